import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { Copy16Regular, Link16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { LinkView } from '../../../api/schemas.ts'
import type { SearchActivitiesResponse } from '../../../api/search-activities.ts'
import { Announcement } from '../../../ui/Announcement.tsx'
import { Bars } from '../../../ui/Bars.tsx'
import { type Choice, ChoiceCards } from '../../../ui/ChoiceCards.tsx'
import { Changes } from '../../../ui/Changes.tsx'
import { formatShortStart } from '../../../ui/format-when.ts'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { WhatWillHappen } from '../../../ui/WhatWillHappen.tsx'
import { toFailure } from '../../backend/client.ts'
import { createLink } from '../../backend/create-link.ts'
import { moveLink } from '../../backend/mend-link.ts'
import { searchActivities } from '../../backend/search-activities.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { type Choices, decideAll, newContactsOf } from '../../people/decide-people.ts'
import { PeoplePage } from '../../people/PeoplePage.tsx'
import { dayOfAppointment, onSameDay, takenOver } from './compare.ts'
import { Narrow, type Narrowed } from './Narrow.tsx'

type Found = SearchActivitiesResponse['activities'][number]
type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

interface LinkExistingPageProps {
  readonly view: AppointmentView
  /** Searched for at once. */
  readonly text?: string
  /** The link that the appointment has until then. */
  readonly replaces?: string
  readonly onBack: () => void
  readonly onLinked: (link: LinkView) => void
}

const useStyles = makeStyles({
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  second: { margin: '6px 0 0', color: tokens.colorNeutralForeground3 },
  undecided: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusWarningForeground3,
  },
})

/** Screen 04: search while typing; what is taken over is shown before anything is written. */
export function LinkExistingPage({ view, text: given = '', replaces, onBack, onLinked }: LinkExistingPageProps) {
  const styles = useStyles()
  const { client, flavour, menu } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.linkExisting
  const [choices, setChoices] = useState<Choices>({})
  const [toCreate, setToCreate] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState<'search' | 'people'>('search')
  const [text, setText] = useState(given)
  // What was chosen stays chosen while another search is under way.
  const [chosen, setChosen] = useState<Found>()
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const asked = useDebounced(text.trim())
  const [narrow, setNarrow] = useState<Narrowed>({ sameDay: false, mine: false, there: false })
  const likely = view.suggestions[0]?.connection ?? null
  const { state, reload } = useLoad(
    JSON.stringify([asked, narrow]),
    () =>
      searchActivities(client, asked, {
        day: narrow.sameDay ? dayOfAppointment(view) : null,
        mine: narrow.mine,
        connection: narrow.there ? likely : null,
      }),
    toFailure,
  )
  // The service answers neighbouring days, too: which day it is, is known here.
  const found = (state.kind === 'ready' ? state.value.activities : []).filter(
    (activity) => !narrow.sameDay || onSameDay(activity, view),
  )
  const isNarrowed = narrow.sameDay || narrow.mine || narrow.there
  const alike = found.filter((activity) => onSameDay(activity, view))
  const others = found.filter((activity) => !alike.includes(activity))

  const connection = chosen?.connection ?? null
  const people = decideAll(view.people, connection, choices, toCreate)
  const undecided = people.toDecide.length
  useReturnFocus(page)

  const link = () => {
    if (step.kind === 'working' || chosen === undefined) return
    if (undecided > 0) {
      setPage('people')
      return
    }
    setStep({ kind: 'working' })
    const { activityNo } = chosen
    const decided = {
      choices: Object.entries(choices).map(([email, personId]) => ({ email, personId })),
      ...newContactsOf(people),
    }
    const done =
      replaces === undefined
        ? createLink(client, { itemId: view.itemId, ...decided, target: { kind: 'existing', activityNo } })
        : moveLink(client, replaces, { activityNo, ...decided })
    done.then(onLinked, (error: unknown) => {
      setStep({ kind: 'failed', failure: toFailure(error) })
    })
  }
  const choose = (no: string) => {
    setChosen(found.find((activity) => activity.activityNo === no))
    setStep({ kind: 'ready' })
  }
  if (page === 'people') {
    return (
      <PeoplePage
        attendees={view.people}
        connection={connection}
        organizerEmail={view.organizer.email}
        choices={choices}
        onChoose={setChoices}
        toCreate={toCreate}
        onCreateContact={setToCreate}
        onDone={() => {
          setPage('search')
        }}
      />
    )
  }
  return (
    <SubPage
      title={replaces === undefined ? texts.title : all.appointment.moveLink}
      menu={menu}
      onBack={onBack}
      onPrimary={link}
      footer={
        <>
          {step.kind === 'failed' && <FailureInPlace failure={step.failure} onShow={onBack} />}
          {step.kind !== 'failed' && chosen !== undefined && (
            <WhatWillHappen title={texts.takesOver(chosen.activityNo)} short={texts.short(chosen.activityNo)}>
              <Changes changes={takenOver(chosen, view, { locale, texts, ui: all.ui })} />
              <p className={styles.second}>
                {texts.adds(flavour.category)} {texts.stays}
              </p>
            </WhatWillHappen>
          )}
          {step.kind !== 'failed' && chosen !== undefined && undecided > 0 && (
            <span className={styles.undecided}>
              {all.people.toDecide(undecided)}
              <TextButton
                large
                data-opens="people"
                onClick={() => {
                  setPage('people')
                }}
              >
                {all.people.review}
              </TextButton>
            </span>
          )}
          <Actions>
            <Button appearance="primary" disabledFocusable={chosen === undefined || step.kind === 'working'} onClick={link}>
              {step.kind === 'working' ? texts.linking : chosen === undefined ? texts.linkNothing : texts.link(chosen.activityNo)}
            </Button>
            <Button onClick={onBack}>{texts.cancel}</Button>
          </Actions>
        </>
      }
    >
      <SearchBox
        aria-label={texts.search}
        placeholder={texts.search}
        maxLength={100}
        value={text}
        style={{ maxWidth: 'none' }}
        onChange={(_event, data) => {
          setText(data.value)
        }}
      />
      <Narrow value={narrow} connection={likely} onChange={setNarrow} />
      {state.kind === 'loading' && <Bars label={texts.searching} heights={[72, 72]} />}
      {state.kind === 'failed' && <FailureInPlace failure={state.failure} onAgain={reload} />}
      <Announcement
        text={
          state.kind !== 'ready'
            ? ''
            : found.length > 0
              ? texts.found(found.length)
              : isNarrowed
                ? texts.noneNarrowed
                : asked === ''
                  ? texts.noneOfMine
                  : texts.none(asked)
        }
        visible={found.length === 0}
      />
      <Results
        title={texts.sameDay}
        activities={alike}
        chosenNo={chosen?.activityNo ?? null}
        onChoose={choose}
        hint={texts.sameDayHint}
      />
      <Results
        title={alike.length === 0 ? texts.found(others.length) : texts.more(others.length)}
        activities={others}
        chosenNo={chosen?.activityNo ?? null}
        onChoose={choose}
      />
    </SubPage>
  )
}

interface ResultsProps {
  readonly title: string
  readonly activities: readonly Found[]
  readonly chosenNo: string | null
  readonly onChoose: (no: string) => void
  readonly hint?: string
}

function Results({ title, activities, chosenNo, onChoose, hint }: ResultsProps) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const texts = all.linkExisting
  if (activities.length === 0) return null
  const toChoice = (activity: Found): Choice => ({
    value: activity.activityNo,
    title: activity.description,
    detail: [
      activity.activityNo,
      activity.when === null ? null : formatShortStart(activity.when, locale),
      activity.connection?.name,
    ]
      .filter((part) => part !== null && part !== undefined)
      .join(' · '),
    disabled: activity.linkedBy !== null,
    ...(activity.linkedBy !== null
      ? {
          hint: (
            <>
              <Link16Regular aria-hidden /> {texts.alreadyLinked(activity.linkedBy)}
            </>
          ),
        }
      : hint === undefined
        ? {}
        : {
            hint: (
              <>
                <Copy16Regular aria-hidden /> {hint}
              </>
            ),
          }),
  })
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <ChoiceCards label={title} choices={activities.map(toChoice)} value={chosenNo} onChange={onChoose} />
    </section>
  )
}
