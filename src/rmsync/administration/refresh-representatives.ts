import { NotFound } from '../../domain/errors.ts'
import type { Representative } from '../../domain/activity.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Log } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

export interface RepresentativePorts {
  readonly calendar: Pick<Calendar, 'findMailbox'>
  readonly crm: Pick<Crm, 'listRepresentatives'>
  readonly store: Pick<Store, 'representatives' | 'saveRepresentatives'>
  readonly log: Log
  /** `all`, or the representative ids whose Sync Active is on. */
  readonly syncActive: 'all' | readonly string[]
}

/**
 * Who can sync: representatives of IFS that are not blocked, have EXCHANGE_SYNC_USER and a mailbox. A mailbox once found is kept, so
 * a round costs one Graph request for each new representative only.
 */
export async function refreshRepresentatives(ports: RepresentativePorts): Promise<void> {
  const known = new Map((await ports.store.representatives()).map((row) => [row.representativeId, row]))
  const rows: SyncedRepresentative[] = []
  for (const representative of await ports.crm.listRepresentatives()) {
    if (representative.isBlocked || !representative.maySync || representative.email === '') continue
    const before = known.get(representative.representativeId)
    const mailboxId = before?.email === representative.email ? before.mailboxId : await mailboxOf(ports, representative)
    if (mailboxId === null) continue
    const { representativeId, name, email } = representative
    rows.push({
      representativeId,
      name,
      email,
      mailboxId,
      syncActive: ports.syncActive === 'all' || ports.syncActive.includes(representativeId),
    })
  }
  if (rows.length === 0 && known.size > 0) {
    // A service user without access gets empty lists and no error (IFS: IAM clients, allowed companies). Sync must not end by that.
    ports.log.error(
      { representatives: known.size },
      'IFS named no representative at all. Those known so far are kept; check what the service user may see.',
    )
    return
  }
  await ports.store.saveRepresentatives(rows)
  ports.log.info(
    { representatives: rows.length, active: rows.filter((row) => row.syncActive).length },
    'Representatives are up to date.',
  )
}

async function mailboxOf(
  { calendar, log }: RepresentativePorts,
  { email, representativeId }: Representative,
): Promise<SyncedRepresentative['mailboxId'] | null> {
  try {
    return await calendar.findMailbox(email)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    log.warn({ representativeId }, 'No mailbox for this representative: the directory has nobody with the address that IFS has.')
    return null
  }
}
