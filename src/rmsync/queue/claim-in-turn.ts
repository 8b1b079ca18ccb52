import type { PgBoss } from 'pg-boss'
import PQueue from 'p-queue'

/** What every claim of jobs under `groupConcurrency` has in its SQL, and nothing else of pg-boss. */
const claims = 'group_filtered'

/**
 * pg-boss counts the active jobs of a group and claims more of them in one statement: workers that are woken by the same notice all count
 * none, and one mailbox gets every worker. Claims of one process therefore go one after the other; what runs on PGlite does so anyway.
 * Another process may still claim at the same moment: a mailbox then holds one worker in each process, and never all of one.
 */
export function claimInTurn(boss: PgBoss): void {
  const database = boss.getDb()
  const execute = database.executeSql.bind(database)
  const turns = new PQueue({ concurrency: 1 })
  database.executeSql = (text, values) => (text.includes(claims) ? turns.add(() => execute(text, values)) : execute(text, values))
}
