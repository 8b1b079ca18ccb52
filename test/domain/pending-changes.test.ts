import { describe, expect, it } from '@jest/globals'
import type { Appointment } from '../../src/domain/appointment.ts'
import { toEmailAddress } from '../../src/domain/ids.ts'
import type { Link } from '../../src/domain/link.ts'
import { pendingChanges } from '../../src/domain/pending-changes.ts'
import { appointment, at, link as stored } from './explain-facts.ts'

const link: Link = {
  ...stored,
  snapshot: {
    description: 'Review',
    when: appointment.when,
    people: { [appointment.organizer.email]: { kind: 'unresolved' } },
  },
}
const moved: Appointment = {
  ...appointment,
  when: { ...appointment.when, startAt: at('2026-11-24T12:00:00Z'), endAt: at('2026-11-24T13:00:00Z') },
}
const pending = (changed: Partial<Link>, now: Appointment, privatePolicy: 'mask' | 'stop' | 'relay' = 'mask') =>
  pendingChanges({ ...link, ...changed }, now, { privatePolicy }, 200)

describe('[R301] what has not arrived', () => {
  it('is what IFS was last told beside what Outlook says', () => {
    expect(pending({}, moved)).toEqual([
      { field: 'start', before: '2026-11-24T09:00:00Z', after: '2026-11-24T12:00:00Z' },
      { field: 'end', before: '2026-11-24T10:00:00Z', after: '2026-11-24T13:00:00Z' },
    ])
  })

  it('is nothing where both say the same', () => {
    expect(pending({}, appointment)).toEqual([])
  })

  it('names newcomers as Outlook does, and no room', () => {
    const attendees = [
      { name: 'Maria Lindqvist', email: toEmailAddress('maria@norrvik.example'), kind: 'person' as const },
      { name: '', email: toEmailAddress('jan@norrvik.example'), kind: 'person' as const },
      { name: 'Fjord', email: toEmailAddress('fjord@halden.example'), kind: 'resource' as const },
    ]

    expect(pending({}, { ...appointment, attendees })).toEqual([
      { field: 'contacts', before: '', after: 'Maria Lindqvist, jan@norrvik.example' },
    ])
  })

  it.each([
    ['mask', [{ field: 'description', before: 'Review', after: 'Private appointment' }]],
    ['stop', []],
    ['relay', [{ field: 'description', before: 'Review', after: 'Doctor' }]],
  ] as const)('tells of a private one what the policy %s lets out', (policy, changes) => {
    expect(pending({}, { ...appointment, subject: 'Doctor', sensitivity: 'private' }, policy)).toEqual(changes)
  })

  it.each([
    { kind: 'activity-missing', since: at('2026-11-23T08:00:00Z') },
    { kind: 'appointment-cancelled', since: at('2026-11-23T08:00:00Z'), why: 'It was deleted.' },
  ] as const)('is nothing once the link ended: $kind', (state) => {
    expect(pending({ state }, moved)).toEqual([])
  })
})
