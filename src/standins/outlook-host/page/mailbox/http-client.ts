import type { MailboxOwner } from './owner.ts'
import type { MailboxClient } from './client.ts'
import { MailboxFailure } from './failure.ts'
import { toAppointment, toEntry, toWire, type WireAppointment, type WireEntry } from './wire.ts'

/** The mailbox of one person, over `/api` of our own server, which is the Graph stand-in's back door. */
export function httpMailbox(owner: MailboxOwner): MailboxClient {
  const base = `/api/${owner.oid}`
  const event = (id: string): string => `${base}/events/${encodeURIComponent(id)}`
  const properties = (id: string, addinId: string): string =>
    `${event(id)}/custom-properties?addin=${encodeURIComponent(addinId)}`
  const roaming = (addinId: string): string => `/roaming-settings/${owner.oid}/${encodeURIComponent(addinId)}`
  return {
    list: async (from, to) => {
      const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })
      const entries = await ask<WireEntry[]>('GET', `${base}/events?${query}`)
      return entries.map((entry) => toEntry(entry, owner))
    },
    read: async (id) => toAppointment(await ask<WireAppointment>('GET', event(id)), owner),
    create: async (draft, send) =>
      toAppointment(await ask<WireAppointment>('POST', `${base}/events`, { ...toWire(draft, draft, owner), send }), owner),
    update: async (id, changes, send) => {
      const current =
        changes.isAllDay === undefined && (changes.start ?? changes.end) === undefined
          ? changes
          : { ...(await readTimes(id)), ...changes }
      return toAppointment(await ask<WireAppointment>('PATCH', event(id), { ...toWire(changes, current, owner), send }), owner)
    },
    remove: (id) => ask('DELETE', event(id)),
    newestChange: async () => (await ask<{ latest: number }>('GET', `${base}/changes`)).latest,
    customProperties: (id, addinId) => ask('GET', properties(id, addinId)),
    saveCustomProperties: (id, addinId, values) => ask('PUT', properties(id, addinId), values),
    roamingSettings: (addinId) => ask('GET', roaming(addinId)),
    saveRoamingSettings: (addinId, settings) => ask('PUT', roaming(addinId), settings),
  }

  /** start and end travel together, and whether they are dates or times depends on all-day */
  async function readTimes(id: string) {
    const { start, end, isAllDay } = toAppointment(await ask<WireAppointment>('GET', event(id)), owner)
    return { start, end, isAllDay }
  }
}

export async function ask<T>(method: string, url: string, body?: object): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  } catch {
    throw new MailboxFailure(0, 'The simulated Outlook’s server does not answer. Start it, then try again.')
  }
  const text = await answer.text()
  if (!answer.ok) throw new MailboxFailure(answer.status, messageIn(text) ?? `The mailbox answered ${answer.status}.`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Our server answers `{error: text}`, the Graph stand-in `{error: {message}}`. */
function messageIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: string | { message?: string } }
    return typeof error === 'string' ? error : error?.message
  } catch {
    return undefined
  }
}
