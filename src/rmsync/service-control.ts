import type { CurrentSettings } from './administration/settings.ts'
import type { ServiceState } from '../domain/service-state.ts'
import type { ProcessBeat, ServiceStore, SettingsStore } from './ports/administration.ts'
import type { Clock, Log } from './ports/service.ts'

interface Parts {
  readonly settings: CurrentSettings
  readonly settingsStore: Pick<SettingsStore, 'pulse'>
  readonly serviceStore: Pick<ServiceStore, 'beat' | 'forgetProcess'>
  readonly process: Pick<ProcessBeat, 'processId' | 'host' | 'version' | 'startedAt'>
  readonly clock: Clock
  readonly log: Log
  /** Begins to take jobs. */
  readonly work: () => Promise<void>
  /** Lets running jobs finish and takes no more. */
  readonly rest: () => Promise<void>
  /** Connections and sign-ins begin anew. */
  readonly renew: () => Promise<void>
  /** The settings are others than before. */
  readonly onSettings: () => Promise<void>
}

export interface ServiceControl {
  /** Follows what the database says, now and every two seconds. */
  begin(): Promise<void>
  follow(): Promise<void>
  state(): ServiceState
  end(): Promise<void>
}

const everyMs = 2_000
const beatMs = 10_000

/**
 * Each process follows the one state and the one configuration in the database: a cheap look every two seconds, which also works where
 * no notice of the database comes through (a pooler in between, the embedded one).
 */
export async function createServiceControl(parts: Parts): Promise<ServiceControl> {
  const { log } = parts
  let { service } = await parts.settingsStore.pulse()
  let works = false
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let beatAt = 0
  let told: ProcessBeat['state'] | null = null

  const obey = async (): Promise<void> => {
    const before = service
    const { version, service: now } = await parts.settingsStore.pulse()
    if (version !== parts.settings.stored().version && (await parts.settings.refresh())) await parts.onSettings()
    service = now
    if (now.generation !== before.generation) {
      await beat('restarting')
      if (works) await parts.rest()
      works = false
      await parts.renew()
      log.info({ by: now.by, reason: now.reason }, 'rmsync begins again.')
    }
    if (works && now.state !== 'running') {
      await parts.rest()
      works = false
      log.warn({ by: now.by, reason: now.reason, state: now.state }, 'rmsync rests. What comes is kept.')
    } else if (!works && now.state === 'running') {
      await parts.work()
      works = true
    }
    await beat(works ? 'working' : 'paused')
  }
  const beat = async (state: ProcessBeat['state']): Promise<void> => {
    const seenAt = parts.clock.now()
    const due = Date.parse(seenAt) - beatAt >= beatMs
    if (!due && state === told) return
    beatAt = Date.parse(seenAt)
    told = state
    await parts.serviceStore.beat({ ...parts.process, seenAt, state })
  }
  // One at a time: whoever comes while it runs waits for the next one.
  const follow = async (): Promise<void> => {
    while (running !== null) await running.catch(() => undefined)
    running = obey().finally(() => (running = null))
    await running
  }
  const tick = (): void => {
    follow().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      log.error({ reason }, 'The state of the service could not be followed; the next look is in two seconds.')
    })
  }
  return {
    async begin() {
      await follow()
      timer = setInterval(() => {
        if (running === null) tick()
      }, everyMs)
    },
    follow,
    state: () => service,
    async end() {
      if (timer !== null) clearInterval(timer)
      await running?.catch(() => undefined)
      await parts.serviceStore.forgetProcess(parts.process.processId)
    },
  }
}
