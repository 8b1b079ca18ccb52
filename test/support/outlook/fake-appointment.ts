import type { Answers, Done } from './fake-answers.ts'

export interface FakePerson {
  readonly displayName: string
  readonly emailAddress: string
}
/** An appointment as a person made it in Outlook. */
export interface FakeAppointment {
  readonly mode: 'read' | 'compose'
  /** EWS form; null: never saved. */
  readonly itemId: string | null
  readonly subject: string
  readonly start: Date
  readonly end: Date
  readonly organizer: FakePerson
  readonly required: readonly FakePerson[]
  readonly optional: readonly FakePerson[]
  /** Of a date of a series; on the Mac it may be missing although it is one. */
  readonly seriesId: string | null
  readonly categories: readonly string[]
}
export type OfficeItem = Readonly<Record<string, unknown>>

export interface ItemFrame {
  readonly answers: Answers
  /** e.g. 1.8 */
  supports(set: string): boolean
  readonly isMobile: boolean
  readonly customProperties: Map<string, unknown>
  /** By key, what stands in the bar above the item. */
  readonly notices: Map<string, unknown>
}

/** office.js error table: the item was never saved. */
const notSaved = { code: 9046, message: 'The item is not saved.' }

/**
 * The item office.js would show: each member from the requirement set that has it. Reading has values and no setters; writing has
 * getters and no id. Source: requirement sets of @types/office-js; what mobile leaves out: docs/outlook/outlook-mobile-apis.
 */
export function toOfficeItem(appointment: FakeAppointment, frame: ItemFrame): OfficeItem {
  const { answers, supports, isMobile } = frame
  const beside = {
    ...(supports('1.8') && !isMobile ? { categories: categoriesOf(appointment, frame) } : {}),
    ...(supports('1.3') && !isMobile ? { notificationMessages: noticesOf(frame) } : {}),
  }
  const series = supports('1.7') && !isMobile ? { seriesId: appointment.seriesId } : {}
  const loadCustomPropertiesAsync = (done: Done) => {
    answers.give('loadCustomPropertiesAsync', customProperties(frame), done)
  }
  if (appointment.mode === 'read') {
    return {
      itemId: appointment.itemId,
      subject: appointment.subject,
      start: appointment.start,
      end: appointment.end,
      organizer: appointment.organizer,
      requiredAttendees: appointment.required,
      optionalAttendees: appointment.optional,
      loadCustomPropertiesAsync,
      ...series,
      ...beside,
    }
  }
  const getter = (call: string, value: unknown) => ({
    getAsync: (done: Done) => {
      answers.give(`${call}.getAsync`, value, done)
    },
  })
  return {
    subject: getter('subject', appointment.subject),
    start: getter('start', appointment.start),
    end: getter('end', appointment.end),
    requiredAttendees: getter('requiredAttendees', appointment.required),
    optionalAttendees: getter('optionalAttendees', appointment.optional),
    loadCustomPropertiesAsync,
    ...(supports('1.7') ? { organizer: getter('organizer', appointment.organizer) } : {}),
    ...series,
    ...beside,
    ...(supports('1.3')
      ? {
          saveAsync: (done: Done) => {
            answers.give('saveAsync', 'AAMk-saved', done)
          },
        }
      : {}),
    ...(supports('1.8')
      ? {
          getItemIdAsync: (done: Done) => {
            answers.give('getItemIdAsync', appointment.itemId, done, appointment.itemId === null ? notSaved : null)
          },
        }
      : {}),
  }
}

const categoriesOf = ({ categories }: FakeAppointment, { answers }: ItemFrame) => ({
  getAsync: (done: Done) => {
    const found = categories.map((displayName) => ({ displayName, color: 'Preset7' }))
    // Outlook says null of an item without any.
    answers.give('categories.getAsync', found.length === 0 ? null : found, done)
  },
})

const noticesOf = ({ answers, notices }: ItemFrame) => ({
  replaceAsync: (key: string, notice: unknown, done: Done) => {
    notices.set(key, notice)
    answers.give('notificationMessages.replaceAsync', undefined, done)
  },
})

const customProperties = ({ answers, customProperties: kept }: ItemFrame) => ({
  get: (name: string) => kept.get(name),
  set: (name: string, value: unknown) => kept.set(name, value),
  saveAsync: (done: Done) => {
    answers.give('CustomProperties.saveAsync', undefined, done)
  },
})
