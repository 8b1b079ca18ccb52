import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import type { Failure } from '../api/failure.ts'
import type { MeView } from '../api/get-me.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { onSystemAppearanceChanged, systemAppearance, themes } from '../ui/theme.ts'
import { useLoad } from '../ui/use-load.ts'
import { AdminPages } from './AdminPages.tsx'
import { type Session, startSession } from './auth/sign-in.ts'
import { getMe } from './backend/administration.ts'
import { type Client, createClient, toFailure } from './backend/client.ts'
import { getSettings } from './backend/get-settings.ts'
import { NoAdminRole } from './NoAdminRole.tsx'
import { PageSkeleton } from './page/PageSkeleton.tsx'

interface Started {
  readonly session: Session
  readonly client: Client
  readonly me: MeView
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
      const client = createClient(session.token)
      return { session, client, me: await getMe(client), tenantName: settings.tenantName }
    },
    toFailure,
  )
  const started = state.kind === 'ready' ? state.value : null
  const leave = () => void started?.session.signOut()
  return (
    // a class on the provider itself would also dress its portals: menus and drawers would cover the page
    <FluentProvider theme={themes[appearance]}>
      <div className={styles.root}>
        {state.kind === 'loading' && (
          <div className={styles.alone}>
            <PageSkeleton label="Signing in" />
          </div>
        )}
        {state.kind === 'failed' && (
          <div className={styles.alone}>
            <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />
          </div>
        )}
        {started !== null && !started.me.isAdmin && (
          <div className={styles.alone}>
            <NoAdminRole email={started.me.email} onSwitchAccount={leave} />
          </div>
        )}
        {started?.me.isAdmin === true && (
          <AdminPages client={started.client} name={started.session.name} tenantName={started.tenantName} onSignOut={leave} />
        )}
      </div>
    </FluentProvider>
  )
}
