import { Button } from '@fluentui/react-components'
import { lazy, Suspense, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView, LinkView } from '../../../api/schemas.ts'
import { type Effect, EffectsList } from '../../../ui/EffectsList.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { toFailure } from '../../backend/client.ts'
import { createLink } from '../../backend/create-link.ts'
import { usePanel } from '../../panel-context.ts'
import { type Choices, decideAll } from '../../people/decide-people.ts'
import { PeoplePage } from '../../people/PeoplePage.tsx'
import { CreateForm, type Draft } from './CreateForm.tsx'
import { texts } from './texts.ts'

const ConnectionPicker = lazy(() => import('../../ConnectionPicker.tsx').then((module) => ({ default: module.ConnectionPicker })))

interface CreatePageProps {
  readonly view: AppointmentView
  readonly connection: ConnectionView | null
  readonly onBack: () => void
  readonly onLinked: (link: LinkView) => void
}

type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

/** Two clicks for the usual case: the first opened this page, the second creates. */
export function CreatePage({ view, connection, onBack, onLinked }: CreatePageProps) {
  const { client, me, flavour, menu } = usePanel()
  const [page, setPage] = useState<'form' | 'people' | 'connection'>('form')
  const [choices, setChoices] = useState<Choices>({})
  const [draft, setDraft] = useState<Draft>({
    connection,
    opportunityNo: '',
    activityType: me.activityTypes[0]?.type ?? '',
    subType: '',
    notes: '',
  })
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const [pressed, setPressed] = useState(false)
  const people = decideAll(view.people, draft.connection, choices)
  const undecided = people.toDecide.length
  useReturnFocus(page)
  const toForm = () => {
    setPage('form')
  }

  const create = () => {
    setPressed(true)
    if (step.kind === 'working' || draft.connection === null) return
    if (undecided > 0) {
      setPage('people')
      return
    }
    setStep({ kind: 'working' })
    const { activityType, subType, opportunityNo, notes } = draft
    createLink(client, {
      itemId: view.itemId,
      choices: Object.entries(choices).map(([email, personId]) => ({ email, personId })),
      target: {
        kind: 'new',
        connection: { kind: draft.connection.kind, id: draft.connection.id },
        activityType,
        subType,
        opportunityNo,
        notes,
      },
    }).then(onLinked, (error: unknown) => {
      setStep({ kind: 'failed', failure: toFailure(error) })
    })
  }

  if (page === 'people') {
    return (
      <PeoplePage
        attendees={view.people}
        connection={draft.connection}
        organizerEmail={view.organizer.email}
        choices={choices}
        onChoose={setChoices}
        onDone={toForm}
      />
    )
  }
  if (page === 'connection') {
    return (
      <Suspense>
        <ConnectionPicker
          chosen={draft.connection}
          onBack={toForm}
          onChoose={(chosen) => {
            setDraft({ ...draft, connection: chosen, opportunityNo: '' })
            toForm()
          }}
        />
      </Suspense>
    )
  }
  const effects: Effect[] = [
    { icon: 'create', text: texts.createsOne },
    { icon: 'people', text: texts.connects(people.contacts.length, people.representatives.length) },
    ...(people.leftOut.length === 0
      ? []
      : [
          {
            icon: 'people' as const,
            text: texts.leavesOut(people.leftOut.map(({ person }) => person.name || person.email).join(', ')),
          },
        ]),
    { icon: 'category', text: texts.addsCategory(flavour.category) },
  ]
  return (
    <SubPage
      title={texts.title}
      menu={menu}
      onBack={onBack}
      onPrimary={create}
      footer={
        <>
          {step.kind === 'failed' ? (
            <ErrorInPlace {...step.failure} />
          ) : (
            <EffectsList title={texts.effects} effects={effects} mails={texts.mailsNobody} short={texts.short} />
          )}
          <Actions>
            <Button appearance="primary" disabledFocusable={step.kind === 'working'} onClick={create}>
              {step.kind === 'working' ? texts.creating : texts.create}
            </Button>
            <Button onClick={onBack}>{texts.cancel}</Button>
          </Actions>
        </>
      }
    >
      <CreateForm
        view={view}
        draft={draft}
        peopleSummary={
          undecided > 0 ? texts.toDecide(undecided) : texts.matched(people.contacts.length + people.representatives.length)
        }
        connectionFault={pressed && draft.connection === null ? texts.choose : null}
        onChange={(change) => {
          setDraft({ ...draft, ...change })
        }}
        onReview={() => {
          setPage('people')
        }}
        onPickConnection={() => {
          setPage('connection')
        }}
      />
    </SubPage>
  )
}
