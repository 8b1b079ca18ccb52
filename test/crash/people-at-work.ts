import type { Cloud } from '../../scripts/launch/start-cloud.ts'
import { clients, people as everybody } from '../../src/standins/seed/company.ts'
import { Agent, fetch } from 'undici'

const dayMs = 86_400_000
const guests = [
  { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example' },
  { name: 'Peter Hahn', email: 'peter.hahn@norrvik.example' },
  { name: 'Lars Nyman', email: 'lars.nyman@norrvik.example' },
  { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example' },
]
const staff = [
  { userName: 'ellen', email: 'ellen.sandberg@halden.example' },
  { userName: 'jonas', email: 'jonas.ekstrom@halden.example' },
  { userName: 'amir', email: 'amir.haddad@halden.example' },
] as const

export interface Linkable {
  readonly person: (typeof staff)[number]
  /** The ids that they keep. */
  readonly mailboxId: string
  readonly eventId: string
}

/** People who make appointments, have them linked in the panel, and change them all the time. */
export class PeopleAtWork {
  readonly #cloud: Cloud
  readonly #random: (below: number) => number
  readonly #agent: Agent
  readonly #appointments: Linkable[] = []
  readonly #url: string
  #changes = 0

  constructor(cloud: Cloud, url: string, ca: string, random: (below: number) => number) {
    this.#cloud = cloud
    this.#url = url
    this.#random = random
    this.#agent = new Agent({ connect: { ca } })
  }

  get changes(): number {
    return this.#changes
  }

  make(): Linkable {
    const random = this.#random
    const person = staff[random(staff.length)]!
    const actor = this.#cloud.graph.person(person.email)
    const { id } = actor.create({ subject: `Visit ${++this.#changes}`, ...this.#times(), attendees: this.#guests() })
    const mailboxId = everybody.find(({ email }) => email === person.email)?.oid ?? ''
    const made = { person, mailboxId, eventId: actor.idsOf(id).immutable }
    this.#appointments.push(made)
    return made
  }

  /** As the panel asks. Null: rmsync was down, or could not. */
  async link({ person, eventId }: Linkable): Promise<string | null> {
    const scope = `api://${clients.api}/access_as_user`
    const token = await this.#cloud.identity.userToken(person.userName, { clientId: clients.panel, scope })
    const target = {
      kind: 'new',
      connection: { kind: 'account', id: '10045' },
      activityType: 'Meeting',
      subType: '',
      opportunityNo: '',
      notes: '',
    }
    const answer = await fetch(`${this.#url}/api/links`, {
      method: 'POST',
      dispatcher: this.#agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ itemId: eventId, choices: [], target }),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null)
    const text = (await answer?.text().catch(() => '')) ?? ''
    return answer?.status === 201 ? text : null
  }

  /** One person changes one appointment; sometimes deletes it and takes it out of Deleted Items again. */
  change(): void {
    const random = this.#random
    const { person, eventId } = this.#appointments[random(this.#appointments.length)]!
    const actor = this.#cloud.graph.person(person.email)
    this.#changes += 1
    const what = random(10)
    if (actor.event(eventId).inDeletedItems) actor.restore(eventId)
    else if (what < 4) actor.edit(eventId, { subject: `Visit ${this.#changes}` })
    else if (what < 7) actor.edit(eventId, this.#times())
    else if (what < 9) actor.edit(eventId, { attendees: this.#guests() })
    else actor.remove(eventId)
  }

  close(): Promise<void> {
    return this.#agent.close()
  }

  #guests() {
    const mask = this.#random(16)
    return guests.filter((_guest, index) => (mask & (1 << index)) !== 0)
  }

  #times() {
    const start = Math.floor(Date.now() / dayMs) * dayMs + (1 + this.#random(20)) * dayMs + this.#random(96) * 900_000
    const wall = (ms: number) => ({ dateTime: new Date(ms).toISOString().slice(0, 19), timeZone: 'UTC' })
    return { isAllDay: false, start: wall(start), end: wall(start + 1_800_000) }
  }
}
