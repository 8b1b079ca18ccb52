import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Download, Page } from 'playwright-core'
import { Agent, fetch } from 'undici'
import { clients } from '../../src/standins/seed/company.ts'
import type { Journey } from './journey.ts'

const commandLine = fileURLToPath(new URL('../../src/rmsync/cli/rmsync.ts', import.meta.url))

/** `npx rmsync …` as a process of its own, on the machine of rmsync. */
export const rmsync = (
  { place }: Journey,
  ...words: readonly string[]
): Promise<{ status: number; printed: string; told: string }> =>
  new Promise((resolve) => {
    const where = ['--data-dir', place.dataDir]
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', commandLine, ...words, ...where],
      { maxBuffer: 50_000_000 },
      (error, printed, told) => resolve({ status: typeof error?.code === 'number' ? error.code : 0, printed, told }),
    )
  })

/** What somebody's page asks of rmsync, signed in as they are. */
export async function askAs(journey: Journey, userName: string, method: string, path: string, body?: object) {
  const scope = `api://${clients.api}/access_as_user`
  const token = await journey.cloud.identity.userToken(userName, { clientId: clients.panel, scope })
  const agent = new Agent({ connect: { ca: journey.certificates.ca } })
  try {
    const answer = await fetch(`${journey.place.url}/api${path}`, {
      method,
      dispatcher: agent,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
  } finally {
    await agent.close()
  }
}

export interface LinkedVisit {
  readonly id: string
  readonly activityNo: string
}

/** An appointment of Ellen's, linked as the panel does it. */
export async function linkVisit(journey: Journey, subject: string, inDays: number): Promise<LinkedVisit> {
  const actor = journey.cloud.graph.person('ellen.sandberg@halden.example')
  const day = new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10)
  const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' })
  const { id } = actor.create({ subject, start: at('09:00'), end: at('10:00'), attendees: [] })
  const target = {
    kind: 'new',
    connection: { kind: 'account', id: '10045' },
    activityType: 'Meeting',
    subType: '',
    opportunityNo: '',
    notes: '',
  }
  const linked = await askAs(journey, 'ellen', 'POST', '/links', { itemId: actor.idsOf(id).immutable, choices: [], target })
  const activityNo = linked.body['activityNo']
  if (typeof activityNo !== 'string') throw new Error(`"${subject}" could not be linked: ${JSON.stringify(linked)}`)
  return { id, activityNo }
}

/** The text of what a press of a button downloads. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download')
  await press()
  const file: Download = await coming
  const parts: Buffer[] = []
  for await (const part of await file.createReadStream()) parts.push(part as Buffer)
  return { name: file.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') }
}
