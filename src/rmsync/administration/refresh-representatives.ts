import type { Representative } from '../../domain/activity.ts'
import { NotFound, OutsideError } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
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
  /** Mailboxes that Outlook no longer has: their people are looked up anew, who was created anew has another one. */
  readonly gone?: ReadonlySet<MailboxId>
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
    const mailboxId = await mailboxOf(ports, representative, before)
    if (mailboxId === null) continue
    const same = rows.find((row) => row.mailboxId === mailboxId)
    if (same !== undefined) {
      const facts = { representativeId: representative.representativeId, otherRepresentativeId: same.representativeId }
      ports.log.error(
        facts,
        'Two representatives in IFS have one mailbox; the first of them syncs. Give each an address of their own.',
      )
      continue
    }
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

/** One that cannot be looked up keeps nobody else from theirs; who had a mailbox keeps it, so that what is wrong with it is shown. */
async function mailboxOf(
  { calendar, log, gone }: RepresentativePorts,
  { email, representativeId }: Representative,
  before: SyncedRepresentative | undefined,
): Promise<MailboxId | null> {
  const known = before?.email === email ? before.mailboxId : null
  if (known !== null && gone?.has(known) !== true) return known
  try {
    return await calendar.findMailbox(email)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    if (error instanceof NotFound) {
      const says = 'No mailbox for this representative: the directory has nobody with the address that IFS has.'
      log.warn({ representativeId }, says)
      return known
    }
    const says = 'The mailbox of this representative could not be looked up; it is tried again with the next look.'
    log.warn({ representativeId, reason: error.message }, says)
    return before?.mailboxId ?? null
  }
}
