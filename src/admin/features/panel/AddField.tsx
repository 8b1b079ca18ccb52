import { Button, makeStyles, Select } from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { FieldDescription } from '../../../domain/field.ts'

const useStyles = makeStyles({ select: { flexGrow: 1, maxWidth: '420px', minWidth: 0, '& > select': { minWidth: 0 } } })

const typeWords: Readonly<Record<FieldDescription['type'], string>> = {
  text: 'text',
  number: 'number',
  'yes-no': 'yes or no',
  date: 'date',
  timestamp: 'date and time',
  choice: 'list',
}

interface AddFieldProps {
  readonly free: readonly FieldDescription[]
  readonly onAdd: (field: FieldDescription) => void
}

/** What `$metadata` has and the panel does not show yet. */
export function AddField({ free, onAdd }: AddFieldProps) {
  const styles = useStyles()
  const [chosen, setChosen] = useState('')
  const field = free.find(({ name }) => name === chosen) ?? free[0]
  if (field === undefined) return <span>Every attribute that IFS has stands above.</span>
  return (
    <>
      <Select
        className={styles.select}
        aria-label="Attribute to add"
        value={field.name}
        onChange={(_event, { value }) => setChosen(value)}
      >
        {free.map(({ name, label, type, isCustom }) => (
          <option key={name} value={name}>
            {label} ({name}, {typeWords[type]}
            {isCustom ? ', of your company' : ''})
          </option>
        ))}
      </Select>
      <Button icon={<Add16Regular />} onClick={() => onAdd(field)}>
        Add
      </Button>
    </>
  )
}
