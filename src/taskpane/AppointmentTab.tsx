import { Button } from '@fluentui/react-components'
import { lazy, useCallback, useEffect, useState } from 'react'
import type { AppointmentView } from '../api/read-appointment.ts'
import type { ConnectionView, LinkView } from '../api/schemas.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { PageMessage } from '../ui/PageMessage.tsx'
import { Scroll } from '../ui/SubPage.tsx'
import { useLoad } from '../ui/use-load.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { toFailure } from './backend/client.ts'
import { readAppointment } from './backend/read-appointment.ts'
import { Linked } from './features/appointment/Linked.tsx'
import { NotLinked } from './features/appointment/NotLinked.tsx'
import { Refused } from './features/appointment/Refused.tsx'
import type { Host, HostItem } from './host/host.ts'
import { PanelSkeleton } from './PanelSkeleton.tsx'
import { usePanel } from './panel-context.ts'

const CreatePage = lazy(() => import('./features/create/CreatePage.tsx').then((module) => ({ default: module.CreatePage })))
const LinkExistingPage = lazy(() =>
  import('./features/link-existing/LinkExistingPage.tsx').then((module) => ({ default: module.LinkExistingPage })),
)

interface AppointmentTabProps {
  readonly host: Host
  /** A page covers the frame. */
  readonly onCover: (covered: boolean) => void
  readonly onLinkChanged: () => void
}
type Known =
  | { readonly item: Exclude<HostItem, { kind: 'saved' }> }
  | { readonly item: Extract<HostItem, { kind: 'saved' }>; readonly view: AppointmentView }
type Page =
  | { readonly kind: 'overview' }
  | { readonly kind: 'create'; readonly connection: ConnectionView | null }
  | { readonly kind: 'link-existing' }

const askAgainMs = 2_000

/** The appointment that is open in Outlook, and what can be done with it. */
export function AppointmentTab({ host, onCover, onLinkChanged }: AppointmentTabProps) {
  const { client } = usePanel()
  const [itemCount, setItemCount] = useState(0)
  const [page, setPage] = useState<Page>({ kind: 'overview' })
  const { state, reload, replace } = useLoad<Known, ReturnType<typeof toFailure>>(
    `item ${itemCount}`,
    async () => {
      const item = await host.currentItem()
      return item.kind === 'saved' ? { item, view: await readAppointment(client, { itemId: item.itemId }) } : { item }
    },
    toFailure,
  )
  const goTo = useCallback(
    (next: Page) => {
      setPage(next)
      onCover(next.kind !== 'overview')
    },
    [onCover],
  )
  useEffect(
    () =>
      host.onItemChanged(() => {
        goTo({ kind: 'overview' })
        setItemCount((count) => count + 1)
      }),
    [host, goTo],
  )
  useReturnFocus(page.kind)
  const waits = state.kind === 'ready' && state.value.item.kind !== 'saved'
  useEffect(() => {
    if (!waits) return undefined
    // Saving is the person's own act; once it happened the panel goes on by itself.
    const timer = setInterval(() => {
      reload(true)
    }, askAgainMs)
    return () => {
      clearInterval(timer)
    }
  }, [waits, reload])
  useEffect(() => {
    const failed = state.kind === 'failed'
    const online = () => {
      if (failed) reload()
    }
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
    }
  }, [state.kind, reload])
  const refresh = useCallback(() => {
    reload(true)
  }, [reload])

  if (state.kind === 'loading') return <PanelSkeleton />
  if (state.kind === 'failed') {
    return (
      <Scroll>
        <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />
      </Scroll>
    )
  }
  const known = state.value
  if (!('view' in known)) return <NoAppointment item={known.item} onCheckAgain={reload} />
  const { view, item } = known
  const linked = (link: LinkView) => {
    // Success is the linked view itself.
    replace({ item, view: { ...view, link } })
    goTo({ kind: 'overview' })
    onLinkChanged()
  }
  const back = () => {
    goTo({ kind: 'overview' })
    // What was refused because of something that happened meanwhile shows as it is now.
    reload(true)
  }
  if (page.kind === 'create') return <CreatePage view={view} connection={page.connection} onBack={back} onLinked={linked} />
  if (page.kind === 'link-existing') return <LinkExistingPage view={view} onBack={back} onLinked={linked} />
  if (view.link !== null) {
    return (
      <Linked
        view={view}
        link={view.link}
        onRefresh={refresh}
        onUnlinked={() => {
          reload()
          onLinkChanged()
        }}
      />
    )
  }
  if (view.mayLink.kind === 'no') return <Refused view={view} refusal={view.mayLink} />
  return (
    <NotLinked
      key={view.itemId}
      view={view}
      onCreate={(connection) => {
        goTo({ kind: 'create', connection })
      }}
      onLinkExisting={() => {
        goTo({ kind: 'link-existing' })
      }}
      onCover={onCover}
    />
  )
}

function NoAppointment({ item, onCheckAgain }: { readonly item: HostItem; readonly onCheckAgain: () => void }) {
  return (
    <Scroll>
      {item.kind === 'none' ? (
        <PageMessage title="No appointment is open" text="Open an appointment in Outlook to see or link its activity." />
      ) : (
        <PageMessage
          title="Save the appointment first"
          text="Outlook has not saved this appointment yet. Once you save it, you can link it here. RM Panel never saves it for you."
        >
          <div>
            <Button onClick={onCheckAgain}>Check again</Button>
          </div>
        </PageMessage>
      )}
    </Scroll>
  )
}
