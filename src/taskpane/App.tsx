import { FluentProvider, makeStyles } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useLoad } from '../ui/use-load.ts'
import { onSystemAppearanceChanged, systemAppearance, themes } from '../ui/theme.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { Scroll } from '../ui/SubPage.tsx'
import { toFailure } from './backend/client.ts'
import { FirstRun } from './FirstRun.tsx'
import type { Host } from './host/host.ts'
import { PanelFrame } from './PanelFrame.tsx'
import { PanelShell } from './PanelShell.tsx'
import { PanelSkeleton } from './PanelSkeleton.tsx'
import { type Flavour, flavourOf, PanelContext } from './panel-context.ts'
import { type Start, signInAgain, startPanel, switchAccount } from './start-panel.ts'
import { chosenAppearance, onAppearanceChosen } from './appearance.ts'

const PanelMenu = lazy(() => import('./PanelMenu.tsx').then((module) => ({ default: module.PanelMenu })))

// On a box of its own: what is put on the provider is put on every menu and dialog too, and would cover the panel.
const useStyles = makeStyles({
  root: { height: '100vh', display: 'flex', flexDirection: 'column', overflow: 'hidden', fontVariantNumeric: 'tabular-nums' },
})

/** From nothing to signed in; every way it can go wrong is said in place. */
export function App({ connect, search }: { readonly connect: () => Promise<Host>; readonly search: string }) {
  const styles = useStyles()
  const [host, setHost] = useState<Host | null>(null)
  const appearance = useAppearance(host)
  const flavour = flavourOf(search)
  useEffect(() => {
    document.title = flavour.name
  }, [flavour])
  const { state, reload, replace } = useLoad<Start, ReturnType<typeof toFailure>>(
    'start',
    async () => {
      const connected = await connect()
      setHost(connected)
      return startPanel(connected)
    },
    toFailure,
  )
  return (
    <FluentProvider theme={themes[appearance]}>
      <div className={styles.root}>
        {state.kind === 'loading' && (
          <>
            <PanelFrame tab="appointment" count={0} />
            <PanelSkeleton />
          </>
        )}
        {state.kind === 'failed' && (
          <Scroll>
            <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />
          </Scroll>
        )}
        {state.kind === 'ready' && state.value.kind === 'click-needed' && (
          <FirstRun
            mailboxAddress={state.value.host.mailboxAddress}
            onSignIn={async () => {
              if (state.value.kind === 'click-needed') replace(await signInAgain(state.value))
            }}
          />
        )}
        {state.kind === 'ready' && state.value.kind === 'signed-in' && (
          <SignedIn key={state.value.session.userName} start={state.value} flavour={flavour} onStarted={replace} />
        )}
      </div>
    </FluentProvider>
  )
}

type SignedInStart = Extract<Start, { kind: 'signed-in' }>

interface SignedInProps {
  readonly start: SignedInStart
  readonly flavour: Flavour
  readonly onStarted: (start: Start) => void
}

function SignedIn({ start, flavour, onStarted }: SignedInProps) {
  const { client, me, host, session } = start
  const menu = (
    <Suspense>
      <PanelMenu
        userName={session.userName}
        onHelp={() => {
          host.openPage(`${window.location.origin}/panel/help.html`)
        }}
      />
    </Suspense>
  )
  return (
    <PanelContext value={{ client, me, locale: host.locale, flavour, menu, openPage: host.openPage }}>
      <PanelShell
        host={host}
        userName={session.userName}
        onSwitchAccount={async () => {
          onStarted(await switchAccount(start))
        }}
      />
    </PanelContext>
  )
}

/** The person's choice; otherwise Outlook's theme; where that is not told, the system's. */
function useAppearance(host: Host | null): 'light' | 'dark' {
  const chosen = useSyncExternalStore(onAppearanceChosen, chosenAppearance)
  const system = useSyncExternalStore(onSystemAppearanceChanged, systemAppearance)
  const [, setTold] = useState(0)
  useEffect(
    () =>
      host?.onThemeChanged(() => {
        setTold((count) => count + 1)
      }),
    [host],
  )
  return chosen === 'automatic' ? (host?.theme() ?? system) : chosen
}
