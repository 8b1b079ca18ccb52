import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { NewActivitiesResponse } from '../../../api/new-activities.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { formatStart } from '../../../ui/format-when.ts'
import { hiddenText } from '../../../ui/hidden-text.ts'
import { Scroll } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import type { Loadable } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { pushActivity } from '../../backend/new-activities.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { groupByWeek, type NewActivity } from './group-by-week.ts'
import type { NewActivitiesTexts } from './texts/en.ts'

interface NewActivitiesPageProps {
  readonly state: Loadable<NewActivitiesResponse, Failure>
  readonly onReload: () => void
  readonly onAdded: () => void
}

const useStyles = makeStyles({
  hidden: hiddenText,
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  second: {
    margin: 0,
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '10px',
    rowGap: '8px',
    alignItems: 'center',
    paddingTop: '10px',
    paddingBottom: '10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  small: { fontSize: tokens.fontSizeBase200 },
  muted: { color: tokens.colorNeutralForeground3 },
  good: {
    color: tokens.colorStatusSuccessForeground1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
  },
  wide: { gridColumn: '1 / -1' },
})

/** Screen 08, one at a time: my activities that Outlook does not have yet. */
export function NewActivitiesPage({ state, onReload, onAdded }: NewActivitiesPageProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.newActivities
  const [text, setText] = useState('')
  if (state.kind === 'loading') {
    return (
      <Scroll>
        <Bars label={texts.loading} heights={[32, 48, 48, 48]} />
      </Scroll>
    )
  }
  if (state.kind === 'failed') {
    return (
      <Scroll>
        <FailureInPlace failure={state.failure} onAgain={onReload} />
      </Scroll>
    )
  }
  const { activities } = state.value
  const wanted = text.trim().toLocaleLowerCase()
  const shown = activities.filter(({ activityNo, description, connection }) =>
    [activityNo, description, connection?.name ?? ''].some((part) => part.toLocaleLowerCase().includes(wanted)),
  )
  return (
    <Scroll>
      <h1 className={styles.hidden}>{texts.title}</h1>
      {activities.length === 0 ? (
        <p className={styles.second}>{texts.empty}</p>
      ) : (
        <>
          <SearchBox
            aria-label={texts.filter}
            placeholder={texts.filter}
            value={text}
            style={{ maxWidth: 'none' }}
            onChange={(_event, data) => {
              setText(data.value)
            }}
          />
          <p className={styles.second}>{shown.length === 0 ? texts.noMatch(text.trim()) : texts.addsToCalendar}</p>
        </>
      )}
      {groupByWeek(shown, new Date(), texts).map((group) => (
        <section key={group.title}>
          <h2 className={styles.heading}>{group.title}</h2>
          <ul className={styles.list}>
            {group.activities.map((activity) => (
              <Row key={activity.activityNo} activity={activity} onAdded={onAdded} />
            ))}
          </ul>
        </section>
      ))}
    </Scroll>
  )
}

type Step =
  | { readonly kind: 'ready' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'failed'; readonly failure: Failure }

function Row({ activity, onAdded }: { readonly activity: NewActivity; readonly onAdded: () => void }) {
  const styles = useStyles()
  const { client, openPage } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.newActivities
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const add = () => {
    if (step.kind === 'working') return
    setStep({ kind: 'working' })
    pushActivity(client, activity.activityNo).then(
      ({ outcome }) => {
        setStep({ kind: 'done', words: outcome === 'added' ? texts.added : texts.alreadyThere })
        onAdded()
      },
      (error: unknown) => {
        setStep({ kind: 'failed', failure: toFailure(error) })
      },
    )
  }
  const { cannotBeAdded } = activity
  const detail = [
    cannotBeAdded === null ? null : whyNot(activity, texts),
    activity.when === null ? null : formatStart(activity.when, locale, all.ui),
    activity.connection?.name,
  ].filter((part) => part !== null && part !== undefined)
  return (
    <li className={styles.row}>
      <span className={cannotBeAdded === null ? undefined : styles.muted}>
        <span dir="auto" className={styles.title}>
          {activity.description}
        </span>
        <span className={styles.second}>{detail.join(' · ')}</span>
      </span>
      <span aria-live="polite">
        {cannotBeAdded !== null && (
          <TextButton
            onClick={() => {
              openPage(activity.url)
            }}
            aria-label={texts.openThis(activity.description)}
          >
            {texts.open}
          </TextButton>
        )}
        {cannotBeAdded === null && step.kind === 'done' && (
          <span className={styles.good} data-done>
            <CheckmarkCircle16Filled aria-hidden />
            {step.words}
          </span>
        )}
        {cannotBeAdded === null && step.kind !== 'done' && (
          <Button
            size="small"
            disabledFocusable={step.kind === 'working'}
            onClick={add}
            aria-label={texts.addThis(activity.description)}
          >
            {step.kind === 'working' ? texts.adding : texts.add}
          </Button>
        )}
      </span>
      {step.kind === 'failed' && (
        <div className={styles.wide}>
          <FailureInPlace failure={step.failure} />
        </div>
      )}
    </li>
  )
}

/** The two reasons there are, in words of ours; a third would come in the service's own. */
function whyNot({ when, state, cannotBeAdded }: NewActivity, texts: NewActivitiesTexts): string {
  if (when === null) return texts.noStart
  return state === 'completed' ? texts.completed : `${cannotBeAdded?.reason ?? ''} ${cannotBeAdded?.fix ?? ''}`
}
