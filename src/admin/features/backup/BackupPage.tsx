import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ImportBackupResponse } from '../../../api/admin-files.ts'
import { formatMoment } from '../../../ui/format-when.ts'
import { findLostLinks } from '../../backend/administration.ts'
import type { Client } from '../../backend/client.ts'
import { fetchBackup, fetchDiagnostics, importBackup } from '../../backend/set-up.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { FileButton } from '../../page/FileButton.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { saveFile } from '../../page/save-file.ts'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useAction } from '../../page/use-action.ts'
import { ScrollArea } from '../../page/WideDialog.tsx'

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px', maxWidth: '860px' },
  text: { margin: '0 0 12px' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', margin: '12px 0' },
})

const today = () => new Date().toISOString().slice(0, 10)

/** Links and configuration as one document, out of here and into here. */
export function BackupPage({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const exporting = useAction()
  const importing = useAction()
  const finding = useAction()
  const collecting = useAction()
  const [document, setDocument] = useState('')
  const [found, setFound] = useState<ImportBackupResponse | null>(null)
  const mayImport = found !== null && found.faultCount === 0 && !found.applied && importing.working === ''
  return (
    <>
      <PageHead title="Backup and move" second="To keep, to move to another server, or to send to whoever helps you." />
      <div className={styles.boxes}>
        <Box title="Export">
          <p className={styles.text}>Links and configuration as one JSON document, without secrets.</p>
          <ActionResult failure={exporting.failure} done={exporting.done} />
          <Button
            icon={<ArrowDownload20Regular />}
            disabledFocusable={exporting.working !== ''}
            onClick={() => {
              if (exporting.working === '') exporting.run('backup', () => fetchBackup(client, today()), saveFile)
            }}
          >
            {exporting.working === 'backup' ? 'Exporting…' : 'Download the backup'}
          </Button>
        </Box>
        <Box title="Import">
          <p className={styles.text}>
            The document is checked whole first; nothing is written until you say so. Links that stand here already stay as they
            are.
          </p>
          <FileButton
            label="Choose a backup"
            accept=".json,application/json"
            onText={(text) => {
              setDocument(text)
              setFound(null)
              importing.run('check', () => importBackup(client, text, 'check'), setFound)
            }}
          />
          {importing.working === 'check' && <p role="status">Checking…</p>}
          {found !== null && <Found found={found} />}
          <ActionResult failure={importing.failure} done={importing.done} />
          {found !== null && (
            <Button
              appearance="primary"
              disabledFocusable={!mayImport}
              onClick={() => {
                if (!mayImport) return
                importing.run(
                  'import',
                  () => importBackup(client, document, 'import'),
                  (applied) => {
                    setFound(applied)
                    return 'Imported. Enter the secrets under Configuration; they are never part of a backup.'
                  },
                )
              }}
            >
              {importing.working === 'import' ? 'Importing…' : 'Import it'}
            </Button>
          )}
        </Box>
        <Box title="Lost links">
          <p className={styles.text}>
            With a database lost, and no backup of it, links are found again by their marks in Outlook. Nothing is doubled or
            deleted.
          </p>
          <ActionResult failure={finding.failure} done={finding.done} />
          <Button
            disabledFocusable={finding.working !== ''}
            onClick={() => {
              if (finding.working !== '') return
              finding.run(
                'find',
                () => findLostLinks(client),
                ({ mailboxes }) =>
                  `${mailboxes === 1 ? '1 mailbox is' : `${mailboxes.toLocaleString()} mailboxes are`} looked through. Each link found has a row in the log.`,
              )
            }}
          >
            {finding.working === '' ? 'Look for lost links' : 'Beginning…'}
          </Button>
        </Box>
        <Box title="Diagnostics bundle">
          <p className={styles.text}>
            Versions, settings without secrets, and the recent log with subjects hashed, as one JSON document.
          </p>
          <ActionResult failure={collecting.failure} done={collecting.done} />
          <Button
            icon={<ArrowDownload20Regular />}
            disabledFocusable={collecting.working !== ''}
            onClick={() => {
              if (collecting.working === '') collecting.run('bundle', () => fetchDiagnostics(client, today()), saveFile)
            }}
          >
            {collecting.working === '' ? 'Download the bundle' : 'Collecting…'}
          </Button>
        </Box>
      </div>
    </>
  )
}

function Found({ found }: { readonly found: ImportBackupResponse }) {
  const styles = useStyles()
  const table = useTableStyles()
  const { links, settings, panel, faults, faultCount } = found
  return (
    <>
      <div className={styles.facts} role="status">
        {found.madeAt !== '' && (
          <span>
            Made {formatMoment(found.madeAt, navigator.language, new Date())}, version {found.version}
          </span>
        )}
        <span>{links.new.toLocaleString()} links new</span>
        <span>{links.same.toLocaleString()} already here</span>
        <span>{links.differing.toLocaleString()} differ and stay as they are here</span>
        <span>{settings.toLocaleString()} settings</span>
        {panel && <span>panel set-up</span>}
      </div>
      {faultCount > 0 && (
        <>
          <StatusWord status="bad">
            {faultCount === 1 ? '1 fault' : `${faultCount.toLocaleString()} faults`}. Nothing can be imported.
          </StatusWord>
          <ScrollArea label="Faults of the document">
            <table className={table.table}>
              <tbody>
                {faults.map(({ path, message }) => (
                  <tr key={`${path} ${message}`}>
                    <td className={table.cell}>
                      <code>{path}</code>
                    </td>
                    <td className={table.cell}>{message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </>
      )}
    </>
  )
}
