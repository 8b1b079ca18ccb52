import { categories } from '../../domain/category.ts'
import { OutsideError, Unavailable } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { CategoriesTried } from '../ports/places.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { rowOfMailbox } from './pauses.ts'

export interface CategoryPorts {
  readonly calendar: Calendar
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly createCategories: () => boolean
}

const hourMs = 3_600_000
/** What is refused is not asked each round: somebody may grant it one day. */
const againAfterMs: Record<CategoriesTried['outcome'], number> = {
  there: Infinity,
  'not-permitted': 24 * hourMs,
  failed: hourMs,
}

/**
 * Gives the mailbox the categories of the product, once. Where Microsoft 365 does not permit it, one row says what a person can do;
 * appointments are relayed all the same, so that nothing else ever waits for this.
 */
export async function createCategories(ports: CategoryPorts, mailboxId: MailboxId): Promise<void> {
  const { store, clock, log } = ports
  if (!ports.createCategories()) return
  const before = await store.categoriesTried(mailboxId)
  const now = clock.now()
  if (before !== null && Date.parse(now) - Date.parse(before.triedAt) < againAfterMs[before.outcome]) return
  const outcome = await addAll(ports, mailboxId)
  await store.transaction(async (tx) => {
    await tx.saveCategoriesTried(mailboxId, { outcome, triedAt: now })
    if (outcome !== 'not-permitted' || before?.outcome === 'not-permitted') return
    await tx.appendLog({ ...rowOfMailbox(ports, mailboxId, 'RM Panel', 'nothing-to-do', byHand), noticedBy: 'delta-round' })
  })
  if (outcome === 'not-permitted') log.warn({ mailboxId }, byHand)
}

const byHand =
  `The categories ${categories.join(' and ')} could not be created in this mailbox: MailboxSettings.ReadWrite is not granted. ` +
  'Grant it, or create both in Outlook by hand with the colour teal; appointments carry them either way.'

async function addAll({ calendar, log }: CategoryPorts, mailboxId: MailboxId): Promise<CategoriesTried['outcome']> {
  try {
    for (const category of categories)
      if ((await calendar.addCategory(mailboxId, category)) === 'not-permitted') return 'not-permitted'
    return 'there'
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const says = error instanceof Unavailable ? 'could not be asked for now' : 'could not be created'
    log.warn({ mailboxId, reason: error.message }, `The categories of a mailbox ${says}; it is tried again within an hour or so.`)
    return 'failed'
  }
}
