import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  HeldDeletionsResponseSchema,
  PauseRepresentativeRequestSchema,
  RepresentativeParamsSchema,
  SwitchSyncResponseSchema,
} from '../../../api/admin-representatives.ts'
import type { MailboxId } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { startOf } from '../../../domain/time-span.ts'
import { approveDeletions, keepActivities, pauseRepresentative, resumeRepresentative } from '../../relay/pauses.ts'
import type { AppPorts } from '../app-ports.ts'

const mostHeldShown = 1_000

/** A representative of whom nothing is relayed: why, and what is decided about it. */
export const adminPauseRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/representatives/:representativeId/held-deletions',
      {
        schema: {
          summary: 'Deletions that wait for approval',
          params: RepresentativeParamsSchema,
          response: { 200: HeldDeletionsResponseSchema },
        },
      },
      async ({ params }) => {
        const held = (await ports.store.heldDeletions(await mailboxOf(ports, params.representativeId))).filter(
          (one) => one.approvedBy === null,
        )
        const links = await ports.store.linksByIds(held.slice(0, mostHeldShown).map((one) => one.linkId))
        return {
          total: held.length,
          deletions: links.map((link) => ({
            linkId: link.linkId,
            activityNo: link.activityNo,
            activityUrl: ports.crm.activityUrl(link.activityNo),
            appointment: link.snapshot.description,
            start: startOf(link.snapshot.when),
            why: 'why' in link.state ? link.state.why : '',
          })),
        }
      },
    )
    const act = (path: string, summary: string, perform: (mailboxId: MailboxId, by: string) => Promise<unknown>) =>
      app.post(
        `/representatives/:representativeId/${path}`,
        { schema: { summary, params: RepresentativeParamsSchema, response: { 200: SwitchSyncResponseSchema } } },
        async ({ params, person }) => {
          await perform(await mailboxOf(ports, params.representativeId), person.name)
          return { changed: 1, unknown: [] }
        },
      )
    act('approve-deletions', 'Let exactly the held deletions go through', (mailboxId, by) =>
      approveDeletions(ports, mailboxId, by),
    )
    act('keep-activities', 'Keep the activities of the held deletions', (mailboxId, by) => keepActivities(ports, mailboxId, by))
    act('resume', 'Relay again; what changed meanwhile follows', (mailboxId, by) => resumeRepresentative(ports, mailboxId, by))
    app.post(
      '/representatives/:representativeId/pause',
      {
        schema: {
          summary: 'Relay nothing of this representative for now',
          params: RepresentativeParamsSchema,
          body: PauseRepresentativeRequestSchema,
          response: { 200: SwitchSyncResponseSchema },
        },
      },
      async ({ params, body, person }) => {
        await pauseRepresentative(ports, await mailboxOf(ports, params.representativeId), body.reason, person.name)
        return { changed: 1, unknown: [] }
      },
    )

    return Promise.resolve()
  }

async function mailboxOf({ store }: AppPorts, representativeId: string): Promise<MailboxId> {
  const found = (await store.representatives()).find((row) => row.representativeId === representativeId)
  if (found !== undefined) return found.mailboxId
  throw new Refusal('not-found', `No representative ${representativeId} syncs.`, 'Load the list again.')
}
