import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Add20Regular, Building20Regular, CalendarLtr20Regular, Person20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

/** State of the link, shown by the line between appointment (square) and record (round). */
export type RailState = 'not-linked' | 'linked' | 'read-only' | 'paused' | 'broken'

interface RailProps {
  readonly state: RailState
  readonly appointment: ReactNode
  readonly status: ReactNode
  readonly record: ReactNode
  readonly recordIcon?: 'building' | 'person'
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalM,
    paddingLeft: '10px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusXLarge,
    fontVariantNumeric: 'tabular-nums',
  },
  node: { width: '28px', height: '28px', boxSizing: 'border-box', display: 'grid', placeItems: 'center', zIndex: 1 },
  appointment: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
  },
  record: {
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground1,
  },
  noRecord: {
    border: `1px dashed ${tokens.colorNeutralForeground4}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
  },
  line: { width: '28px', alignSelf: 'stretch', minHeight: '46px' },
  status: { paddingTop: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalM, minWidth: 0 },
  text: { minWidth: 0, paddingTop: '2px' },
})

const strokes: Readonly<Record<RailState, string>> = {
  'not-linked': tokens.colorNeutralForeground4,
  linked: tokens.colorBrandStroke1,
  'read-only': tokens.colorNeutralStroke1,
  paused: tokens.colorStatusWarningForeground1,
  broken: tokens.colorPaletteRedBorderActive,
}

/** The line is the link: solid with an arrow when linked, dashed when not, with a gap when broken. Decoration; the words say it too. */
export function Rail({ state, appointment, status, record, recordIcon = 'building' }: RailProps) {
  const styles = useStyles()
  const hasRecord = state !== 'not-linked'
  const RecordIcon = recordIcon === 'person' ? Person20Regular : Building20Regular
  return (
    <section className={styles.root} data-rail={state}>
      <span className={mergeClasses(styles.node, styles.appointment)} aria-hidden>
        <CalendarLtr20Regular fontSize={16} />
      </span>
      <div className={styles.text}>{appointment}</div>
      <Line state={state} className={styles.line} />
      <div className={styles.status}>{status}</div>
      <span className={mergeClasses(styles.node, hasRecord ? styles.record : styles.noRecord)} aria-hidden>
        {hasRecord ? <RecordIcon fontSize={16} /> : <Add20Regular fontSize={16} />}
      </span>
      <div className={styles.text}>{record}</div>
    </section>
  )
}

function Line({ state, className }: { state: RailState; className: string }) {
  const stroke = { stroke: strokes[state], strokeWidth: 2, fill: 'none' }
  const dash = state === 'not-linked' ? { strokeDasharray: '4 4' } : state === 'broken' ? { strokeDasharray: '14 12' } : {}
  return (
    <svg className={className} viewBox="0 0 28 46" preserveAspectRatio="none" aria-hidden>
      <line x1="14" y1="2" x2="14" y2="45" {...stroke} {...dash} vectorEffect="non-scaling-stroke" />
      {state === 'linked' && <path d="M9.5 40.5 14 45l4.5-4.5" {...stroke} vectorEffect="non-scaling-stroke" />}
      {state === 'paused' && <path d="M11 18v10M17 18v10" {...stroke} strokeWidth={3} />}
    </svg>
  )
}
