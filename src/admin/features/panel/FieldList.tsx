import { Button, Checkbox, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components'
import { Add16Regular, ArrowDown16Regular, ArrowUp16Regular, Dismiss16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { AvailableFieldsResponse, PanelField } from '../../../api/admin-panel.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { availableFields } from '../../backend/set-up.ts'
import { Box } from '../../page/Box.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { useTableStyles } from '../../page/table-styles.ts'

type Owner = PanelField['owner']
const owners: readonly (readonly [Owner, string])[] = [
  ['activity', 'Activity'],
  ['contact', 'Contact'],
  ['representative', 'Representative'],
]

const useStyles = makeStyles({
  tabs: { display: 'flex', minHeight: '40px', padding: '0 12px', overflowX: 'auto' },
  add: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '12px 18px 6px', alignItems: 'center' },
  select: { flexGrow: 1, maxWidth: '360px' },
  flag: { width: '92px', '@media (max-width: 599px)': { width: '76px' } },
  buttons: { width: '112px' },
  moves: { display: 'flex' },
  label: { width: '100%', minWidth: 0 },
  empty: { padding: '8px 18px' },
  scroll: { overflowX: 'auto' },
  table: { minWidth: '480px' },
})

interface FieldListProps {
  readonly client: Client
  readonly fields: readonly PanelField[]
  readonly onChange: (fields: PanelField[]) => void
}

/** The fields that the panel shows of an activity, a contact and a representative, in their order. */
export function FieldList({ client, fields, onChange }: FieldListProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const [owner, setOwner] = useState<Owner>('activity')
  const { state, reload } = useLoad<AvailableFieldsResponse, Failure>(owner, () => availableFields(client, owner), toFailure)
  const mine = fields.filter((field) => field.owner === owner)
  const others = fields.filter((field) => field.owner !== owner)
  const put = (next: readonly PanelField[]) => {
    onChange([...others, ...next])
  }
  const change = (name: string, changed: Partial<PanelField>) => {
    put(mine.map((field) => (field.name === name ? { ...field, ...changed } : field)))
  }
  const move = (at: number, by: number) => {
    const next = [...mine]
    next.splice(at + by, 0, ...next.splice(at, 1))
    put(next)
  }
  const free = state.kind === 'ready' ? state.value.fields.filter(({ name }) => !mine.some((field) => field.name === name)) : []
  return (
    <Box title="Fields" second="in the order of the panel" wide>
      <div className={styles.tabs}>
        <Tabs
          label="Whose fields"
          chosen={owner}
          onChoose={setOwner}
          tabs={owners.map(([name, label]) => ({ name, label, count: fields.filter((field) => field.owner === name).length }))}
        />
      </div>
      {mine.length === 0 && (
        <div className={styles.empty}>No field of its own. The panel shows subject, time and people anyway.</div>
      )}
      {mine.length > 0 && (
        <div className={styles.scroll} role="group" aria-label="Fields" tabIndex={0}>
          <table className={mergeClasses(table.table, styles.table)}>
            <thead>
              <tr>
                <th className={table.head}>Attribute of IFS</th>
                <th className={table.head}>Label</th>
                <th className={mergeClasses(table.head, styles.flag)}>Editable</th>
                <th className={mergeClasses(table.head, styles.flag)}>Required</th>
                <td className={mergeClasses(table.head, styles.buttons)} />
              </tr>
            </thead>
            <tbody>
              {mine.map((field, at) => (
                <tr key={field.name}>
                  <td className={table.cell}>{field.name}</td>
                  <td className={table.cell}>
                    <Input
                      className={styles.label}
                      input={{ style: { minWidth: 0, width: '100%' } }}
                      aria-label={`Label of ${field.name}`}
                      maxLength={100}
                      value={field.label}
                      onChange={(_event, { value }) => change(field.name, { label: value })}
                    />
                  </td>
                  <td className={table.cell}>
                    <Checkbox
                      aria-label={`${field.name} is editable`}
                      checked={field.editable}
                      onChange={(_event, { checked }) =>
                        change(field.name, { editable: checked === true, ...(checked === true ? {} : { required: false }) })
                      }
                    />
                  </td>
                  <td className={table.cell}>
                    <Checkbox
                      aria-label={`${field.name} is required`}
                      checked={field.required}
                      disabled={!field.editable}
                      onChange={(_event, { checked }) => change(field.name, { required: checked === true })}
                    />
                  </td>
                  <td className={table.cell}>
                    <span className={styles.moves}>
                      <Button
                        appearance="subtle"
                        size="small"
                        icon={<ArrowUp16Regular />}
                        aria-label={`Move ${field.name} up`}
                        disabledFocusable={at === 0}
                        onClick={() => at > 0 && move(at, -1)}
                      />
                      <Button
                        appearance="subtle"
                        size="small"
                        icon={<ArrowDown16Regular />}
                        aria-label={`Move ${field.name} down`}
                        disabledFocusable={at === mine.length - 1}
                        onClick={() => at < mine.length - 1 && move(at, 1)}
                      />
                      <Button
                        appearance="subtle"
                        size="small"
                        icon={<Dismiss16Regular />}
                        aria-label={`Take ${field.name} away`}
                        onClick={() => put(mine.filter(({ name }) => name !== field.name))}
                      />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.add}>
        {state.kind === 'loading' && <PageSkeleton label="Asking IFS for its attributes" />}
        {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
        {state.kind === 'ready' && (
          <AddField
            key={owner}
            free={free}
            onAdd={({ name, label }) =>
              put([...mine, { owner, name, label, editable: false, required: false, preset: null, panels: 'both' }])
            }
          />
        )}
      </div>
    </Box>
  )
}

interface AddFieldProps {
  readonly free: AvailableFieldsResponse['fields']
  readonly onAdd: (field: AvailableFieldsResponse['fields'][number]) => void
}

function AddField({ free, onAdd }: AddFieldProps) {
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
        {free.map(({ name, label, isCustom }) => (
          <option key={name} value={name}>
            {label} ({name}
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
