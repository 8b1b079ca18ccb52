import { makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Filled } from '@fluentui/react-icons'
import { type ReactNode, useEffect } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { SeriesView } from '../../../api/schemas.ts'
import { Announcement } from '../../../ui/Announcement.tsx'
import { formatDay, formatHours, formatWeekday, formatWhen, join } from '../../../ui/format-when.ts'
import { Rail, type RailState, type RecordIcon } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { Said } from '../../texts/Said.tsx'
import { DateStrip } from './DateStrip.tsx'
import { howOf, NextDates } from './NextDates.tsx'
import { patternOf } from './pattern-of.ts'
import { patternWords } from './pattern-words.ts'

interface LinkedSeriesProps {
  readonly view: AppointmentView
  readonly series: SeriesView
  readonly notice: ReactNode
  /** While it is as it should be: since when, and how its line is drawn. */
  readonly status: ReactNode
  readonly calm: RailState
  /** Below the rail. */
  readonly note?: ReactNode
  /** Of the open date, where it does not follow like the others. */
  readonly dateStatus: ReactNode
  /** Menu of the link. */
  readonly manage: ReactNode
  /** What happened to the open date. */
  readonly trail: ReactNode
  /** Looks again, keeping what is shown. */
  readonly onRefresh: () => void
}

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'break-word',
  },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  status: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '6px', fontSize: tokens.fontSizeBase200 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  facts: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', columnGap: '8px', rowGap: '6px', margin: 0 },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
})

const icons: Readonly<Record<NonNullable<SeriesView['connection']>['kind'], RecordIcon>> = {
  account: 'organisation',
  lead: 'person',
  supplier: 'supplier',
  'supplier-request': 'supplier',
}
/** While activities are being made somebody watches. */
const watchEveryMs = 2_000

/** Screen 06: the series, the open date of it, and what follows. */
export function LinkedSeries({
  view,
  series,
  notice,
  status,
  calm,
  note,
  dateStatus,
  manage,
  trail,
  onRefresh,
}: LinkedSeriesProps) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const { openPage } = usePanel()
  const texts = all.series
  const openOn = openDay(view, series)
  const open = series.dates.find((date) => date.on === openOn) ?? null
  const activity = view.link?.activity.kind === 'shown' ? view.link.activity.activity : null
  const count = series.dates.filter((date) => date.activityNo !== null && date.kind !== 'removed').length
  const isBeginning = series.expandedThrough === null || series.dates.some((date) => isDue(date, series))
  const pattern = patternOf(series.dates.map(({ on }) => on))
  // A date that was moved says nothing of the hours of the others.
  const usual = series.dates.find(({ kind }) => kind === 'linked')?.when ?? view.when
  useWatch(isBeginning && series.state.kind === 'linked', onRefresh)
  return (
    <Scroll>
      {notice}
      <Rail
        state={series.state.kind === 'linked' && dateStatus === null ? calm : 'paused'}
        isSeries
        recordIcon={icons[series.connection?.kind ?? 'account']}
        appointment={
          <>
            <h1 dir="auto" className={styles.title} tabIndex={-1}>
              {view.subject || all.frame.noSubject}
            </h1>
            <span className={styles.second}>
              {pattern === null
                ? formatWhen(view.when, locale, all.ui)
                : join(locale, patternWords(pattern, locale, texts), formatHours(usual, locale, all.ui))}
            </span>
          </>
        }
        status={dateStatus ?? (series.state.kind === 'linked' ? status : <Stopped state={series.state} />)}
        record={
          <>
            <h2 dir="auto" className={styles.title}>
              {series.connection?.name ?? series.category}
            </h2>
            <span className={styles.second}>{texts.activities(count)}</span>
          </>
        }
      />
      {note}
      <Announcement visible={false} text={isBeginning ? texts.beginning : texts.activities(count)} />
      <section className={styles.section}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{texts.heading}</h2>
          {manage}
        </div>
        {isBeginning && <span className={styles.second}>{texts.beginning}</span>}
        {series.dates.length > 0 && <DateStrip dates={series.dates} openOn={openOn} />}
      </section>
      {open !== null && (
        <section className={styles.section}>
          <div className={styles.head}>
            <h2 className={styles.heading}>{texts.thisDate(formatWeekday(open.on, locale))}</h2>
            {open.activityNo !== null && open.activityUrl !== null && (
              <TextButton
                onClick={() => {
                  openPage(open.activityUrl ?? '')
                }}
              >
                {texts.openInIfs(open.activityNo)}
              </TextButton>
            )}
          </div>
          <dl className={styles.facts}>
            {activity !== null && (
              <>
                <dt className={styles.label}>{texts.activity}</dt>
                <dd className={styles.value}>{`${activity.activityNo} · ${wordOf(all.appointment.states, activity.state)}`}</dd>
              </>
            )}
            <dt className={styles.label}>{all.create.time}</dt>
            <dd className={styles.value}>
              {open.when !== null && (isOn(open) ? formatHours : formatWhen)(open.when, locale, all.ui)}
              <span className={styles.second}>
                {open.kind === 'differs' ? texts.differs : howOf(open, series, texts, locale)}
              </span>
            </dd>
          </dl>
        </section>
      )}
      <NextDates series={series} after={openOn ?? ''} />
      {series.expandedThrough !== null && series.state.kind === 'linked' && (
        <span className={styles.second}>{texts.linkedUpTo(formatDay(series.expandedThrough.slice(0, 10), locale))}</span>
      )}
      {trail}
    </Scroll>
  )
}

function Stopped({ state }: { readonly state: Exclude<SeriesView['state'], { kind: 'linked' }> }) {
  const styles = useStyles()
  const { texts } = useSpeech()
  return (
    <span className={styles.status}>
      <Warning16Filled className={styles.warning} aria-hidden />
      {state.kind === 'ended' ? (
        <span>{texts.series.ended}</span>
      ) : (
        <span>
          <b>{texts.appointment.waits}</b> <Said text={state.why} said={state.said} />
        </span>
      )}
    </span>
  )
}

/** IFS has states that nobody translated. */
const wordOf = (words: Readonly<Record<string, string>>, state: string): string => words[state] ?? state

/** On the very day that its heading says, and over by its end. */
const isOn = ({ on, when }: SeriesView['dates'][number]): boolean =>
  when?.kind === 'timed' && [when.startAt, when.endAt].every((at) => new Date(at).toLocaleDateString('sv') === on)

/** Inside the horizon and without an activity yet. */
const isDue = (date: SeriesView['dates'][number], { expandedThrough }: SeriesView): boolean =>
  date.kind === 'later' && date.when?.kind === 'timed' && expandedThrough !== null && date.when.startAt < expandedThrough

/** The open appointment among the dates: by its activity, else by its time. */
function openDay(view: AppointmentView, series: SeriesView): string | null {
  if (view.kind === 'series') return null
  const byActivity = series.dates.find((date) => view.link !== null && date.activityNo === view.link.activityNo)
  const start = view.when.kind === 'timed' ? view.when.startAt : view.when.startOn
  const byTime = series.dates.find((date) => (date.when?.kind === 'timed' ? date.when.startAt : date.when?.startOn) === start)
  return (byActivity ?? byTime)?.on ?? null
}

function useWatch(isBeginning: boolean, onRefresh: () => void): void {
  useEffect(() => {
    if (!isBeginning) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') onRefresh()
    }, watchEveryMs)
    return () => {
      clearInterval(timer)
    }
  }, [isBeginning, onRefresh])
}
