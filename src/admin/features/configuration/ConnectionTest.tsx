import { makeStyles, tokens } from '@fluentui/react-components'
import type { DoctorReportView } from '../../../api/admin-doctor.ts'
import type { Failure } from '../../../api/failure.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { Box } from '../../page/Box.tsx'
import { formatTook } from '../../page/CheckRow.tsx'
import { type Status, StatusWord } from '../../page/StatusWord.tsx'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '12px' },
  second: {
    display: 'block',
    paddingInlineStart: '24px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
})
const statusOf: Readonly<Record<DoctorReportView['checks'][number]['outcome'], Status>> = {
  fine: 'good',
  warning: 'warning',
  'needs-fix': 'bad',
  skipped: 'off',
}

interface ConnectionTestProps {
  readonly report: DoctorReportView | null
  readonly failure: Failure | null
  readonly working: boolean
  readonly onRun: () => void
}

/** What each permission let rmsync do just now, with what is entered, saved or not. */
export function ConnectionTest({ report, failure, working, onRun }: ConnectionTestProps) {
  const styles = useStyles()
  if (failure === null && report === null && !working) return null
  return (
    <Box
      title="Connection test"
      {...(report === null ? {} : { second: formatMoment(report.ranAt, navigator.language, new Date()) })}
    >
      {failure !== null && <ErrorInPlace {...failure} action={{ label: 'Try again', run: onRun }} />}
      {working && <Bars label="Testing the connection" heights={[36, 36, 36, 36, 36]} />}
      {!working && report !== null && (
        <ul className={styles.list} role="status">
          {report.checks.map(({ id, outcome, title, found, fix, tookMs }) => (
            <li key={id}>
              <StatusWord status={statusOf[outcome]}>{title}</StatusWord>
              <span className={styles.second}>
                {found} {fix} {outcome === 'fine' && formatTook(tookMs)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
