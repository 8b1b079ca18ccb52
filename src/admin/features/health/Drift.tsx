import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { HealthView } from '../../../api/admin-health.ts'
import { formatDuration } from '../../../ui/format-when.ts'
import { compareLinks } from '../../backend/administration.ts'
import type { Client } from '../../backend/client.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { useAction } from '../../page/use-action.ts'

const useStyles = makeStyles({
  root: { gridColumn: '1 / -1', minWidth: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    rowGap: '8px',
    columnGap: '48px',
    margin: '0 0 14px',
  },
  fact: { display: 'flex', justifyContent: 'space-between', columnGap: '16px' },
  value: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  label: { color: tokens.colorNeutralForeground2 },
})

interface DriftProps {
  readonly health: HealthView
  readonly client: Client
}

/** What comparing all links with both sides found last, and comparing them now. */
export function Drift({ health, client }: DriftProps) {
  const styles = useStyles()
  const action = useAction()
  const { drift, throttling, asOf } = health
  const ago = drift.lastRunAt === null ? null : Math.max(0, Date.parse(asOf) - Date.parse(drift.lastRunAt))
  const facts = [
    ['Compared last', ago === null ? 'Not yet' : ago < 60_000 ? 'Just now' : `${formatDuration(ago)} ago`],
    ['Links compared', drift.links.toLocaleString()],
    ['Differed', drift.differed.toLocaleString()],
    ['Repaired', drift.repaired.toLocaleString()],
    ['Set aside for a person', drift.setAside.toLocaleString()],
    ['Throttled by Outlook, last 24 hours', throttling.lastDay.toLocaleString()],
    ['Waited for it', throttling.waitedMs === 0 ? '–' : formatDuration(throttling.waitedMs)],
  ] as const
  return (
    <div className={styles.root}>
      <Box title="Drift" second="Outlook and IFS compared, link by link">
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label} className={styles.fact}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
        <ActionResult failure={action.failure} done={action.done} />
        <Button
          size="small"
          title="Reads every link in Outlook and IFS, spread over time. What differs is relayed."
          disabledFocusable={action.working !== ''}
          onClick={() => {
            if (action.working !== '') return
            action.run(
              'compare',
              () => compareLinks(client),
              () => 'The comparison is under way. What it finds stands here and in the log.',
            )
          }}
        >
          {action.working === '' ? 'Compare now' : 'Beginning…'}
        </Button>
      </Box>
    </div>
  )
}
