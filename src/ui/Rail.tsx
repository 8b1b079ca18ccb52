import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Add20Regular,
  ArrowRepeatAll20Regular,
  Building20Regular,
  CalendarLtr20Regular,
  LockClosed20Regular,
  Person20Regular,
  ShieldKeyhole20Regular,
  VehicleTruckProfile20Regular,
} from '@fluentui/react-icons'
import type { ReactNode } from 'react'

/** State of the link, shown by the line between appointment (square) and record (round). */
export type RailState = 'not-linked' | 'private' | 'linked' | 'offline' | 'read-only' | 'paused' | 'broken'
export type RecordIcon = 'organisation' | 'person' | 'supplier'

interface RailProps {
  readonly state: RailState
  readonly appointment: ReactNode
  readonly status: ReactNode
  readonly record: ReactNode
  readonly recordIcon?: RecordIcon
  readonly isSeries?: boolean
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '12px 12px 14px 10px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusXLarge,
    fontVariantNumeric: 'tabular-nums',
  },
  node: { gridColumn: 1, width: '28px', height: '28px', boxSizing: 'border-box', display: 'grid', placeItems: 'center' },
  appointment: {
    gridRow: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
  },
  record: {
    gridRow: 3,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground1,
  },
  noRecord: {
    gridRow: 3,
    border: `1px dashed ${tokens.colorNeutralForeground4}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
  },
  // From just under the square to just above the record, however many lines the words take.
  line: { gridColumn: 1, gridRow: '1 / 3', position: 'relative', marginTop: '30px', marginBottom: '2px' },
  // Forced colours leave SVG strokes alone: line and mark take theirs from here.
  stroke: { '@media (forced-colors: active)': { '& line, & path': { stroke: 'CanvasText' } } },
  highlight: { '@media (forced-colors: active)': { '& line, & path': { stroke: 'Highlight' } } },
  shaft: { position: 'absolute', left: 0, top: 0, width: '28px', height: '100%' },
  mark: { position: 'absolute', left: 0, bottom: 0 },
  middle: { position: 'absolute', left: 0, top: 'calc(50% - 8px)' },
  status: { gridColumn: 2, paddingTop: '12px', paddingBottom: '12px', minWidth: 0 },
  text: { gridColumn: 2, minWidth: 0, paddingTop: '4px' },
  record28: { minHeight: '28px', boxSizing: 'border-box' },
})

const strokes: Readonly<Record<RailState, string>> = {
  'not-linked': tokens.colorNeutralForeground4,
  private: tokens.colorNeutralForeground4,
  linked: tokens.colorBrandStroke1,
  offline: tokens.colorBrandStroke1,
  'read-only': tokens.colorNeutralStroke1,
  paused: tokens.colorStatusWarningForeground1,
  broken: tokens.colorPaletteRedBorderActive,
}
const recordIcons = { organisation: Building20Regular, person: Person20Regular, supplier: VehicleTruckProfile20Regular }

/** The line is the link: solid with an arrow when linked, dashed when not, with a gap when broken. Decoration; the words say it too. */
export function Rail({ state, appointment, status, record, recordIcon = 'organisation', isSeries = false }: RailProps) {
  const styles = useStyles()
  const hasRecord = state !== 'not-linked' && state !== 'private'
  const AppointmentIcon = state === 'private' ? LockClosed20Regular : isSeries ? ArrowRepeatAll20Regular : CalendarLtr20Regular
  const RecordMark = hasRecord ? recordIcons[recordIcon] : state === 'private' ? ShieldKeyhole20Regular : Add20Regular
  return (
    <section className={styles.root} data-rail={state}>
      <span className={mergeClasses(styles.node, styles.appointment)} aria-hidden>
        <AppointmentIcon fontSize={16} />
      </span>
      <div className={styles.text}>{appointment}</div>
      <Line state={state} />
      <div className={styles.status}>{status}</div>
      <span className={mergeClasses(styles.node, hasRecord ? styles.record : styles.noRecord)} aria-hidden>
        <RecordMark fontSize={16} />
      </span>
      <div className={mergeClasses(styles.text, styles.record28)}>{record}</div>
    </section>
  )
}

function Line({ state }: { readonly state: RailState }) {
  const styles = useStyles()
  const stroke = { stroke: strokes[state], strokeWidth: 2, fill: 'none' }
  const dashed = state === 'not-linked' || state === 'private' || state === 'offline'
  return (
    <span className={mergeClasses(styles.line, styles.stroke, state === 'linked' && styles.highlight)} aria-hidden>
      <svg className={styles.shaft}>
        {state === 'broken' ? (
          <>
            <line x1="14" y1="0" x2="14" y2="36%" {...stroke} />
            <line x1="14" y1="64%" x2="14" y2="100%" {...stroke} />
          </>
        ) : (
          <line x1="14" y1="0" x2="14" y2="100%" {...stroke} {...(dashed ? { strokeDasharray: '4 4' } : {})} />
        )}
      </svg>
      {(state === 'linked' || state === 'read-only') && (
        <svg className={styles.mark} width="28" height="8" viewBox="0 0 28 8">
          <path d="M9.5 2.5 14 7l4.5-4.5" {...stroke} />
        </svg>
      )}
      {state === 'paused' && (
        <svg className={styles.middle} width="28" height="16" viewBox="0 0 28 16">
          <path d="M8 0h12v16H8z" fill={tokens.colorNeutralBackground2} />
          <path d="M11.5 3v10M16.5 3v10" {...stroke} />
        </svg>
      )}
    </span>
  )
}
