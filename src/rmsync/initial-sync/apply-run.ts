import { Unavailable } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Outcome } from '../../domain/log-row.ts'
import type { InitialSyncItem, InitialSyncResult } from '../ports/initial-sync.ts'
import { type InitialSyncPorts, lookAt, type Looked } from './plan-run.ts'

interface Settled {
  readonly result: InitialSyncResult
  readonly reason: string
}
const skipped = (reason: string): Settled => ({ result: 'skipped', reason })

/** Carries out planned items, each only while what it was planned from still holds. Throws when Outlook or IFS can not be asked. */
export async function applyItems(ports: InitialSyncPorts, items: readonly InitialSyncItem[]): Promise<void> {
  for (const item of items) {
    const { result, reason } = item.action === 'relink' ? await relink(ports, item) : await applyToLink(ports, item)
    await ports.runs.settleItem(item.itemId, result, reason)
  }
}

async function applyToLink(ports: InitialSyncPorts, item: InitialSyncItem): Promise<Settled> {
  const [link] = item.linkId === null ? [] : await ports.store.linksByIds([item.linkId])
  if (link === undefined) return skipped('It is not linked any more.')
  const looked = await unlessRefused(async () => (await lookAt(ports, [link]))[0])
  if (looked === undefined || 'refused' in looked) return { result: 'failed', reason: looked?.refused ?? 'No answer.' }
  const { plan } = looked
  if (plan.fingerprint !== item.fingerprint || plan.action !== item.action)
    return skipped(
      plan.action === 'nothing' ? 'It was brought up to date meanwhile.' : `It changed since the plan was made. ${plan.why}`,
    )
  await prepare(ports, link, looked)
  const correlationId = ports.ids.next()
  const about = { linkId: link.linkId, mailboxId: link.mailboxId, noticedAt: ports.clock.now() }
  await ports.relayNow([{ ...about, noticedBy: 'initial-sync', correlationId, attempt: 1 }])
  return outcomeOf(ports, link, correlationId)
}

/** While a side is out of order nothing is wrong with an item: the job is run again, and the item stays open. */
async function unlessRefused<Value>(work: () => Promise<Value>): Promise<Value | { readonly refused: string }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Unavailable) throw error
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

/** The relay compares with what IFS was last told: where IFS was changed by hand it is told what IFS says. An approved deletion is not braked. */
async function prepare(ports: InitialSyncPorts, link: Link, { plan }: Looked): Promise<void> {
  if (plan.action === 'delete') await ports.store.transaction((tx) => tx.noteDeletions([link], ports.clock.now()))
  const { prepared } = plan
  if (prepared !== null) await ports.store.transaction((tx) => tx.updateLink(prepared))
}

const done: ReadonlySet<Outcome> = new Set(['updated', 'deleted', 'cancelled', 'nothing-to-do', 'resumed'])

/** What the relay did stands in its row; a date of a series is relayed with its series and has none yet. */
async function outcomeOf({ store }: InitialSyncPorts, link: Link, correlationId: string): Promise<Settled> {
  const row = (await store.readLog({ linkId: link.linkId, limit: 5 })).find((one) => one.correlationId === correlationId)
  if (row === undefined) return { result: 'applied', reason: link.seriesLinkId === null ? '' : 'Relayed with its series.' }
  return { result: done.has(row.outcome) ? 'applied' : 'failed', reason: row.reason }
}

async function relink(ports: InitialSyncPorts, item: InitialSyncItem): Promise<Settled> {
  const lost = (await ports.findLost(item.mailboxId)).find((one) => one.eventId === item.eventId)
  if (lost === undefined) return skipped('It was linked meanwhile, or no longer carries the marker.')
  if (lost.obstacle !== null) return skipped(lost.obstacle)
  const refused = await unlessRefused(() => ports.relink(item.mailboxId, lost))
  return refused === undefined ? { result: 'applied', reason: '' } : { result: 'failed', reason: refused.refused }
}
