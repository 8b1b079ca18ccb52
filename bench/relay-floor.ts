import { loadIfsMapping } from '../src/rmsync/ifs/ifs-mapping.ts'
import { createIfsCrm } from '../src/rmsync/ifs/ifs-crm.ts'
import { createGraphCalendar } from '../src/rmsync/graph/graph-calendar.ts'
import { trustAlso } from '../src/rmsync/trust-also.ts'
import type { ActivityNo, EventId, MailboxId } from '../src/domain/ids.ts'

export interface FloorTask {
  readonly ca: string
  readonly settings: Readonly<Record<string, string>>
  readonly authority: string
  readonly changes: readonly { readonly mailboxId: MailboxId; readonly eventId: EventId; readonly activityNo: ActivityNo }[]
}

/** The least that relaying takes: each appointment read, twenty in a request, each activity written once; no database, no queue, no decision. */
process.once('message', (task: FloorTask) => {
  void run(task).then((tookMs) => process.send?.(tookMs, () => process.exit()))
})

async function run({ ca, settings, authority, changes }: FloorTask): Promise<number> {
  trustAlso(ca)
  const of = (name: string): string => settings[name] ?? ''
  const calendar = createGraphCalendar({
    graphUrl: of('GRAPH_URL'),
    tokenUrl: `${authority}/oauth2/v2.0/token`,
    clientId: of('GRAPH_CLIENT_ID'),
    clientSecret: of('GRAPH_CLIENT_SECRET'),
  })
  const crm = createIfsCrm({
    ifsUrl: of('IFS_URL'),
    tokenUrl: of('IFS_TOKEN_URL'),
    clientId: of('IFS_CLIENT_ID'),
    clientSecret: of('IFS_CLIENT_SECRET'),
    mapping: await loadIfsMapping('config/ifs-mapping.json'),
    timestamps: 'UTC',
    activityUrlTemplate: '',
  })
  const etags = new Map<ActivityNo, string>()
  for (const { activityNo } of changes) etags.set(activityNo, (await crm.readActivity(activityNo)).etag)
  const pieces: FloorTask['changes'][] = []
  for (const mailboxId of new Set(changes.map((change) => change.mailboxId))) {
    const own = changes.filter((change) => change.mailboxId === mailboxId)
    for (let from = 0; from < own.length; from += 20) pieces.push(own.slice(from, from + 20))
  }
  const startedAt = performance.now()
  const lines = Array.from({ length: 4 }, async () => {
    for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
      await calendar.readMany(piece)
      for (const { activityNo } of piece) {
        const nothing = { addContacts: [], removeContacts: [], addRepresentatives: [], removeRepresentatives: [] }
        await crm.patchActivity(activityNo, { description: `Floor ${activityNo}`, ...nothing }, etags.get(activityNo) ?? '')
      }
    }
  })
  await Promise.all(lines)
  const tookMs = performance.now() - startedAt
  await Promise.all([calendar.close(), crm.close()])
  return tookMs
}
