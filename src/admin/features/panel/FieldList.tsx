import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { useState } from 'react'
import type { PanelField } from '../../../api/admin-panel.ts'
import type { Failure } from '../../../api/failure.ts'
import type { SettingFault } from '../../../domain/check-panel-setup.ts'
import type { AvailableFields } from '../../../domain/panel-setup.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import type { Loadable } from '../../../ui/use-load.ts'
import { Box } from '../../page/Box.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { AddField } from './AddField.tsx'
import { FieldRow } from './FieldRow.tsx'
import { ownerWords } from './owner-words.ts'

type Owner = PanelField['owner']

const useStyles = makeStyles({
  // on a phone they are moved sideways rather than cut
  tabs: { display: 'flex', minHeight: '40px', padding: '0 12px', overflowX: 'auto', '& > *': { minWidth: 'max-content' } },
  add: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '12px 18px 6px', alignItems: 'center' },
  flag: { width: '76px' },
  panels: { width: '128px' },
  buttons: { width: '100px' },
  empty: { padding: '8px 18px' },
  scroll: { overflowX: 'auto' },
  wide: { minWidth: '780px' },
  narrow: { minWidth: '480px' },
})

interface FieldListProps {
  readonly fields: readonly PanelField[]
  readonly available: Loadable<AvailableFields, Failure>
  readonly faults: readonly SettingFault[]
  readonly onChange: (fields: PanelField[]) => void
  readonly onReload: () => void
}

/** The fields that the panel shows of an activity, a contact and a representative, in their order. */
export function FieldList({ fields, available, faults, onChange, onReload }: FieldListProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const [owner, setOwner] = useState<Owner>('activity')
  const mine = fields.flatMap((field, index) => (field.owner === owner ? [{ field, index }] : []))
  const described = available.kind === 'ready' ? (available.value[owner] ?? []) : []
  const put = (next: readonly PanelField[]) => {
    onChange([...fields.filter((field) => field.owner !== owner), ...next])
  }
  const own = mine.map(({ field }) => field)
  const replaced = (at: number, ...by: readonly PanelField[]) => [...own.slice(0, at), ...by, ...own.slice(at + 1)]
  const move = (at: number, by: number) => {
    const next = [...own]
    next.splice(at + by, 0, ...next.splice(at, 1))
    put(next)
  }
  const isActivity = owner === 'activity'
  return (
    <Box title="Fields" second="in the order of the panel" wide>
      <div className={styles.tabs}>
        <Tabs
          label="Whose fields"
          chosen={owner}
          onChoose={setOwner}
          tabs={ownerWords.map(([name, label]) => ({
            name,
            label,
            count: fields.filter((field) => field.owner === name).length,
          }))}
        />
      </div>
      {mine.length === 0 && (
        <div className={styles.empty}>No field of its own. The panel shows subject, time and people anyway.</div>
      )}
      {mine.length > 0 && (
        <div className={styles.scroll} role="group" aria-label="Fields" tabIndex={0}>
          <table className={mergeClasses(table.table, isActivity ? styles.wide : styles.narrow)}>
            <thead>
              <tr>
                <th className={table.head}>Attribute of IFS</th>
                <th className={table.head}>Label</th>
                {isActivity && (
                  <>
                    <th className={mergeClasses(table.head, styles.flag)}>Editable</th>
                    <th className={mergeClasses(table.head, styles.flag)}>Required</th>
                    <th className={table.head}>Default</th>
                  </>
                )}
                <th className={mergeClasses(table.head, styles.panels)}>Panels</th>
                <td className={mergeClasses(table.head, styles.buttons)} />
              </tr>
            </thead>
            <tbody>
              {mine.map(({ field, index }, at) => (
                <FieldRow
                  key={`${owner} ${field.name}`}
                  field={field}
                  described={described.find(({ name }) => name === field.name)}
                  fault={faults.find((fault) => fault.field.startsWith(`fields.${index}.`))}
                  isFirst={at === 0}
                  isLast={at === mine.length - 1}
                  onChange={(changed) => put(replaced(at, { ...field, ...changed }))}
                  onMove={(by) => move(at, by)}
                  onRemove={() => put(replaced(at))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.add}>
        {available.kind === 'loading' && <PageSkeleton label="Asking IFS for its attributes" />}
        {available.kind === 'failed' && <ErrorInPlace {...available.failure} action={{ label: 'Try again', run: onReload }} />}
        {available.kind === 'ready' && (
          <AddField
            key={owner}
            free={described.filter(({ name }) => !own.some((field) => field.name === name))}
            onAdd={({ name, label }) =>
              put([...own, { owner, name, label, editable: false, required: false, preset: null, panels: 'both' }])
            }
          />
        )}
      </div>
    </Box>
  )
}
