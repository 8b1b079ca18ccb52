import type { PgBoss } from 'pg-boss'
import type { MailboxId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { WaitingChanges } from '../ports/care.ts'

/** Two parts, each along an index of pg-boss: jobs that were done within the last hour stand in the same table and are not looked at. */
const query = (only: string): string => `
  select group_id as mailbox, count(*)::int as changes, min(noticed) as since from (
    select group_id, data ->> 'noticedAt' as noticed from queue.job
    where name in ('relay-link', 'relay-series') and state < 'active' and not blocked ${only}
    union all
    select group_id, data ->> 'noticedAt' from queue.job
    where name in ('relay-link', 'relay-series') and state = 'active' and group_id is not null ${only}
  ) as waiting where group_id is not null group by group_id`

/** Of all mailboxes, or of one. */
export async function waitingChanges(
  db: ReturnType<PgBoss['getDb']>,
  mailboxId?: MailboxId,
): Promise<ReadonlyMap<MailboxId, WaitingChanges>> {
  const found: { rows: { mailbox: MailboxId; changes: number; since: Instant }[] } = await (mailboxId === undefined
    ? db.executeSql(query(''), [])
    : db.executeSql(query('and group_id = $1'), [mailboxId]))
  return new Map(found.rows.map(({ mailbox, changes, since }) => [mailbox, { changes, since }]))
}
