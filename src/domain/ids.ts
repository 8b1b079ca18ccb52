/** Branded ids: a mailbox can not be passed where an event is asked for. They cost nothing at run time. */
declare const brand: unique symbol
export type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Graph user id (Entra object id) of the person whose mailbox it is. */
export type MailboxId = Branded<'MailboxId'>
/** Immutable Graph event id. Never the id office.js gives; that one moves with the folder. */
export type EventId = Branded<'EventId'>
/** Graph calendar id. Calendars have no immutable id: theirs never changes. */
export type CalendarId = Branded<'CalendarId'>
/** The main calendar of a mailbox, whatever id Outlook gives it. */
export const mainCalendar = 'main' as CalendarId
/** IFS `ActivityNo`. */
export type ActivityNo = Branded<'ActivityNo'>
/** IFS `RepresentativeId`. */
export type RepresentativeId = Branded<'RepresentativeId'>
/** IFS `PersonId` of a contact. */
export type PersonId = Branded<'PersonId'>
export type LinkId = Branded<'LinkId'>
/** Lower-case SMTP address. Make one with `toEmailAddress`. */
export type EmailAddress = Branded<'EmailAddress'>

/** Addresses compare case-insensitively (product decision 10). */
export const toEmailAddress = (text: string): EmailAddress => text.trim().toLowerCase() as EmailAddress
