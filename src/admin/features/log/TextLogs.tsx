import { makeStyles, tokens } from '@fluentui/react-components'
import type { TextLogsResponse } from '../../../api/admin-files.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { fetchTextLog, listTextLogs } from '../../backend/read-log.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { formatFileSize } from '../../page/format-file-size.ts'
import { saveFile } from '../../page/save-file.ts'
import { useAction } from '../../page/use-action.ts'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'

const useStyles = makeStyles({
  root: { marginBottom: '16px' },
  list: { listStyle: 'none', margin: 0, padding: 0, maxHeight: '240px', overflowY: 'auto' },
  item: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', padding: '6px 0', alignItems: 'center' },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** The text log beside the Calendar Sync Log, file by file, to be downloaded. */
export function TextLogs({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const { state, reload } = useLoad<TextLogsResponse, Failure>('text-logs', () => listTextLogs(client), toFailure)
  const action = useAction()
  return (
    <div className={styles.root}>
      <Box title="Text log files" second="No secret and no text of a private appointment stands in them.">
        <ActionResult failure={action.failure} done="" />
        {state.kind === 'loading' && <PageSkeleton label="Loading the files" />}
        {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
        {state.kind === 'ready' && state.value.files.length === 0 && (
          <span className={styles.second}>No file yet. The service writes one a day.</span>
        )}
        {state.kind === 'ready' && (
          <ul className={styles.list} tabIndex={0} aria-label="Text log files">
            {state.value.files.map(({ name, bytes, changedAt }) => (
              <li key={name} className={styles.item}>
                <TextButton
                  large
                  onClick={() => {
                    action.run(name, () => fetchTextLog(client, name), saveFile)
                  }}
                >
                  {name}
                </TextButton>
                <span className={styles.second}>
                  {formatFileSize(bytes)}, {formatMoment(changedAt, navigator.language, new Date())}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Box>
    </div>
  )
}
