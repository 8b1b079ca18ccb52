import { NotFound } from '../../src/domain/errors.ts'
import { type CalendarId, mainCalendar, type MailboxId } from '../../src/domain/ids.ts'

/** The calendars beside the main one, and the lists of categories, of all mailboxes. */
export class FakePlaces {
  /** False: the application may not touch the list of categories. */
  mayAddCategories = true
  readonly #categories = new Set<string>()
  readonly #removed = new Set<CalendarId>()
  #calendars: { mailboxId: MailboxId; calendarId: CalendarId; name: string }[] = []

  named(mailboxId: MailboxId, name: string): CalendarId | null {
    if (name.toLowerCase() === 'calendar') return mainCalendar
    const found = this.#calendars.find((one) => one.mailboxId === mailboxId && one.name.toLowerCase() === name.toLowerCase())
    return found?.calendarId ?? null
  }

  add(mailboxId: MailboxId, calendarId: CalendarId, name: string): CalendarId {
    this.#calendars.push({ mailboxId, calendarId, name })
    return calendarId
  }

  names(mailboxId: MailboxId): readonly string[] {
    return this.#calendars.filter((one) => one.mailboxId === mailboxId).map(({ name }) => name)
  }

  /** What a person does. */
  rename(calendarId: CalendarId, name: string): void {
    for (const one of this.#calendars) if (one.calendarId === calendarId) one.name = name
  }

  remove(calendarId: CalendarId): void {
    this.#calendars = this.#calendars.filter((one) => one.calendarId !== calendarId)
    this.#removed.add(calendarId)
  }

  refuseRemoved(calendarId: CalendarId): void {
    if (this.#removed.has(calendarId)) throw new NotFound('Outlook', 'Outlook no longer has the calendar.')
  }

  addCategory(mailboxId: MailboxId, category: string): 'created' | 'present' | 'not-permitted' {
    const key = `${mailboxId} ${category.toLowerCase()}`
    if (this.#categories.has(key)) return 'present'
    if (!this.mayAddCategories) return 'not-permitted'
    this.#categories.add(key)
    return 'created'
  }
}
