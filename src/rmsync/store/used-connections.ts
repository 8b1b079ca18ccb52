import { type Kysely, sql } from 'kysely'
import type { ConnectionKind } from '../../domain/activity.ts'
import type { Store } from '../ports/store.ts'
import type { Tables } from './tables.ts'

const mostAnswered = 5

/** What the mailbox linked meetings with these people to before: by the addresses that the snapshots of its links are keyed by. */
export const connectionsUsedWith =
  (db: Kysely<Tables>): Store['connectionsUsedWith'] =>
  async (mailboxId, emails) => {
    if (emails.length === 0) return []
    const { rows } = await sql<{ kind: ConnectionKind; id: string; times: number }>`
      select connection->>'kind' as kind, connection->>'id' as id, count(*)::int as times
      from links
      where mailbox_id = ${mailboxId} and connection is not null
        and jsonb_exists_any(snapshot->'people', ${sql.val(emails)}::text[])
      group by 1, 2
      order by 3 desc, 2
      limit ${mostAnswered}`.execute(db)
    return rows
  }
