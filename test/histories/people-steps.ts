import fc from 'fast-check'
import type { EventId } from '../../src/domain/ids.ts'
import { type History, type Item, representatives } from './history.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
const dayMs = 86_400_000

/** Those who are invited, and who they are in IFS. */
const guests = [
  { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example' },
  { name: 'Peter Hahn', email: 'Peter.Hahn@norrvik.example' },
  { name: 'Lars Nyman', email: 'lars.nyman@norrvik.example' },
  { name: 'Anna Berg', email: 'anna.berg@norrvik.example' },
  { name: 'Nils Aune', email: 'nils.aune@fjordcastings.example' },
  { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example' },
  { name: 'Ellen Sandberg', email: 'ellen.sandberg@halden.example' },
  { name: 'Unknown', email: 'someone@elsewhere.example' },
  { name: 'Fjord', email: 'room.fjord@halden.example', type: 'resource' },
] as const

/** Subjects that IFS takes as they are, and such that have to be made fit for it. */
const subjects = [
  'Visit',
  'Cafe\u0301 meeting',
  '  padded',
  'tab\tin it',
  'Long '.repeat(50),
  '<b>bold</b> &amp;',
  '👨‍👩‍👧 ',
] as const

export const invited = (mask: number) => guests.filter((_guest, index) => (mask & (1 << index)) !== 0)

const zones = ['W. Europe Standard Time', 'UTC', 'Eastern Standard Time'] as const

/** Quarter hours around the beginning, whole days, in several zones; some past, some far outside the window of a delta round. */
function times(at: number): Record<string, unknown> {
  const far = at % 23 === 0 ? 500 : at % 29 === 0 ? -60 : 0
  const start = Date.parse('2026-11-23T00:00:00Z') + (far + (at % 17) - 2) * dayMs + ((at * 7) % 96) * 900_000
  const wall = (ms: number) => new Date(ms).toISOString().slice(0, 19)
  if (at % 5 === 0) {
    const day = Math.floor(start / dayMs) * dayMs
    const whole = (ms: number) => ({ dateTime: wall(ms), timeZone: 'UTC' })
    return { isAllDay: true, start: whole(day), end: whole(day + (1 + (at % 2)) * dayMs) }
  }
  const timeZone = zones[at % 3]
  const lasts = (1 + (at % 6)) * 900_000
  return { isAllDay: false, start: { dateTime: wall(start), timeZone }, end: { dateTime: wall(start + lasts), timeZone } }
}

const newSubject = (history: History, kind: number): string => `${pick(subjects, kind)} ${history.nextNumber()}`

export const itemOf = (history: History, mailbox: Item['mailbox'], id: string): Item => ({
  mailbox,
  eventId: history.person(mailbox).idsOf(id).immutable as EventId,
})

/** The same meeting in the mailbox of somebody who was invited; nothing when they were not. */
const copyOf = (history: History, other: Item['mailbox'], { iCalUId }: { readonly iCalUId: string }): readonly Item[] =>
  history
    .person(other)
    .events(new Date(0), new Date('2040-01-01T00:00:00Z'))
    .filter(({ id }) => history.person(other).event(id).iCalUId === iCalUId)
    .map(({ id }) => itemOf(history, other, id))

/** A person and one of the appointments that are still to be seen, own or of others. */
function withItem(play: (history: History, item: Item, values: { item: number; how: number }) => void, weight: number) {
  return {
    weight,
    values: fc.record({ item: number, how: number }),
    play: (history, values) => {
      const item = pick(history.items, values.item)
      if (item !== undefined) history.byHand(() => play(history, item, values))
    },
  } satisfies StepKind<{ item: number; how: number }>
}

const sensitivities = ['normal', 'private', 'normal', 'personal', 'confidential'] as const

/** What people do in Outlook. */
export const peopleSteps = {
  'makes an appointment': {
    weight: 8,
    values: fc.record({ who: number, subject: number, at: number, guests: number }),
    play: (history, values) => {
      const mailbox = pick(representatives, values.who % 5 < 3 ? 0 : values.who)!
      history.byHand(() => {
        const made = history
          .person(mailbox)
          .create({ subject: newSubject(history, values.subject), ...times(values.at), attendees: invited(values.guests) })
        history.items.push(itemOf(history, mailbox, made.id))
        // Copies of the others are appointments of theirs.
        for (const other of representatives) if (other !== mailbox) history.items.push(...copyOf(history, other, made))
      })
    },
  } satisfies StepKind<{ who: number; subject: number; at: number; guests: number }>,
  renames: withItem((history, { mailbox, eventId }, { how }) => {
    const secret = history.person(mailbox).event(eventId).sensitivity !== 'normal'
    const subject = secret ? `Secret §${history.nextNumber()}§` : newSubject(history, how)
    history.person(mailbox).edit(eventId, { subject })
    if (secret) history.secrets.add(subject)
  }, 10),
  'moves in time': withItem((history, { mailbox, eventId }, { how }) => {
    history.person(mailbox).edit(eventId, times(how))
  }, 8),
  'changes guests': withItem((history, { mailbox, eventId }, { how }) => {
    history.person(mailbox).edit(eventId, { attendees: invited(how) })
  }, 8),
  'changes sensitivity': withItem((history, { mailbox, eventId }, { how }) => {
    const sensitivity = pick(sensitivities, how)!
    const isSecret = sensitivity !== 'normal'
    const subject = isSecret ? `Secret §${history.nextNumber()}§` : newSubject(history, how)
    history.person(mailbox).edit(eventId, { sensitivity, subject })
    if (isSecret) history.secrets.add(subject)
  }, 4),
  'writes a note in it': withItem((history, { mailbox, eventId }, { how }) => {
    history.person(mailbox).edit(eventId, { body: `<p>Note ${how}</p>` })
  }, 2),
  deletes: withItem((history, { mailbox, eventId }) => history.person(mailbox).remove(eventId), 4),
  'takes out of Deleted Items': withItem((history, { mailbox, eventId }) => void history.person(mailbox).restore(eventId), 3),
  copies: withItem((history, { mailbox, eventId }) => {
    history.items.push(itemOf(history, mailbox, history.person(mailbox).copy(eventId).id))
  }, 2),
  answers: withItem((history, { mailbox, eventId }, { how }) => {
    history.person(mailbox).respond(eventId, pick(['accepted', 'declined', 'tentativelyAccepted'] as const, how)!)
  }, 2),
  'receives an answer': withItem((history, { mailbox, eventId }, { how }) => {
    const { email } = pick(history.person(mailbox).event(eventId).attendees, how) ?? { email: '' }
    history.person(mailbox).receiveAnswer(eventId, email, 'declined')
  }, 1),
  forwards: withItem((history, { mailbox, eventId }, { how }) => {
    const { name, email } = pick(guests.slice(0, 6), how)!
    history.person(mailbox).forward(eventId, [{ name, email }])
  }, 2),
  'moves to another calendar': withItem((history, { mailbox, eventId }, { how }) => {
    const person = history.person(mailbox)
    if (person.calendars().length === 1) person.addCalendar('Projects')
    history.moved.add(person.event(eventId).iCalUId)
    person.move(eventId, pick(person.calendars(), how)!.id)
  }, 2),
  'gives to another organizer': withItem((history, { mailbox, eventId }, { how }) => {
    const { attendees, sensitivity } = history.person(mailbox).event(eventId)
    const other = pick(
      representatives.filter((one) => one !== mailbox && attendees.some(({ email }) => email === one.email)),
      how,
    )
    // The copy of an attendee does not know that the organizer's is private.
    if (other === undefined || sensitivity !== 'normal') return
    const given = history.person(mailbox).changeOrganizer(eventId, other.email)
    // The link goes on where the meeting does.
    if (history.askedToLink.has(`${mailbox.mailboxId} ${eventId}`))
      for (const copy of copyOf(history, other, given)) history.askedToLink.add(`${other.mailboxId} ${copy.eventId}`)
  }, 2),
  'takes the category off': withItem((history, { mailbox, eventId }) => {
    history.person(mailbox).edit(eventId, { categories: [] })
    history.categoryTaken.add(eventId)
  }, 1),
} as const
