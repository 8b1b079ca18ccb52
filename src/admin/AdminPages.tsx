import { useState } from 'react'
import type { Failure } from '../api/failure.ts'
import type { HealthView } from '../api/admin-health.ts'
import { useLoad } from '../ui/use-load.ts'
import { AdminFrame } from './AdminFrame.tsx'
import { readHealth, readService } from './backend/administration.ts'
import { type Client, toFailure } from './backend/client.ts'
import { pageOf } from './page/page-of.tsx'
import { WhenBroken } from './page/WhenBroken.tsx'
import { GoContext, type Route, useRoute } from './route.ts'
import type { ServiceStanding } from './ServiceState.tsx'
import { useEvery } from './use-every.ts'

const HealthPage = pageOf(async () => (await import('./features/health/HealthPage.tsx')).HealthPage)
const LogPage = pageOf(async () => (await import('./features/log/LogPage.tsx')).LogPage)
const RepresentativesPage = pageOf(
  async () => (await import('./features/representatives/RepresentativesPage.tsx')).RepresentativesPage,
)
const InitialSyncPage = pageOf(async () => (await import('./features/initial-sync/InitialSyncPage.tsx')).InitialSyncPage)
const ServicePage = pageOf(async () => (await import('./features/service/ServicePage.tsx')).ServicePage)
const ConfigurationPage = pageOf(async () => (await import('./features/configuration/ConfigurationPage.tsx')).ConfigurationPage)
const PanelPage = pageOf(async () => (await import('./features/panel/PanelPage.tsx')).PanelPage)
const DoctorPage = pageOf(async () => (await import('./features/doctor/DoctorPage.tsx')).DoctorPage)
const BackupPage = pageOf(async () => (await import('./features/backup/BackupPage.tsx')).BackupPage)

const askEveryMs = 15_000

interface AdminPagesProps {
  readonly client: Client
  readonly name: string
  readonly tenantName: string
  readonly onSignOut: () => void
}

export function AdminPages({ client, name, tenantName, onSignOut }: AdminPagesProps) {
  const { route, go } = useRoute()
  const [standing, setStanding] = useState<ServiceStanding>({ kind: 'unknown' })
  const ask = (): Promise<ServiceStanding> =>
    readService(client).then(
      (service): ServiceStanding => ({ kind: 'told', service }),
      (): ServiceStanding => ({ kind: 'silent' }),
    )
  const first = useLoad<ServiceStanding, Failure>('service', ask, toFailure)
  const health = useLoad<HealthView, Failure>('health', () => readHealth(client), toFailure)
  useEvery(askEveryMs, () => {
    void ask().then(setStanding)
    health.reload(true)
  })
  const known = standing.kind === 'unknown' && first.state.kind === 'ready' ? first.state.value : standing
  return (
    <GoContext value={go}>
      <AdminFrame
        name={name}
        tenantName={tenantName}
        page={route.page}
        standing={known}
        alerts={health.state.kind === 'ready' ? health.state.value.alerts.length : 0}
        onSignOut={onSignOut}
      >
        <WhenBroken key={route.page}>
          <ChosenPage
            route={route}
            client={client}
            onSwitchAccount={onSignOut}
            onServiceChanged={() => void ask().then(setStanding)}
          />
        </WhenBroken>
      </AdminFrame>
    </GoContext>
  )
}

interface ChosenPageProps {
  readonly route: Route
  readonly client: Client
  readonly onSwitchAccount: () => void
  readonly onServiceChanged: () => void
}

function ChosenPage({ route: { page, query, visit }, client, onSwitchAccount, onServiceChanged }: ChosenPageProps) {
  // opened with another query, or once more, a page begins anew
  const key = `${page} ${visit}`
  if (page === 'health') return <HealthPage key={key} client={client} />
  if (page === 'log') return <LogPage key={key} client={client} opened={query} onSwitchAccount={onSwitchAccount} />
  if (page === 'representatives') return <RepresentativesPage key={key} client={client} opened={query} />
  if (page === 'initial-sync') return <InitialSyncPage key={key} client={client} />
  if (page === 'service') return <ServicePage key={key} client={client} onChanged={onServiceChanged} />
  if (page === 'configuration') return <ConfigurationPage key={key} client={client} />
  if (page === 'panel') return <PanelPage key={key} client={client} />
  if (page === 'doctor') return <DoctorPage key={key} client={client} />
  return <BackupPage key={key} client={client} />
}
