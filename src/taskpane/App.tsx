import { FluentProvider, makeStyles } from '@fluentui/react-components'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLoad } from '../ui/use-load.ts'
import { systemAppearance, themes } from '../ui/theme.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { Scroll } from '../ui/SubPage.tsx'
import { toFailure } from './backend/client.ts'
import { FirstRun } from './FirstRun.tsx'
import type { Host } from './host/host.ts'
import { PanelShell } from './PanelShell.tsx'
import { PanelSkeleton } from './PanelSkeleton.tsx'
import { PanelContext, flavourOf } from './panel-context.ts'
import { type Start, signInAgain, startPanel } from './start-panel.ts'
import { chosenAppearance, onAppearanceChosen } from './appearance.ts'

const useStyles = makeStyles({ root: { height: '100vh', display: 'flex', flexDirection: 'column', overflow: 'hidden' } })

/** From nothing to signed in; every way it can go wrong is said in place. */
export function App({ connect, search }: { readonly connect: () => Promise<Host>; readonly search: string }) {
  const styles = useStyles()
  const [host, setHost] = useState<Host | null>(null)
  const appearance = useAppearance(host)
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
    <FluentProvider theme={themes[appearance]} className={styles.root}>
      {state.kind === 'loading' && <PanelSkeleton />}
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
        <PanelContext
          value={{
            client: state.value.client,
            me: state.value.me,
            locale: state.value.host.locale,
            flavour: flavourOf(search),
            openPage: state.value.host.openPage,
          }}
        >
          <PanelShell host={state.value.host} userName={state.value.userName} />
        </PanelContext>
      )}
    </FluentProvider>
  )
}

/** The person's choice; otherwise Outlook's theme; where that is not told, the system's. */
function useAppearance(host: Host | null): 'light' | 'dark' {
  const chosen = useSyncExternalStore(onAppearanceChosen, chosenAppearance)
  const [, setTold] = useState(0)
  useEffect(
    () =>
      host?.onThemeChanged(() => {
        setTold((count) => count + 1)
      }),
    [host],
  )
  return chosen === 'automatic' ? (host?.theme() ?? systemAppearance()) : chosen
}
