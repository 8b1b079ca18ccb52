import { z } from 'zod'
import { serviceStates } from '../domain/service-state.ts'

/** `GET /api/admin/service`: kept in the database, the same for every process. */
export const ServiceSchema = z.object({
  state: z.enum(serviceStates),
  reason: z.string(),
  since: z.string(),
  by: z.string(),
  /** Set while the service runs and something outside keeps it from working, such as a locked SYNC_MASTER. */
  waitsFor: z.object({ system: z.enum(['IFS', 'Outlook']), reason: z.string(), since: z.string() }).nullable(),
  processes: z.array(
    z.object({
      processId: z.string(),
      host: z.string(),
      version: z.string(),
      startedAt: z.string(),
      seenAt: z.string(),
      state: z.enum(['working', 'paused', 'restarting', 'silent']),
    }),
  ),
  queues: z.array(
    z.object({
      name: z.string(),
      /** In plain words: Changes to relay. */
      title: z.string(),
      waiting: z.number(),
      /** Waits for its time, such as a retry. */
      later: z.number(),
      running: z.number(),
      oldestWaitingSeconds: z.number().nullable(),
    }),
  ),
  /** Changes from newest to oldest, at most 20. */
  history: z.array(z.object({ state: z.enum(serviceStates), reason: z.string(), at: z.string(), by: z.string() })),
})
export type ServiceView = z.infer<typeof ServiceSchema>

/**
 * `POST /api/admin/service/start`, `/pause`, `/stop`, `/restart`. Nothing is lost: paused, changes are accepted and kept; stopped, the panel
 * is told so too and writes nothing. `restart` lets every process let go of its connections and sign-ins and begin again. Answers as the GET.
 */
export const ChangeServiceRequestSchema = z.object({ reason: z.string().min(1, 'must say why').max(500) })
export type ChangeServiceRequest = z.infer<typeof ChangeServiceRequestSchema>
export const ChangeServiceParamsSchema = z.object({ change: z.enum(['start', 'pause', 'stop', 'restart']) })
export type ServiceChange = z.infer<typeof ChangeServiceParamsSchema>['change']
