type ConnectionType = 'Customer' | 'BusinessLead' | 'Supplier' | 'SupplierRequest'

export interface SeedActivity {
  readonly no: string
  readonly subject: string
  /** null: IFS takes activities without a start */
  readonly date: string | null
  /** wall time of the company's zone; without it the activity fills the day */
  readonly from?: string
  readonly to?: string
  readonly connection: readonly [ConnectionType, string]
  readonly contacts: readonly string[]
  /** the first one leads */
  readonly representatives: readonly string[]
  readonly type?: 'Task' | 'Call'
  readonly state?: 'InProgress' | 'Completed'
  readonly opportunity?: string
  readonly note?: string
  readonly priority?: string
}

const marine = ['Customer', '10045'] as const
const service = ['Customer', '10102'] as const
const halvard = ['Customer', '10131'] as const
const baltica = ['Customer', '10177'] as const
const fjord = ['Supplier', '30012'] as const

/** `workday(1)` is the day of the quarterly review in Outlook, and 4698 the activity that looks like it. */
export const seedActivities = (workday: (days: number) => string): readonly SeedActivity[] => [
  ...past(workday),
  ...ofReviewDay(workday(1)),
  ...upcoming(workday),
]

const past = (workday: (days: number) => string): SeedActivity[] => [
  {
    no: '4612',
    subject: 'Quarterly review Norrvik, autumn',
    date: workday(-60),
    from: '10:00',
    to: '11:30',
    connection: marine,
    contacts: ['P10001', 'P10002'],
    representatives: ['ELSA', 'JOEK'],
    state: 'Completed',
    note: 'Two open service cases, one delivery late.',
  },
  {
    no: '4634',
    subject: 'Pump retrofit: first talk',
    date: workday(-14),
    from: '13:00',
    to: '13:45',
    connection: halvard,
    contacts: ['P10021', 'P10022'],
    representatives: ['ELSA'],
    type: 'Call',
    state: 'Completed',
    opportunity: '2044',
  },
  {
    no: '4671',
    subject: 'Service cases with Lars Nyman',
    date: workday(-5),
    from: '09:00',
    to: '10:00',
    connection: service,
    contacts: ['P10012'],
    representatives: ['ELSA'],
    state: 'Completed',
  },
  {
    no: '4676',
    subject: 'Dry dock planning',
    date: workday(-4),
    from: '14:00',
    to: '15:00',
    connection: baltica,
    contacts: ['P10031'],
    representatives: ['JOEK', 'ELSA'],
    state: 'InProgress',
    opportunity: '2052',
  },
  {
    no: '4690',
    subject: 'Price round 2027, preparation',
    date: workday(-3),
    from: '10:00',
    to: '11:00',
    connection: fjord,
    contacts: ['P30001'],
    representatives: ['AMHA'],
    state: 'Completed',
  },
]

const ofReviewDay = (date: string): SeedActivity[] => [
  {
    no: '4640',
    subject: 'Yard visit',
    date,
    from: '15:30',
    to: '16:30',
    connection: service,
    contacts: ['P10012'],
    representatives: ['JOEK'],
  },
  {
    no: '4655',
    subject: 'Service contract talk',
    date,
    from: '14:00',
    to: '15:00',
    connection: marine,
    contacts: ['P10002'],
    representatives: ['ELSA'],
    opportunity: '2031',
  },
  {
    no: '4698',
    subject: 'Q-review',
    date,
    from: '09:00',
    to: '10:00',
    connection: marine,
    contacts: ['P10002', 'P10003'],
    representatives: ['ELSA', 'JOEK'],
    note: 'Bring the list of vessels.',
    priority: 'HIGH',
  },
]

const upcoming = (workday: (days: number) => string): SeedActivity[] => [
  {
    no: '4700',
    subject: 'Offer follow-up',
    date: workday(2),
    from: '09:00',
    to: '09:30',
    connection: halvard,
    contacts: ['P10021'],
    representatives: ['ELSA'],
    type: 'Call',
    opportunity: '2044',
  },
  {
    no: '4701',
    subject: 'Spare parts list with Norrvik',
    date: workday(3),
    from: '13:00',
    to: '14:00',
    connection: marine,
    contacts: ['P10001', 'P10002'],
    representatives: ['ELSA'],
  },
  {
    no: '4702',
    subject: 'Yard visit Gdynia',
    date: workday(6),
    connection: baltica,
    contacts: ['P10031'],
    representatives: ['ELSA', 'JOEK'],
    opportunity: '2052',
  },
  {
    no: '4703',
    subject: 'Call Peter Hahn',
    date: workday(7),
    from: '15:00',
    to: '15:30',
    connection: marine,
    contacts: ['P10002'],
    representatives: ['ELSA'],
    type: 'Call',
  },
  {
    no: '4704',
    subject: 'Frame contract 2027',
    date: null,
    connection: marine,
    contacts: ['P10001'],
    representatives: ['ELSA'],
    type: 'Task',
    opportunity: '2031',
  },
  {
    no: '4705',
    subject: 'Scope workshop MS Aurora',
    date: workday(5),
    from: '10:00',
    to: '12:00',
    connection: ['BusinessLead', '2214'],
    contacts: ['P10041'],
    representatives: ['JOEK'],
  },
  {
    no: '4706',
    subject: 'Casting quality review',
    date: workday(2),
    from: '10:00',
    to: '11:00',
    connection: fjord,
    contacts: ['P30001', 'P30002'],
    representatives: ['AMHA'],
  },
  {
    no: '4707',
    subject: 'Sensor samples',
    date: workday(4),
    from: '13:30',
    to: '14:00',
    connection: ['Supplier', '30027'],
    contacts: ['P30011'],
    representatives: ['AMHA'],
    type: 'Call',
  },
  {
    no: '4708',
    subject: 'Quotations for cast housings',
    date: workday(6),
    from: '09:00',
    to: '10:00',
    connection: ['SupplierRequest', 'SR-118'],
    contacts: ['P30001'],
    representatives: ['AMHA'],
  },
]
