import { parties, people } from './company.ts'

/** One appointment of the made-up month. Times are wall time of the owner's mailbox. */
export interface SeedEvent {
  /** user name of the organizer */
  readonly owner: string
  readonly subject: string
  /** `yyyy-mm-dd` of the start, and how many days an all-day entry lasts */
  readonly date: string
  readonly allDays?: number
  readonly from?: string
  readonly to?: string
  readonly location?: string
  readonly text?: string
  readonly attendees?: readonly SeedAttendee[]
  readonly categories?: readonly string[]
  readonly sensitivity?: 'normal' | 'private'
  readonly showAs?: 'free' | 'busy' | 'oof'
  /** a series every so many weeks on the same weekday, for so many times */
  readonly weekly?: { readonly interval: number; readonly times: number }
}

export interface SeedAttendee {
  readonly name: string
  readonly email: string
  readonly type: 'required' | 'optional' | 'resource'
  readonly response: 'accepted' | 'tentativelyAccepted' | 'declined' | 'none'
}

export const masterCategories = [
  { displayName: 'Customer', color: 'preset7' },
  { displayName: 'Supplier', color: 'preset4' },
  { displayName: 'Internal', color: 'preset12' },
  { displayName: 'Focus', color: 'preset8' },
  { displayName: 'Travel', color: 'preset1' },
] as const

const person = (userName: string, response: SeedAttendee['response'] = 'accepted'): SeedAttendee => {
  const found = people.find((one) => one.userName === userName)
  if (found === undefined) throw new Error(`The seeded company has no person '${userName}'.`)
  return { name: found.name, email: found.email, type: 'required', response }
}
const contact = (personId: string, response: SeedAttendee['response'] = 'accepted'): SeedAttendee => {
  const found = parties.flatMap(({ contacts }) => contacts).find((one) => one.personId === personId)
  if (found === undefined) throw new Error(`The seeded company has no contact '${personId}'.`)
  return { name: found.name, email: found.email, type: 'required', response }
}
const outsider = (name: string, email: string): SeedAttendee => ({ name, email, type: 'optional', response: 'none' })
const room = (name: string): SeedAttendee => ({
  name: `Room ${name}`,
  email: `room.${name.toLowerCase()}@halden.example`,
  type: 'resource',
  response: 'accepted',
})
const tom = outsider('Tom Riley', 'tom.riley@norrvik.example')

/** A believable month around today: the week before, this week, four weeks ahead. The same for the same day. */
export function seedMonth(now: Date): SeedEvent[] {
  const today = now.toISOString().slice(0, 10)
  const monday = addDays(today, -weekdayOf(today))
  const next = nextWorkday(today)
  /** week 0 is this week, weekday 0 is Monday */
  const at = (week: number, weekday: number) => addDays(monday, week * 7 + weekday)
  return [...teamMeetings(at), ...ellen(at, next), ...jonas(at), ...amir(at, next)]
}

/** The next Monday to Friday after a day: the two main appointments lie there, always ahead. */
export function nextWorkday(today: string): string {
  const weekday = weekdayOf(today)
  return addDays(today, weekday >= 4 ? 7 - weekday : 1)
}

type At = (week: number, weekday: number) => string

const teamMeetings = (at: At): SeedEvent[] => [
  {
    owner: 'jonas',
    subject: 'Sales team meeting',
    date: at(-1, 0),
    from: '09:00',
    to: '09:45',
    location: 'Room Skagen',
    categories: ['Internal'],
    text: 'Round the table: pipeline, visits of the week, help needed.',
    attendees: [person('ellen'), person('sofia', 'tentativelyAccepted'), room('Skagen')],
    weekly: { interval: 1, times: 6 },
  },
  {
    owner: 'amir',
    subject: 'Purchasing stand-up',
    date: at(-1, 0),
    from: '08:30',
    to: '08:45',
    location: 'Room Skagen',
    categories: ['Internal'],
    attendees: [person('sofia'), room('Skagen')],
    weekly: { interval: 1, times: 6 },
  },
]

const ellen = (at: At, next: string): SeedEvent[] => [
  {
    owner: 'ellen',
    subject: 'Quarterly review Norrvik',
    date: next,
    from: '10:00',
    to: '11:00',
    location: 'Room Fjord',
    categories: ['Customer'],
    text: 'Agenda:\n1. Deliveries of the quarter\n2. Open service cases\n3. Service contract 2027\n\nPlease bring the list of vessels.',
    attendees: [
      person('jonas'),
      contact('P10001'),
      contact('P10002', 'tentativelyAccepted'),
      contact('P10003', 'none'),
      tom,
      room('Fjord'),
    ],
  },
  {
    owner: 'ellen',
    subject: 'Call with Halvard Shipping',
    date: at(-1, 1),
    from: '13:00',
    to: '13:30',
    location: 'Phone',
    categories: ['Customer'],
    attendees: [contact('P10021')],
  },
  {
    owner: 'ellen',
    subject: 'Site visit Baltica Yard',
    date: at(-1, 3),
    from: '09:30',
    to: '15:00',
    location: 'Gdynia, Yard 3',
    categories: ['Customer', 'Travel'],
    text: 'Measure the two docks, photos of the pump rooms.',
    attendees: [contact('P10031')],
    showAs: 'oof',
  },
  { owner: 'ellen', subject: 'Focus: quotes', date: at(0, 0), from: '14:00', to: '16:00', categories: ['Focus'] },
  {
    owner: 'ellen',
    subject: 'Refit of MS Aurora: scope',
    date: at(0, 2),
    from: '13:00',
    to: '14:30',
    location: 'Online',
    categories: ['Customer'],
    attendees: [contact('P10041')],
    text: 'First talk about the scope of the refit and who decides.',
  },
  {
    owner: 'ellen',
    subject: 'Dentist',
    date: at(0, 3),
    from: '16:00',
    to: '17:00',
    location: 'Storgata 12',
    sensitivity: 'private',
    showAs: 'oof',
  },
  {
    owner: 'ellen',
    subject: 'Pump retrofit: technical clarification',
    date: at(0, 4),
    from: '10:30',
    to: '11:30',
    location: 'Online',
    categories: ['Customer'],
    attendees: [contact('P10021'), contact('P10022', 'none'), person('jonas')],
  },
  {
    owner: 'ellen',
    subject: 'Lunch with Lars Nyman',
    date: at(1, 1),
    from: '12:00',
    to: '13:00',
    location: 'Sjömagasinet',
    categories: ['Customer'],
    attendees: [contact('P10012')],
  },
  {
    owner: 'ellen',
    subject: 'Service contract 2027: offer',
    date: at(1, 2),
    from: '09:00',
    to: '10:00',
    location: 'Room Fjord',
    categories: ['Customer'],
    attendees: [contact('P10001'), contact('P10003'), room('Fjord')],
  },
  { owner: 'ellen', subject: 'Focus: quotes', date: at(1, 3), from: '14:00', to: '16:00', categories: ['Focus'] },
  {
    owner: 'ellen',
    subject: 'Nordic Marine Fair',
    date: at(2, 1),
    allDays: 3,
    location: 'Gothenburg, hall B',
    categories: ['Travel'],
    showAs: 'oof',
    text: 'Stand B 14. Meetings at the stand in the shared list.',
  },
  {
    owner: 'ellen',
    subject: 'Halvard Shipping: vessel list',
    date: at(3, 0),
    from: '11:00',
    to: '12:00',
    location: 'Online',
    categories: ['Customer'],
    attendees: [contact('P10021'), contact('P10022')],
  },
  {
    owner: 'ellen',
    subject: 'Dry dock planning, second round',
    date: at(3, 2),
    from: '10:00',
    to: '11:30',
    location: 'Online',
    categories: ['Customer'],
    attendees: [contact('P10031'), person('jonas', 'none')],
  },
  {
    owner: 'ellen',
    subject: 'Norrvik: handover to service',
    date: at(4, 1),
    from: '13:00',
    to: '14:00',
    location: 'Malmö',
    categories: ['Customer'],
    attendees: [contact('P10012'), contact('P10001')],
  },
]

const jonas = (at: At): SeedEvent[] => [
  {
    owner: 'jonas',
    subject: 'Baltica Yard: dry dock planning',
    date: at(0, 1),
    from: '14:00',
    to: '15:00',
    location: 'Online',
    categories: ['Customer'],
    text: 'Who attends which dock, and when.',
    attendees: [person('ellen'), contact('P10031')],
  },
  {
    owner: 'jonas',
    subject: 'Norrvik Service: spare parts',
    date: at(-1, 2),
    from: '10:00',
    to: '11:00',
    location: 'Malmö',
    categories: ['Customer'],
    attendees: [contact('P10012')],
  },
  { owner: 'jonas', subject: 'Focus: forecast', date: at(0, 3), from: '09:00', to: '11:00', categories: ['Focus'] },
  {
    owner: 'jonas',
    subject: 'Aurora: budget talk',
    date: at(1, 0),
    from: '15:00',
    to: '16:00',
    location: 'Online',
    categories: ['Customer'],
    attendees: [contact('P10041')],
  },
  {
    owner: 'jonas',
    subject: 'Nordic Marine Fair',
    date: at(2, 1),
    allDays: 2,
    location: 'Gothenburg, hall B',
    categories: ['Travel'],
    showAs: 'oof',
  },
  {
    owner: 'jonas',
    subject: 'Halvard Shipping: annual talk',
    date: at(3, 1),
    from: '10:00',
    to: '11:30',
    location: 'Bergen',
    categories: ['Customer', 'Travel'],
    attendees: [contact('P10021')],
  },
]

const amir = (at: At, next: string): SeedEvent[] => [
  {
    owner: 'amir',
    subject: 'Price round Fjord Castings',
    date: next,
    from: '13:00',
    to: '14:00',
    location: 'Room Fjord',
    categories: ['Supplier'],
    text: 'Cast housings 2027: prices, lead times, the open quality case.',
    attendees: [contact('P30001'), contact('P30002', 'tentativelyAccepted'), room('Fjord')],
  },
  {
    owner: 'amir',
    subject: 'Kettler Elektronik: samples',
    date: at(-1, 2),
    from: '11:00',
    to: '12:00',
    location: 'Online',
    categories: ['Supplier'],
    attendees: [contact('P30011')],
  },
  { owner: 'amir', subject: 'Focus: supplier ratings', date: at(0, 2), from: '09:00', to: '11:00', categories: ['Focus'] },
  {
    owner: 'amir',
    subject: 'Fjord Castings: foundry audit',
    date: at(1, 3),
    from: '09:00',
    to: '15:30',
    location: 'Ålesund',
    categories: ['Supplier', 'Travel'],
    attendees: [contact('P30002')],
    showAs: 'oof',
  },
  { owner: 'amir', subject: 'School visit', date: at(1, 1), from: '15:30', to: '16:30', sensitivity: 'private' },
  { owner: 'amir', subject: 'Stocktaking', date: at(3, 4), allDays: 1, categories: ['Internal'] },
  {
    owner: 'amir',
    subject: 'Kettler Elektronik: frame contract',
    date: at(2, 2),
    from: '10:00',
    to: '11:30',
    location: 'Kiel',
    categories: ['Supplier'],
    attendees: [contact('P30011'), person('sofia')],
  },
]

/** 0 = Monday */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
