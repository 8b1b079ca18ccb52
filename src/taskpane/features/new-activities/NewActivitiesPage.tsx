import { Button, Checkbox, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { NewActivitiesResponse } from '../../../api/new-activities.ts'
import { Announcement } from '../../../ui/Announcement.tsx'
import { Bars } from '../../../ui/Bars.tsx'
import { EffectsList } from '../../../ui/EffectsList.tsx'
import { hiddenText } from '../../../ui/hidden-text.ts'
import { Actions, Footer, Scroll } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import type { Loadable } from '../../../ui/use-load.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { ActivityRow } from './ActivityRow.tsx'
import { groupByWeek } from './group-by-week.ts'
import { usePushes } from './use-pushes.ts'

interface NewActivitiesPageProps {
  readonly state: Loadable<NewActivitiesResponse, Failure>
  readonly onReload: () => void
  readonly onAdded: () => void
  /** A page covers the frame. */
  readonly onCover: (covered: boolean) => void
  /** The page that invites people to what was added. */
  readonly invite: (linkId: string, onBack: () => void) => ReactNode
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  hidden: hiddenText,
  second: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  selection: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  box: { marginBlock: '-8px', marginInline: '-8px' },
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
})

/** Screen 08: my activities that Outlook does not have yet, added to the calendar as many at once as wanted. */
export function NewActivitiesPage({ state, onReload, onAdded, onCover, invite }: NewActivitiesPageProps) {
  const styles = useStyles()
  const { texts: all } = useSpeech()
  const texts = all.newActivities
  const [text, setText] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [inviting, setInviting] = useState<string | null>(null)
  const { steps, progress, result, add } = usePushes(onAdded)
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
  const goTo = (linkId: string | null) => {
    setInviting(linkId)
    onCover(linkId !== null)
  }
  if (inviting !== null) {
    return invite(inviting, () => {
      goTo(null)
    })
  }
  const { activities } = state.value
  const wanted = text.trim().toLocaleLowerCase()
  // What is selected stays in view, or somebody would add what they no longer see.
  const shown = activities.filter(
    ({ activityNo, description, connection }) =>
      selected.has(activityNo) ||
      [activityNo, description, connection?.name ?? ''].some((part) => part.toLocaleLowerCase().includes(wanted)),
  )
  const mayBeAdded = ({ activityNo, cannotBeAdded }: (typeof activities)[number]) =>
    cannotBeAdded === null && steps.get(activityNo)?.kind !== 'done'
  const open = shown.filter(mayBeAdded).map(({ activityNo }) => activityNo)
  const chosen = open.filter((activityNo) => selected.has(activityNo))
  const select = (activityNos: readonly string[]) => {
    if (progress === null) setSelected(new Set(activityNos))
  }
  const run = () => {
    void add(chosen)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    if (event.key === 'Enter') run()
    if (event.key !== 'a' || (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox')) return
    event.preventDefault()
    select(open)
  }
  return (
    <div className={styles.root} onKeyDown={onKeyDown}>
      <Scroll>
        <h1 className={styles.hidden}>{texts.title}</h1>
        {activities.length === 0 ? (
          <p className={styles.second}>{texts.empty}</p>
        ) : (
          <SearchBox
            aria-label={texts.filter}
            placeholder={texts.filter}
            value={text}
            style={{ maxWidth: 'none' }}
            onChange={(_event, data) => {
              setText(data.value)
            }}
          />
        )}
        {activities.length > 0 && shown.length === 0 && <p className={styles.second}>{texts.noMatch(text.trim())}</p>}
        {open.length > 0 && (
          <div className={styles.selection}>
            <Checkbox
              className={styles.box}
              aria-label={texts.selectAll}
              checked={chosen.length === 0 ? false : chosen.length === open.length ? true : 'mixed'}
              disabled={progress !== null}
              onChange={() => {
                select(chosen.length === open.length ? [] : open)
              }}
            />
            <span>{texts.selected(chosen.length, open.length)}</span>
            {chosen.length > 0 && (
              <TextButton
                onClick={() => {
                  select([])
                }}
              >
                {texts.clear}
              </TextButton>
            )}
          </div>
        )}
        {groupByWeek(shown, new Date(), texts).map((group) => (
          <section key={group.title}>
            <h2 className={styles.heading}>{group.title}</h2>
            <ul className={styles.list}>
              {group.activities.map((activity) => (
                <ActivityRow
                  key={activity.activityNo}
                  activity={activity}
                  selected={chosen.includes(activity.activityNo)}
                  step={steps.get(activity.activityNo)}
                  onToggle={() => {
                    const next = new Set(selected)
                    if (!next.delete(activity.activityNo)) next.add(activity.activityNo)
                    select([...next])
                  }}
                  onInvite={goTo}
                />
              ))}
            </ul>
          </section>
        ))}
      </Scroll>
      <Announcement
        visible={false}
        text={
          progress !== null
            ? texts.addingOf(progress.through + 1, progress.of)
            : result === null
              ? ''
              : texts.result(result.added, result.notAdded)
        }
      />
      {open.length > 0 && (
        <Footer>
          {chosen.length > 0 && (
            <EffectsList
              title={all.create.effects}
              effects={[
                { icon: 'calendar', text: texts.addsAppointments(chosen.length) },
                { icon: 'text', text: texts.writesNames },
              ]}
              mails={all.create.mailsNobody}
              short={texts.short(chosen.length)}
            />
          )}
          <Actions>
            <Button appearance="primary" disabledFocusable={chosen.length === 0 || progress !== null} onClick={run}>
              {progress !== null
                ? texts.addingOf(progress.through + 1, progress.of)
                : chosen.length === 0
                  ? texts.addNothing
                  : texts.addToCalendar(chosen.length)}
            </Button>
          </Actions>
        </Footer>
      )}
    </div>
  )
}
