import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import type { Failure } from '../api/failure.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { onSystemAppearanceChanged, systemAppearance, themes } from '../ui/theme.ts'
import { useLoad } from '../ui/use-load.ts'
import { AdminFrame } from './AdminFrame.tsx'
import { type Session, startSession } from './auth/sign-in.ts'
import { type Client, createClient, toFailure } from './backend/client.ts'
import { getSettings } from './backend/get-settings.ts'
import { LogSkeleton } from './features/log/LogSkeleton.tsx'
import { LogPage } from './features/log/LogPage.tsx'

interface Started {
  readonly session: Session
  readonly client: Client
  readonly tenantName: string
}

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground1 },
  alone: { maxWidth: '480px', margin: '0 auto', padding: '96px 28px' },
})

export function App() {
  const styles = useStyles()
  const appearance = useSyncExternalStore(onSystemAppearanceChanged, systemAppearance)
  const { state, reload } = useLoad<Started, Failure>(
    'start',
    async () => {
      const settings = await getSettings()
      const session = await startSession(settings)
      return { session, client: createClient(session.token), tenantName: settings.tenantName }
    },
    toFailure,
  )
  return (
    // a class on the provider itself would also dress its portals: menus and drawers would cover the page
    <FluentProvider theme={themes[appearance]}>
      <div className={styles.root}>
        {state.kind === 'loading' && (
          <div className={styles.alone} role="status" aria-label="Signing in">
            <LogSkeleton />
          </div>
        )}
        {state.kind === 'failed' && (
          <div className={styles.alone}>
            <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />
          </div>
        )}
        {state.kind === 'ready' && (
          <AdminFrame
            name={state.value.session.name}
            tenantName={state.value.tenantName}
            onSignOut={() => void state.value.session.signOut()}
          >
            <LogPage client={state.value.client} onSwitchAccount={() => void state.value.session.signOut()} />
          </AdminFrame>
        )}
      </div>
    </FluentProvider>
  )
}
