import { FluentProvider, makeStyles } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { Failure } from '../api/failure.ts'
import type { MeView } from '../api/get-me.ts'
import { Scroll } from '../ui/SubPage.tsx'
import { onSystemAppearanceChanged, systemAppearance } from '../ui/theme.ts'
import { UiTextsContext } from '../ui/ui-texts.ts'
import { useLoad } from '../ui/use-load.ts'
import { untilOnline } from '../ui/until-online.ts'
import { chosenAppearance, onAppearanceChosen } from './appearance.ts'
import { toFailure } from './backend/client.ts'
import { FailureInPlace } from './failures/FailureInPlace.tsx'
import { PanelShell } from './frame/PanelShell.tsx'
import { ShellSkeleton } from './frame/PanelSkeleton.tsx'
import { WhenBroken } from './frame/WhenBroken.tsx'
import { helpAddress } from './help/help-address.ts'
import type { Host } from './host/host.ts'
import { loadSpeech } from './languages/load-speech.ts'
import { type Speech, SpeechContext, useSpeech } from './languages/speech.ts'
import { type Flavour, flavourOf, PanelContext } from './panel-context.ts'
import { type Start, signOutOf, startByClick, startPanel, switchAccount } from './start-panel.ts'

// What a press opens comes after the first view.
const PanelMenu = lazy(() => untilOnline(() => import('./frame/PanelMenu.tsx')).then((module) => ({ default: module.PanelMenu })))
const FirstRun = lazy(() => untilOnline(() => import('./frame/FirstRun.tsx')).then((module) => ({ default: module.FirstRun })))

// On a box of its own: what is put on the provider is put on every menu and dialog too, and would cover the panel.
const useStyles = makeStyles({
  root: { height: '100vh', display: 'flex', flexDirection: 'column', overflow: 'hidden', fontVariantNumeric: 'tabular-nums' },
})

interface Connected {
  readonly speech: Speech
  readonly host: { readonly kind: 'here'; readonly host: Host } | { readonly kind: 'missing'; readonly failure: Failure }
}

/** The host says in which language; where it can not be reached the browser's own says why. */
async function connectAndSpeak(connect: () => Promise<Host>): Promise<Connected> {
  const host = await connect().then(
    (connected) => ({ kind: 'here' as const, host: connected }),
    (error: unknown) => ({ kind: 'missing' as const, failure: toFailure(error) }),
  )
  return { host, speech: await loadSpeech(host.kind === 'here' ? host.host.locale : navigator.language) }
}

/** From nothing to a language; every way the rest can go wrong is said in it. */
export function App({ connect, search }: { readonly connect: () => Promise<Host>; readonly search: string }) {
  const styles = useStyles()
  const flavour = flavourOf(search)
  const { state, reload } = useLoad<Connected, Failure>('connect', () => connectAndSpeak(connect), toFailure)
  const connected = state.kind === 'ready' ? state.value : null
  const host = connected?.host.kind === 'here' ? connected.host.host : null
  const appearance = useAppearance(host)
  const locale = connected?.speech.locale ?? null
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = appearance
  }, [appearance])
  useEffect(() => {
    document.title = flavour.name
    if (locale !== null) document.documentElement.lang = locale
  }, [flavour, locale])
  return (
    // The theme's tokens come by a style sheet of the page (theme-sheet.ts).
    <FluentProvider>
      <div className={styles.root}>
        {connected === null ? (
          <ShellSkeleton />
        ) : (
          <SpeechContext value={connected.speech}>
            <UiTextsContext value={connected.speech.texts.ui}>
              <WhenBroken>
                {connected.host.kind === 'here' ? (
                  <Suspense fallback={<ShellSkeleton />}>
                    <Started host={connected.host.host} flavour={flavour} />
                  </Suspense>
                ) : (
                  <Scroll>
                    <FailureInPlace failure={connected.host.failure} onAgain={reload} />
                  </Scroll>
                )}
              </WhenBroken>
            </UiTextsContext>
          </SpeechContext>
        )}
      </div>
    </FluentProvider>
  )
}

/** From Outlook to signed in. */
function Started({ host, flavour }: { readonly host: Host; readonly flavour: Flavour }) {
  const { state, reload, replace } = useLoad<Start, Failure>('start', () => startPanel(host), toFailure)
  // Nothing of one person's panel stays for the next.
  const [turn, setTurn] = useState(0)
  const startAs = (next: Start) => {
    setTurn((count) => count + 1)
    replace(next)
  }
  if (state.kind === 'loading') return <ShellSkeleton />
  if (state.kind === 'failed') {
    return (
      <Scroll>
        <FailureInPlace failure={state.failure} onAgain={reload} />
      </Scroll>
    )
  }
  const start = state.value
  if (start.kind === 'click-needed') {
    return (
      <FirstRun
        mailboxAddress={host.mailboxAddress}
        onSignIn={async () => {
          startAs(await startByClick(start))
        }}
      />
    )
  }
  return <SignedIn key={turn} start={start} flavour={flavour} onStarted={startAs} />
}

interface SignedInProps {
  readonly start: Extract<Start, { kind: 'signed-in' }>
  readonly flavour: Flavour
  readonly onStarted: (start: Start) => void
}

function SignedIn({ start, flavour, onStarted }: SignedInProps) {
  const { client, host, session, clickNeeded, firstLook } = start
  const me = useMe(start)
  const { locale } = useSpeech()
  const menu = (
    <Suspense>
      <PanelMenu
        // While nobody can be asked who it is: whom it was last time.
        userName={session.userName || me.email}
        onHelp={() => {
          host.openPage(helpAddress(me.form, locale, window.location.origin))
        }}
        onSignOut={() => {
          onStarted(signOutOf(start))
        }}
      />
    </Suspense>
  )
  const signIn = () => {
    const needed = clickNeeded()
    if (needed === null) return
    const waiting = { kind: 'click-needed', host, ...needed } as const
    // What goes wrong is said by the page that asks for it.
    startByClick(waiting).then(onStarted, () => {
      onStarted(waiting)
    })
  }
  return (
    <PanelContext value={{ client, me, flavour, menu, openPage: host.openPage, signIn }}>
      <PanelShell
        host={host}
        firstLook={firstLook}
        userName={session.userName}
        onSwitchAccount={async () => {
          onStarted(await switchAccount(start))
        }}
      />
    </PanelContext>
  )
}

/** Who the person is by what is known from last time, until rmsync has said it today. */
function useMe({ me, fresh }: SignedInProps['start']): MeView {
  const [today, setToday] = useState(me)
  useEffect(() => {
    let wanted = true
    fresh.then(
      (told) => {
        if (wanted) setToday(told)
      },
      // It was said last time.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [fresh])
  return today
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
