import { Refused, ServiceUserLocked } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { FieldChange, LogRow } from '../../domain/log-row.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { StoredUndo, UndoBeginning } from '../ports/safety.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface UndoPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}

export interface Undone {
  readonly activityNo: ActivityNo
  /** As IFS had it → as it is again. */
  readonly changes: readonly FieldChange[]
  /** Fields that were left alone, because somebody changed them since. */
  readonly left: readonly FieldChange['field'][]
  /** Paused; null where it was unlinked since. */
  readonly link: Link | null
}

/** An undo that is durable: from its beginning on it is found again. */
export type BegunUndo = StoredUndo & { readonly begun: UndoBeginning }

export function undoneRow(
  { clock, ids }: UndoPorts,
  { mailboxId, linkId, eventId, begun }: BegunUndo,
  link: Link | null,
  { activityNo, reason, changes }: { activityNo: ActivityNo; reason: string; changes: readonly FieldChange[] },
): LogRow {
  const now = clock.now()
  return {
    seenAt: begun.at,
    appliedAt: now,
    who: begun.by,
    mailboxId: link?.mailboxId ?? mailboxId,
    linkId,
    eventId: link?.eventId ?? eventId,
    activityNo,
    appointment: link?.snapshot.description ?? '',
    changes,
    outcome: 'undone',
    reason: link === null ? reason : `${reason} The link is paused.`,
    tookMs: Math.max(0, Date.parse(now) - Date.parse(begun.at)),
    noticedBy: 'person',
    correlationId: ids.next(),
  }
}

/** What IFS refuses now, it refuses at the next try: the person hears why, and the link goes on as it was. */
export const inWords = (error: unknown, fix: string): unknown =>
  error instanceof Refused && error.system === 'IFS' && !(error instanceof ServiceUserLocked)
    ? new Refusal('refused-by-ifs', error.message, fix)
    : error
