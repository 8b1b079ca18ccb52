import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ActivityNo, EventId, MailboxId } from '../src/domain/ids.ts'
import { startOffice } from '../test/crash/start-office.ts'
import { randomNumbers } from '../test/histories/random-numbers.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { FloorTask } from './relay-floor.ts'

/**
 * How fast changes reach IFS: `node bench/relay.ts [links] [rounds] [--postgres]`. rmsync is a process of its own, everything goes over
 * HTTPS. `burst`: every linked appointment is changed at once. `alone`: one after the other is changed and waited for. Floor of the burst:
 * the same requests by the same adapters in a process of their own, with nothing between.
 */
const [links = 60, rounds = 5] = process.argv
  .slice(2)
  .filter((given) => /^\d+$/.test(given))
  .map(Number)
const postgres = process.argv.includes('--postgres') ? await startPostgres() : null
const databaseUrl = (await postgres?.createDatabase()) ?? null
const office = await startOffice({ processes: 1, databaseUrl, random: randomNumbers(1) })
const { cloud, people, settings, ca } = office

/** What each activity is called since it was last looked at, by IFS's own journal. */
const names = new Map<string, string>()
let seenEntries = 0
function namesNow(): ReadonlyMap<string, string> {
  const journal = cloud.ifs.journal()
  for (; seenEntries < journal.length; seenEntries++) {
    const { key, after } = journal[seenEntries] ?? {}
    const name = after?.['Description']
    if (typeof name === 'string') names.set(String(key?.['ActivityNo']), name)
  }
  return names
}
async function until(isSo: () => boolean): Promise<void> {
  for (const latest = Date.now() + 120_000; !isSo();) {
    if (Date.now() > latest) throw new Error('Not relayed within two minutes.')
    await wait(2)
  }
}
const share = (sorted: readonly number[], part: number): string =>
  `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)} ms`

try {
  for (const rmsync of office.children) rmsync.start()
  for (const rmsync of office.children) await rmsync.ready(ca)
  const emails = new Map<string, string>()
  const changes: FloorTask['changes'][number][] = []
  for (let made = 0; made < links; made++) {
    const appointment = people.make()
    let answer = await people.link(appointment)
    // Representatives are read after a start; until then nobody can link.
    for (; answer === null; answer = await people.link(appointment)) await wait(200)
    const { activity } = JSON.parse(answer) as { activity: { activity: { activityNo: string } } }
    changes.push({
      mailboxId: appointment.mailboxId as MailboxId,
      eventId: appointment.eventId as EventId,
      activityNo: activity.activity.activityNo as ActivityNo,
    })
    emails.set(appointment.mailboxId, appointment.person.email)
  }
  const edit = (change: (typeof changes)[number], subject: string): void =>
    void cloud.graph.person(emails.get(change.mailboxId) ?? '').edit(change.eventId, { subject })
  await wait(3_000)

  const delays: number[] = []
  let burstMs = 0
  for (let round = 1; round <= rounds; round++) {
    const startedAt = performance.now()
    const open = new Set(changes)
    for (const change of changes) edit(change, `Round ${round} of ${change.activityNo}`)
    await until(() => {
      const now = namesNow()
      for (const change of open) {
        if (now.get(change.activityNo) !== `Round ${round} of ${change.activityNo}`) continue
        open.delete(change)
        delays.push(performance.now() - startedAt)
      }
      return open.size === 0
    })
    burstMs += performance.now() - startedAt
  }
  const alone: number[] = []
  for (const change of changes.slice(0, 20)) {
    const startedAt = performance.now()
    edit(change, `Alone ${change.activityNo}`)
    await until(() => namesNow().get(change.activityNo) === `Alone ${change.activityNo}`)
    alone.push(performance.now() - startedAt)
  }
  for (const rmsync of office.children) await rmsync.stop()

  const floor = fork(fileURLToPath(new URL('relay-floor.ts', import.meta.url)))
  floor.send({ ca, settings, authority: cloud.identity.authority, changes } satisfies FloorTask)
  const [floorMs] = (await once(floor, 'message')) as [number]

  const sorted = (times: number[]) => times.sort((a, b) => a - b)
  const perSecond = (count: number, ms: number) => `${((count * 1000) / ms).toFixed(0)} changes/s`
  console.log(`${links} linked appointments, ${rounds} rounds, ${postgres === null ? 'embedded database' : 'PostgreSQL'}`)
  console.log(
    `burst   ${perSecond(links * rounds, burstMs)}, half within ${share(sorted(delays), 0.5)}, 95 % within ${share(delays, 0.95)}`,
  )
  console.log(`floor   ${perSecond(links, floorMs)}; relaying takes ${(burstMs / rounds / floorMs).toFixed(1)} times as long`)
  console.log(`alone   half within ${share(sorted(alone), 0.5)}, 95 % within ${share(alone, 0.95)}`)
} finally {
  await office.close()
  await postgres?.close()
}
