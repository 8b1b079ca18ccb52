import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { ImportSwitchesResponse } from '../../../api/admin-representatives.ts'
import type { Client } from '../../backend/client.ts'
import { importSwitches } from '../../backend/representatives.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { FileButton } from '../../page/FileButton.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useAction } from '../../page/use-action.ts'
import { ScrollArea, WideDialog } from '../../page/WideDialog.tsx'

const mostShown = 500
const outcomeWords = {
  'turn-on': ['good', 'Turn on'],
  'turn-off': ['off', 'Turn off'],
  'no-change': ['off', 'No change'],
  wrong: ['bad', 'Wrong'],
} as const

const useStyles = makeStyles({ head: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px' } })

interface ImportDialogProps {
  readonly client: Client
  readonly onClose: (applied: boolean) => void
}

/** CSV of who syncs: looked at line by line first, applied only when every line is right. */
export function ImportDialog({ client, onClose }: ImportDialogProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const [csv, setCsv] = useState('')
  const [plan, setPlan] = useState<ImportSwitchesResponse | null>(null)
  const action = useAction()
  const look = (text: string) => {
    action.run('look', () => importSwitches(client, { csv: text, apply: false }), setPlan)
  }
  const changes = plan === null ? 0 : plan.turnOn + plan.turnOff
  // what is wrong comes first: that is what has to be mended
  const lines = plan === null ? [] : [...plan.lines].sort((a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong'))
  return (
    <WideDialog
      title="Import CSV"
      onCancel={() => onClose(false)}
      actions={
        <>
          {plan === null ? (
            <Button
              appearance="primary"
              disabledFocusable={csv.trim() === '' || action.working !== ''}
              onClick={() => {
                if (csv.trim() !== '') look(csv)
              }}
            >
              {action.working === 'look' ? 'Looking…' : 'Show what would change'}
            </Button>
          ) : (
            <Button
              appearance="primary"
              disabledFocusable={plan.wrong > 0 || changes === 0 || action.working !== ''}
              onClick={() => {
                if (plan.wrong > 0 || changes === 0) return
                action.run(
                  'apply',
                  () => importSwitches(client, { csv, apply: true }),
                  () => onClose(true),
                )
              }}
            >
              {action.working === 'apply'
                ? 'Applying…'
                : `Apply ${changes.toLocaleString()} ${changes === 1 ? 'change' : 'changes'}`}
            </Button>
          )}
          <Button onClick={() => onClose(false)}>Cancel</Button>
        </>
      }
    >
      <span>
        Two columns with a head: <code>representative</code> (id or e-mail address) and <code>active</code> (yes or no).
      </span>
      <FileButton
        label="Choose a file"
        accept=".csv,text/csv"
        onText={(text) => {
          setCsv(text)
          look(text)
        }}
      />
      <Field label="Or paste it here">
        <Textarea
          value={csv}
          rows={4}
          placeholder={'representative,active\nELSA,yes'}
          onChange={(_event, { value }) => {
            setCsv(value)
            setPlan(null)
          }}
        />
      </Field>
      {plan !== null && (
        <>
          <div className={styles.head} role="status">
            <span>{plan.turnOn.toLocaleString()} turn on</span>
            <span>{plan.turnOff.toLocaleString()} turn off</span>
            <span>{plan.noChange.toLocaleString()} without change</span>
            {plan.wrong > 0 && (
              <StatusWord status="bad">
                {plan.wrong.toLocaleString()} wrong. Nothing is applied until every line is right.
              </StatusWord>
            )}
          </div>
          <ScrollArea label="Lines of the file">
            <table className={table.table}>
              <thead>
                <tr>
                  <th className={table.head} style={{ width: '56px' }}>
                    Line
                  </th>
                  <th className={table.head}>Representative</th>
                  <th className={table.head}>What</th>
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, mostShown).map((line) => (
                  <tr key={line.line}>
                    <td className={table.cell}>{line.line}</td>
                    <td className={table.cell}>
                      {line.name ?? line.text}
                      {line.name !== null && <span className={table.second}>{line.representativeId}</span>}
                    </td>
                    <td className={table.cell}>
                      <StatusWord status={outcomeWords[line.outcome][0]}>{outcomeWords[line.outcome][1]}</StatusWord>
                      {line.reason !== '' && <span className={table.second}>{line.reason}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          {lines.length > mostShown && <span>The first {mostShown} lines are shown, wrong ones first.</span>}
        </>
      )}
      <ActionResult failure={action.failure} done="" />
    </WideDialog>
  )
}
