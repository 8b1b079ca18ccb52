import { Button } from '@fluentui/react-components'
import type { CheckConfigurationResponse } from '../../../api/admin-configuration.ts'
import { useTableStyles } from '../../page/table-styles.ts'
import { ScrollArea, WideDialog } from '../../page/WideDialog.tsx'

interface ConsequencesProps {
  readonly consequences: CheckConfigurationResponse['consequences']
  readonly working: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** What saving would do that somebody might not expect, by name, before it does. */
export function Consequences({ consequences, working, onConfirm, onCancel }: ConsequencesProps) {
  const table = useTableStyles()
  return (
    <WideDialog
      title="Before this is saved"
      onCancel={onCancel}
      actions={
        <>
          <Button appearance="primary" disabledFocusable={working} onClick={onConfirm}>
            {working ? 'Saving…' : 'Save anyway'}
          </Button>
          <Button onClick={onCancel}>Go back</Button>
        </>
      }
    >
      {consequences.map(({ field, message, concerned, total }) => (
        <div key={field}>
          <p>{message}</p>
          {concerned.length > 0 && (
            <ScrollArea label="What is concerned">
              <table className={table.table}>
                <tbody>
                  {concerned.map(({ name, detail }) => (
                    <tr key={`${name} ${detail}`}>
                      <td className={table.cell}>{name}</td>
                      <td className={table.cell}>{detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollArea>
          )}
          {total > concerned.length && concerned.length > 0 && (
            <p>{`The first ${concerned.length} of ${total.toLocaleString()} are shown.`}</p>
          )}
        </div>
      ))}
    </WideDialog>
  )
}
