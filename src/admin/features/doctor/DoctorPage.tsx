import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwise20Regular, ArrowDownload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { DoctorCheckView, DoctorReportView, LastDoctorReport } from '../../../api/admin-doctor.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { lastDoctorReport, runDoctor } from '../../backend/administration.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { fetchDiagnostics } from '../../backend/set-up.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { CheckRow, formatTook } from '../../page/CheckRow.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageLink } from '../../page/PageLink.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { saveFile } from '../../page/save-file.ts'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useAction } from '../../page/use-action.ts'

const useStyles = makeStyles({
  sums: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', marginBottom: '12px', alignItems: 'center' },
  end: { marginInlineStart: 'auto' },
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  mailbox: { maxWidth: '420px', marginBottom: '16px' },
  empty: { color: tokens.colorNeutralForeground2 },
})

/** The whole installation, in the order it is built; what needs a fix comes first. */
export function DoctorPage({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const action = useAction()
  const [copied, setCopied] = useState(false)
  const [mailbox, setMailbox] = useState('')
  const { state, reload, replace } = useLoad<LastDoctorReport, Failure>('doctor', () => lastDoctorReport(client), toFailure)
  const report = state.kind === 'ready' ? state.value.report : null
  const scope = mailbox.trim() === '' ? {} : { mailboxOutOfScope: mailbox.trim() }
  const run = () => {
    if (action.working === '')
      action.run(
        'run',
        () => runDoctor(client, scope),
        (ran) => replace({ report: ran }),
      )
  }
  const again = (check: DoctorCheckView) => {
    if (action.working !== '') return
    action.run(
      check.id,
      () => runDoctor(client, { only: [check.id], ...scope }),
      (ran) => {
        if (report !== null) replace({ report: merged(report, ran) })
      },
    )
  }
  const last =
    report === null
      ? ''
      : ` Last run ${formatMoment(report.ranAt, navigator.language, new Date())} by ${report.by}, ${formatTook(report.tookMs)}.`
  const bad = report?.checks.filter(({ outcome }) => outcome === 'needs-fix') ?? []
  const warned = report?.checks.filter(({ outcome }) => outcome === 'warning') ?? []
  const skipped = report?.checks.filter(({ outcome }) => outcome === 'skipped') ?? []
  const fine = report?.checks.filter(({ outcome }) => outcome === 'fine') ?? []
  const looking = [...bad, ...warned, ...skipped]
  return (
    <>
      <PageHead title="Doctor" second={`Walks the whole installation in order.${last}`}>
        <Button
          icon={<ArrowDownload20Regular />}
          title="Versions, settings without secrets, recent log with subjects hashed."
          onClick={() => {
            if (action.working === '')
              action.run('bundle', () => fetchDiagnostics(client, new Date().toISOString().slice(0, 10)), saveFile)
          }}
        >
          {action.working === 'bundle' ? 'Collecting…' : 'Diagnostics bundle'}
        </Button>
        <Button appearance="primary" icon={<ArrowClockwise20Regular />} disabledFocusable={action.working !== ''} onClick={run}>
          {action.working === 'run' ? 'Checking…' : report === null ? 'Run' : 'Run again'}
        </Button>
      </PageHead>
      <Field
        className={styles.mailbox}
        label="A mailbox that must be refused"
        hint="Somebody outside the mailbox scope, to prove that it holds. Optional."
      >
        <Input type="email" maxLength={320} value={mailbox} onChange={(_event, { value }) => setMailbox(value)} />
      </Field>
      <ActionResult failure={action.failure} done={action.done} />
      {state.kind === 'loading' && <PageSkeleton label="Loading the last report" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && report === null && <p className={styles.empty}>It has not run yet. It changes nothing.</p>}
      {report !== null && (
        <>
          <div className={styles.sums} role="status">
            {bad.length > 0 && (
              <StatusWord status="bad">{bad.length === 1 ? '1 needs a fix' : `${bad.length} need a fix`}</StatusWord>
            )}
            {warned.length > 0 && (
              <StatusWord status="warning">{warned.length === 1 ? '1 warning' : `${warned.length} warnings`}</StatusWord>
            )}
            {skipped.length > 0 && <StatusWord status="off">{skipped.length} not checked</StatusWord>}
            <StatusWord status="good">{fine.length} fine</StatusWord>
            <span className={styles.end}>
              <TextButton
                onClick={() => {
                  navigator.clipboard.writeText(asText(report)).then(
                    () => setCopied(true),
                    () => saveFile({ name: 'rmsync-doctor.txt', content: new Blob([asText(report)]) }),
                  )
                }}
              >
                {copied ? 'Copied' : 'Copy as text'}
              </TextButton>
            </span>
          </div>
          <div className={styles.boxes}>
            {looking.length > 0 && (
              <Box title="Needs a fix" wide>
                <ul className={styles.list}>
                  {looking.map((check) => (
                    <CheckRow key={check.id} check={check}>
                      {check.outcome !== 'skipped' && (
                        <Button size="small" disabledFocusable={action.working !== ''} onClick={() => again(check)}>
                          {action.working === check.id ? 'Checking…' : 'Check again'}
                        </Button>
                      )}
                      {check.id === 'ifs-service-user' && <PageLink page="service">Restart the service</PageLink>}
                    </CheckRow>
                  ))}
                </ul>
              </Box>
            )}
            {fine.length > 0 && (
              <Box title="Fine" wide>
                <ul className={styles.list}>
                  {fine.map((check) => (
                    <CheckRow key={check.id} check={check} />
                  ))}
                </ul>
              </Box>
            )}
          </div>
        </>
      )}
    </>
  )
}

/** What was looked at again takes the place of what was seen before. */
const merged = (report: DoctorReportView, ran: DoctorReportView): DoctorReportView => ({
  ...report,
  checks: report.checks.map((check) => ran.checks.find(({ id }) => id === check.id) ?? check),
})

const asText = (report: DoctorReportView): string =>
  [
    `Doctor, ${report.ranAt}, by ${report.by}`,
    ...report.checks.map(({ outcome, title, found, fix, command }) =>
      [`[${outcome}] ${title}: ${found}`, fix, command ?? ''].filter((line) => line !== '').join('\n    '),
    ),
  ].join('\n')
