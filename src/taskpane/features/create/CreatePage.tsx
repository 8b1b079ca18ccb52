import { Button, makeStyles } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { PanelFormView } from '../../../api/panel-form.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView, LinkView } from '../../../api/schemas.ts'
import { EffectsList } from '../../../ui/EffectsList.tsx'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { untilOnline } from '../../../ui/until-online.ts'
import { toFailure } from '../../backend/client.ts'
import { createLink } from '../../backend/create-link.ts'
import { linkSeries } from '../../backend/link-series.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { type Choices, decideAll, newContactsOf } from '../../people/decide-people.ts'
import { PeoplePage } from '../../people/PeoplePage.tsx'
import { CreateForm } from './CreateForm.tsx'
import type { Draft } from './draft.ts'
import { checkDrafts, fieldsFor, filledIn } from './field-drafts.ts'
import { effectsOf } from './effects-of.ts'

const ConnectionPicker = lazy(() =>
  untilOnline(() => import('../../connections/ConnectionPicker.tsx')).then((module) => ({ default: module.ConnectionPicker })),
)

// Nothing of its own: what is in it lies as if this were not there.
const useStyles = makeStyles({ form: { display: 'contents' } })

interface CreatePageProps {
  readonly view: AppointmentView
  readonly connection: ConnectionView | null
  /** It was all decided before, while there was only a form: created at once, unless a person is still to be decided. */
  readonly decided: Draft | null
  readonly onBack: () => void
  /** The form is another one than was filled in: the view is to be looked at again, what was filled in stays. */
  readonly onFormChanged?: () => void
  readonly onLinked?: (link: LinkView) => void
  readonly onSeriesLinked?: () => void
  /** Instead of creating: no server knows the appointment yet. */
  readonly onDecide?: (draft: Draft) => void
}

type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

/** Two clicks for the usual case: the first opened this page, the second creates. */
export function CreatePage({
  view,
  connection,
  decided,
  onBack,
  onFormChanged,
  onLinked,
  onSeriesLinked,
  onDecide,
}: CreatePageProps) {
  const styles = useStyles()
  const { client, me, flavour, menu } = usePanel()
  const { locale, texts: all } = useSpeech()
  const { create: texts, people: peopleTexts } = all
  const form = view.form ?? me.form
  const fields = fieldsFor(form, flavour.isPurchasing)
  const [page, setPage] = useState<'form' | 'people' | 'connection'>('form')
  const [choices, setChoices] = useState<Choices>({})
  /** Addresses of those to be made contacts. */
  const [toCreate, setToCreate] = useState<ReadonlySet<string>>(new Set())
  const [typed, setDraft] = useState<Draft>(
    decided ?? {
      connection,
      opportunityNo: '',
      activityType: form.defaultActivityType,
      subType: '',
      notes: '',
      fields: {},
      scope: view.kind === 'series' ? 'series' : 'date',
    },
  )
  const draft = offeredBy(form, typed)
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  /** How often somebody tried to create. */
  const [tries, setTries] = useState(0)
  const pressed = tries > 0
  const { values, faults } = checkDrafts(fields, draft.fields, locale)
  const formRef = useRef<HTMLDivElement>(null)
  const formOnly = onDecide !== undefined
  const people = decideAll(view.people, draft.connection, choices, toCreate)
  const undecided = people.toDecide.length
  useReturnFocus(page)
  const toForm = () => {
    setPage('form')
  }

  const create = () => {
    setTries((count) => count + 1)
    if (step.kind === 'working' || draft.connection === null || faults.length > 0) return
    if (onDecide !== undefined) {
      onDecide(draft)
      return
    }
    if (undecided > 0) {
      setPage('people')
      return
    }
    setStep({ kind: 'working' })
    const { activityType, subType, opportunityNo, notes } = draft
    const { kind, id } = draft.connection
    const request = {
      itemId: view.itemId,
      choices: Object.entries(choices).map(([email, personId]) => ({ email, personId })),
      ...newContactsOf(people),
      target: {
        kind: 'new' as const,
        connection: { kind, id },
        activityType,
        subType,
        opportunityNo,
        notes,
        ...(fields.length === 0 ? {} : { fields: filledIn(fields, values) }),
      },
    }
    const done =
      draft.scope === 'series'
        ? linkSeries(client, request).then(() => onSeriesLinked?.())
        : createLink(client, request).then((link) => onLinked?.(link))
    done.catch((error: unknown) => {
      const failure = toFailure(error)
      setStep({ kind: 'failed', failure })
      if (failure.code === 'invalid-field') onFormChanged?.()
    })
  }
  useEffect(() => {
    if (tries > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')?.focus()
  }, [tries])
  const atOnce = useRef(decided === null ? null : create)
  useEffect(() => {
    const createOnce = atOnce.current
    atOnce.current = null
    createOnce?.()
  }, [])

  if (page === 'people') {
    return (
      <PeoplePage
        attendees={view.people}
        connection={draft.connection}
        organizerEmail={view.organizer.email}
        choices={choices}
        notLookedUp={formOnly}
        onChoose={setChoices}
        toCreate={toCreate}
        onCreateContact={setToCreate}
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
  const known = people.contacts.length + people.representatives.length
  return (
    <SubPage
      title={texts.title}
      menu={menu}
      onBack={onBack}
      onPrimary={create}
      footer={
        <>
          {step.kind === 'failed' ? (
            <FailureInPlace failure={step.failure} onShow={onBack} />
          ) : (
            <EffectsList
              title={texts.effects}
              effects={effectsOf(people, flavour.category, { formOnly, series: draft.scope === 'series' }, texts)}
              mails={texts.mailsNobody}
              short={draft.scope === 'series' ? texts.shortSeries : texts.short}
            />
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
      <div ref={formRef} className={styles.form}>
        <CreateForm
          view={view}
          draft={draft}
          peopleSummary={
            formOnly
              ? texts.matchedOnceSaved(view.people.length)
              : undecided > 0
                ? peopleTexts.toDecide(undecided)
                : texts.matched(known)
          }
          fields={fields}
          fieldFaults={pressed ? faults : []}
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
      </div>
    </SubPage>
  )
}

/** A type that an administrator took away meanwhile is chosen no more. */
function offeredBy({ activityTypes, defaultActivityType }: PanelFormView, draft: Draft): Draft {
  const offered = activityTypes.find(({ type }) => type === draft.activityType)
  if (offered === undefined) return { ...draft, activityType: defaultActivityType, subType: '' }
  return offered.subTypes.includes(draft.subType) ? draft : { ...draft, subType: '' }
}
