import { Combobox, makeStyles, Option } from '@fluentui/react-components'
import { useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import type { ListRepresentativesResponse } from '../../api/admin-representatives.ts'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useLoad } from '../../ui/use-load.ts'
import { type Client, toFailure } from '../backend/client.ts'
import { listRepresentatives } from '../backend/representatives.ts'

const useStyles = makeStyles({ root: { minWidth: '0', width: '190px' }, list: { maxHeight: '320px' } })
const everybody = 'All representatives'
const offered = 50

interface RepresentativePickerProps {
  readonly client: Client
  /** Representative id; empty: all. */
  readonly chosen: string
  readonly onChoose: (representativeId: string) => void
}

/** One of thousands, found by typing; the service searches. */
export function RepresentativePicker({ client, chosen, onChoose }: RepresentativePickerProps) {
  const styles = useStyles()
  const [typed, setTyped] = useState<string | null>(null)
  const [name, setName] = useState(chosen === '' ? everybody : chosen)
  const asked = useDebounced((typed ?? '').trim())
  const { state } = useLoad<ListRepresentativesResponse, Failure>(
    asked,
    () => listRepresentatives(client, { ...(asked === '' ? {} : { text: asked }), limit: offered }),
    toFailure,
  )
  const found = state.kind === 'ready' ? state.value.representatives : []
  return (
    <Combobox
      className={styles.root}
      input={{ style: { minWidth: 0, width: '100%' } }}
      listbox={{ className: styles.list }}
      aria-label="Representative"
      value={typed ?? name}
      selectedOptions={[chosen]}
      onInput={(event) => {
        setTyped(event.currentTarget.value)
      }}
      onBlur={() => {
        setTyped(null)
      }}
      onOptionSelect={(_event, { optionValue = '', optionText = everybody }) => {
        setName(optionText)
        setTyped(null)
        onChoose(optionValue)
      }}
    >
      <Option value="">{everybody}</Option>
      {found.map((person) => (
        <Option key={person.representativeId} value={person.representativeId} text={person.name}>
          {person.name}
        </Option>
      ))}
    </Combobox>
  )
}
