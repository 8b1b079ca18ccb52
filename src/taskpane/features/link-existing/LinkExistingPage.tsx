import { Button, makeStyles, SearchBox, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components'
import { Copy16Regular, Link16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { LinkView } from '../../../api/schemas.ts'
import type { SearchActivitiesResponse } from '../../../api/search-activities.ts'
import { type Choice, ChoiceCards } from '../../../ui/ChoiceCards.tsx'
import { type Effect, EffectsList } from '../../../ui/EffectsList.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatWhen } from '../../../ui/format-when.ts'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { createLink } from '../../backend/create-link.ts'
import { searchActivities } from '../../backend/search-activities.ts'
import { usePanel } from '../../panel-context.ts'
import { onSameDay, takenOver } from './compare.ts'
import { texts } from './texts.ts'

type Found = SearchActivitiesResponse['activities'][number]
type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

interface LinkExistingPageProps {
  readonly view: AppointmentView
  readonly onBack: () => void
  readonly onLinked: (link: LinkView) => void
}

const useStyles = makeStyles({
  heading: { margin: '0 0 8px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
})

/** Screen 04: search while typing; what is taken over is shown before anything is written. */
export function LinkExistingPage({ view, onBack, onLinked }: LinkExistingPageProps) {
  const { client, locale, flavour } = usePanel()
  const [text, setText] = useState('')
  // What was chosen stays chosen while another search is under way.
  const [chosen, setChosen] = useState<Found>()
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const asked = useDebounced(text.trim())
  const { state, reload } = useLoad(asked, () => searchActivities(client, asked), toFailure)
  const found = state.kind === 'ready' ? state.value.activities : []
  const alike = found.filter((activity) => onSameDay(activity, view))
  const others = found.filter((activity) => !alike.includes(activity))

  const link = () => {
    if (step.kind === 'working' || chosen === undefined) return
    setStep({ kind: 'working' })
    createLink(client, { itemId: view.itemId, choices: [], target: { kind: 'existing', activityNo: chosen.activityNo } }).then(
      onLinked,
      (error: unknown) => {
        setStep({ kind: 'failed', failure: toFailure(error) })
      },
    )
  }
  const choose = (no: string) => {
    setChosen(found.find((activity) => activity.activityNo === no))
    setStep({ kind: 'ready' })
  }
  const effects: Effect[] =
    chosen === undefined
      ? []
      : [
          ...takenOver(chosen, view, locale).map((change) => ({ icon: 'text' as const, text: change })),
          { icon: 'category', text: texts.addsCategory(flavour.category) },
          { icon: 'link', text: texts.stays },
        ]
  return (
    <SubPage
      title={texts.title}
      onBack={onBack}
      footer={
        <>
          {step.kind === 'failed' && <ErrorInPlace {...step.failure} />}
          {step.kind !== 'failed' && chosen !== undefined && (
            <EffectsList
              title={texts.takesOver(chosen.activityNo)}
              effects={effects}
              mails={texts.mailsNobody}
              short={texts.takesOver(chosen.activityNo)}
            />
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
        value={text}
        style={{ maxWidth: 'none' }}
        onChange={(_event, data) => {
          setText(data.value)
        }}
      />
      {state.kind === 'loading' && (
        <Skeleton aria-label="Searching">
          <SkeletonItem size={72} />
        </Skeleton>
      )}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && found.length === 0 && <Text>{asked === '' ? texts.noneOfMine : texts.none(asked)}</Text>}
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
  const { locale } = usePanel()
  if (activities.length === 0) return null
  const toChoice = (activity: Found): Choice => ({
    value: activity.activityNo,
    title: activity.description,
    detail: [activity.activityNo, activity.when === null ? null : formatWhen(activity.when, locale), activity.connection?.name]
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
