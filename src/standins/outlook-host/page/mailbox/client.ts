import type { Appointment, CalendarEntry, Draft } from './appointment.ts'

/** What a person does in their mailbox. Every call rejects with a MailboxFailure that says why. */
export interface MailboxClient {
  /** Everything that touches the range, occurrences of series one by one. */
  list(from: number, to: number): Promise<CalendarEntry[]>
  read(id: string): Promise<Appointment>
  /** `send` false keeps a new meeting to oneself: nobody is invited yet */
  create(draft: Draft, send: boolean): Promise<Appointment>
  update(id: string, changes: Partial<Draft>, send: boolean): Promise<Appointment>
  remove(id: string): Promise<void>
  /** number of the mailbox's newest change: when it moves, something is new */
  newestChange(): Promise<number>
  customProperties(id: string, addinId: string): Promise<Record<string, unknown>>
  saveCustomProperties(id: string, addinId: string, properties: Record<string, unknown>): Promise<void>
  roamingSettings(addinId: string): Promise<Record<string, string>>
  saveRoamingSettings(addinId: string, settings: Record<string, string>): Promise<void>
}
