import { lazy, startTransition, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ConnectionView, LinkView } from '../../api/schemas.ts'
import { PageMessage } from '../../ui/PageMessage.tsx'
import { Scroll } from '../../ui/SubPage.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { untilOnline } from '../../ui/until-online.ts'
import { FailureInPlace } from '../failures/FailureInPlace.tsx'
import { PanelSkeleton } from '../frame/PanelSkeleton.tsx'
import type { Draft } from '../features/create/draft.ts'
import type { Host } from '../host/host.ts'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'
import type { FirstLook, Look } from './look-at-item.ts'
import { StaleBar } from './StaleBar.tsx'
import { useItem } from './use-item.ts'
import { useNews } from './use-news.ts'

// One of these is the first view; none waits for the others.
const Linked = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../features/appointment/Linked.tsx')).then((module) => ({
    default: module.Linked,
  })),
)
const SeriesOverview = lazy(() =>
  untilOnline(() => import('./SeriesOverview.tsx')).then((module) => ({ default: module.SeriesOverview })),
)
const InvitationsPage = lazy(() =>
  untilOnline(() => import('../features/invitations/InvitationsPage.tsx')).then((module) => ({
    default: module.InvitationsPage,
  })),
)
const WhyPage = lazy(() =>
  untilOnline(() => import('../features/explain/WhyPage.tsx')).then((module) => ({ default: module.WhyPage })),
)
const NotLinked = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'not-linked' */ '../features/appointment/NotLinked.tsx')).then((module) => ({
    default: module.NotLinked,
  })),
)
const Refused = lazy(() =>
  untilOnline(() => import('../features/appointment/Refused.tsx')).then((module) => ({ default: module.Refused })),
)
const CreatePage = lazy(() =>
  untilOnline(() => import('../features/create/CreatePage.tsx')).then((module) => ({ default: module.CreatePage })),
)
const LinkExistingPage = lazy(() =>
  untilOnline(() => import('../features/link-existing/LinkExistingPage.tsx')).then((module) => ({
    default: module.LinkExistingPage,
  })),
)
const FormOnly = lazy(() => untilOnline(() => import('./FormOnly.tsx')).then((module) => ({ default: module.FormOnly })))

interface AppointmentTabProps {
  readonly host: Host
  readonly firstLook: FirstLook
  /** A page covers the frame. */
  readonly onCover: (covered: boolean) => void
  readonly onLinkChanged: () => void
  /** There is something to see. */
  readonly onShown: () => void
}
type FormLook = Extract<Look, { kind: 'form' }>
type Page =
  | { readonly kind: 'overview' }
  | {
      readonly kind: 'create'
      readonly connection: ConnectionView | null
      /** Decided while there was no more than a form. */ readonly decided: Draft | null
    }
  | { readonly kind: 'link-existing'; /** Searched for at once. */ readonly text: string }
  | { readonly kind: 'move'; readonly linkId: string }
  | { readonly kind: 'invite'; readonly linkId: string }
  | { readonly kind: 'why' }

/** The appointment that is open in Outlook, and what can be done with it. */
export function AppointmentTab({ host, firstLook, onCover, onLinkChanged, onShown }: AppointmentTabProps) {
  const { state, turn, reload, setLink } = useItem(host, firstLook)
  const { texts } = useSpeech()
  // What was decided for an appointment that no server knows yet; it belongs to that one alone.
  const [decided, setDecided] = useState<{ readonly turn: number; readonly draft: Draft } | null>(null)
  const draft = decided?.turn === turn ? decided.draft : null
  const current = state.kind === 'ready' ? state.value : null
  // A form that somebody fills in stays as it is although its appointment is saved meanwhile: nothing that was typed is lost.
  const [filling, setFilling] = useState<{ readonly turn: number; readonly look: FormLook } | null>(null)
  const form = useRef<FormLook | null>(null)
  useEffect(() => {
    form.current = current?.kind === 'form' ? current : null
  }, [current])
  const coverForm = useCallback(
    (covered: boolean) => {
      onCover(covered)
      setFilling(covered && form.current !== null ? { turn, look: form.current } : null)
    },
    [onCover, turn],
  )
  const shown = state.kind !== 'loading'
  useEffect(() => {
    if (shown) onShown()
  }, [shown, onShown])
  const linked = useCallback(
    (key: string, link: LinkView) => {
      onLinkChanged()
      // Success is the linked view itself; another appointment that was opened meanwhile is none of it.
      if (!setLink(key, link)) return
      setDecided(null)
      if (host.isMobile) void host.markLogged()
    },
    [setLink, onLinkChanged, host],
  )
  if (state.kind === 'failed') {
    return (
      <Scroll>
        <FailureInPlace failure={state.failure} onAgain={reload} />
      </Scroll>
    )
  }
  const look = filling?.turn === turn ? filling.look : current
  if (look?.kind === 'none') {
    return (
      <Scroll>
        <PageMessage title={texts.frame.noAppointment} text={texts.frame.noAppointmentText} />
      </Scroll>
    )
  }
  return (
    <Suspense fallback={<PanelSkeleton label={texts.frame.loading} />}>
      {look === null ? (
        <PanelSkeleton label={texts.frame.loading} />
      ) : look.kind === 'form' ? (
        <FormOnly
          key={turn}
          look={look}
          decided={draft}
          onDecide={(next) => {
            setDecided(next === null ? null : { turn, draft: next })
          }}
          onCover={coverForm}
        />
      ) : (
        <Seen
          key={turn}
          look={look}
          decided={draft}
          onCover={onCover}
          onLinked={linked}
          onLinkChanged={onLinkChanged}
          reload={reload}
        />
      )}
    </Suspense>
  )
}

interface SeenProps {
  readonly look: Extract<Look, { kind: 'seen' }>
  readonly decided: Draft | null
  readonly onCover: (covered: boolean) => void
  readonly onLinked: (key: string, link: LinkView) => void
  readonly onLinkChanged: () => void
  readonly reload: (quietly?: boolean) => void
}

function Seen({ look, decided, onCover, onLinked, onLinkChanged, reload }: SeenProps) {
  const { flavour } = usePanel()
  const [page, setPage] = useState<Page>(() =>
    decided === null || look.view.link !== null
      ? { kind: 'overview' }
      : { kind: 'create', connection: decided.connection, decided },
  )
  useReturnFocus(page.kind)
  const startsCovered = useRef(page.kind !== 'overview')
  // Another appointment that is opened meanwhile comes with the frame; at once, so that it cannot undo what a quick press covers next.
  const isHere = useRef(true)
  useLayoutEffect(() => {
    isHere.current = true
    onCover(startsCovered.current)
    return () => {
      isHere.current = false
      onCover(false)
    }
  }, [onCover])
  const goTo = (next: Page) => {
    // The view before stays until the code of the next one is there.
    startTransition(() => {
      setPage(next)
      onCover(next.kind !== 'overview')
    })
  }
  const refresh = useCallback(() => {
    reload(true)
  }, [reload])
  const { view, stale, at } = look
  // Where nobody answers, the panel asks by itself whether rmsync is back.
  useNews(view, page.kind === 'overview' && stale === null, refresh)
  const knownAt = stale === null ? null : at
  const linked = (link: LinkView) => {
    startTransition(() => {
      if (isHere.current) goTo({ kind: 'overview' })
      onLinked(look.key, link)
    })
  }
  // A series that was just linked is shown once it is seen: *Not linked* in between would offer to create it again.
  const [beforeSeries, setBeforeSeries] = useState<typeof look | null>(null)
  useEffect(() => {
    if (beforeSeries === null || beforeSeries === look) return
    startTransition(() => {
      setBeforeSeries(null)
      setPage({ kind: 'overview' })
      onCover(false)
    })
  }, [beforeSeries, look, onCover])
  const back = () => {
    goTo({ kind: 'overview' })
    // What was refused because of something that happened meanwhile shows as it is now.
    reload(true)
  }
  if (page.kind === 'create') {
    return (
      <CreatePage
        view={view}
        connection={page.connection}
        decided={page.decided}
        onBack={back}
        onFormChanged={refresh}
        onLinked={linked}
        onSeriesLinked={() => {
          setBeforeSeries(look)
          reload(true)
          onLinkChanged()
        }}
      />
    )
  }
  if (page.kind === 'link-existing') return <LinkExistingPage view={view} text={page.text} onBack={back} onLinked={linked} />
  if (page.kind === 'move') return <LinkExistingPage view={view} replaces={page.linkId} onBack={back} onLinked={linked} />
  if (page.kind === 'invite') return <InvitationsPage linkId={page.linkId} onBack={back} onSent={back} />
  if (page.kind === 'why') return <WhyPage view={view} onBack={back} />
  const toWhy = () => {
    goTo({ kind: 'why' })
  }
  const bar = stale === null ? null : <StaleBar because={stale} at={at} product={flavour.name} />
  const unlinked = () => {
    reload()
    onLinkChanged()
  }
  const guest = view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer'
  // Of one date somebody who was invited sees the one link of the organizer, read-only; of the whole series, the series.
  if (view.series !== null && (view.mayLink.kind === 'yes' || (guest && view.link === null))) {
    return (
      <SeriesOverview
        view={view}
        series={view.series}
        guest={guest}
        knownAt={knownAt}
        notice={bar}
        onRefresh={refresh}
        onUnlinked={unlinked}
        onWhy={toWhy}
      />
    )
  }
  if (view.link !== null) {
    const { linkId } = view.link
    return (
      <Linked
        view={view}
        link={view.link}
        knownAt={knownAt}
        notice={bar}
        onRefresh={refresh}
        onUnlinked={unlinked}
        onWhy={toWhy}
        onInvite={() => {
          goTo({ kind: 'invite', linkId })
        }}
        onMove={() => {
          goTo({ kind: 'move', linkId })
        }}
      />
    )
  }
  if (view.mayLink.kind === 'no') return <Refused view={view} refusal={view.mayLink} notice={bar} />
  return (
    <NotLinked
      key={view.itemId}
      view={view}
      knownAt={knownAt}
      notice={bar}
      onCreate={(connection) => {
        goTo({ kind: 'create', connection, decided: null })
      }}
      onLinkExisting={(text = '') => {
        goTo({ kind: 'link-existing', text })
      }}
      onCover={onCover}
    />
  )
}
