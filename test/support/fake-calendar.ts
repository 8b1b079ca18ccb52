import type { Appointment } from '../../src/domain/appointment.ts'
import { CursorExpired, NotFound } from '../../src/domain/errors.ts'
import {
  toEmailAddress,
  type CalendarId,
  mainCalendar,
  type EmailAddress,
  type EventId,
  type LinkId,
  type MailboxId,
} from '../../src/domain/ids.ts'
import type { Series } from '../../src/domain/series.ts'
import { startOf, type CalendarDate, type Instant } from '../../src/domain/time-span.ts'
import type {
  AppointmentDraft,
  AppointmentReading,
  AppointmentRef,
  Calendar,
  DeltaRound,
  DeltaWindow,
  InvitedPerson,
  LinkMarker,
  MailboxSettings,
  MarkedReading,
  MeetingSigns,
  PermissionCheck,
  SubscriptionRequest,
} from '../../src/rmsync/ports/calendar.ts'
import { FakePlaces } from './fake-places.ts'
import { grantedPermissions, overlaps, refuseUnknownZone, toInvite } from './fake-calendar-rules.ts'

type CalendarCall = keyof Calendar

interface StoredAppointment {
  appointment: Appointment
  marker: LinkMarker | null
  bodyText: string
}

/** What Outlook and Graph would hold, in memory, with nothing random in it: the same history gives the same ids. */
export class FakeCalendar implements Calendar {
  /** How often each call was made, failed ones included. */
  readonly calls: Partial<Record<CalendarCall, number>> = {}
  readonly subscriptions = new Map<string, SubscriptionRequest>()
  /** Ids of subscriptions in the order they were reauthorised. */
  readonly reauthorised: string[] = []
  /** Every invitation that went out: to whom, for which appointment. */
  readonly invitations: { readonly to: EmailAddress; readonly eventId: EventId }[] = []
  readonly settings: MailboxSettings = { zone: 'Europe/Berlin', locale: 'en-GB' }
  /** What `checkPermissions` answers, all of it granted. */
  permissions: readonly PermissionCheck[] = grantedPermissions
  readonly places = new FakePlaces()
  readonly #cancelled = new Map<string, CalendarDate[]>()
  readonly #owners = new Map<EmailAddress, { mailboxId: MailboxId; name: string }>()
  readonly #stored = new Map<string, StoredAppointment>()
  readonly #changes: { mailboxId: MailboxId; eventId: EventId; calendars: readonly CalendarId[] }[] = []
  readonly #byTransaction = new Map<string, EventId>()
  readonly #failures: { error: unknown; call: CalendarCall | undefined }[] = []
  readonly #failedReadings = new Map<string, unknown>()
  readonly #now: () => Instant
  #oldestCursor = 0
  #nextId = 1

  constructor(now: () => Instant = () => '2026-11-23T08:00:00Z' as Instant) {
    this.#now = now
  }

  // ---------------------------------------------------------------- what a person or a test does

  addMailbox(email: string, mailboxId: MailboxId, name = email): void {
    this.#owners.set(toEmailAddress(email), { mailboxId, name })
  }

  /** Puts an appointment in its mailbox, or replaces it. */
  put(appointment: Appointment): Appointment {
    const before = this.#stored.get(keyOf(appointment))
    this.#stored.set(keyOf(appointment), { marker: null, bodyText: '', ...before, appointment })
    const { mailboxId, eventId, seriesMasterId } = appointment
    const calendars = [appointment, before?.appointment ?? appointment].map(({ calendarId }) => calendarId ?? mainCalendar)
    for (const id of [eventId, seriesMasterId]) if (id !== null) this.#changes.push({ mailboxId, eventId: id, calendars })
    return appointment
  }

  /** Saves a change as Exchange does: another changeKey, another time of change. */
  edit(ref: AppointmentRef, change: Partial<Appointment>): Appointment {
    const { appointment } = this.#held(ref)
    return this.put({ ...appointment, changeKey: `key-${this.#changes.length + 1}`, changedAt: this.#now(), ...change })
  }

  /** A date of a series that is taken out is known from then on by its day alone. */
  remove(ref: AppointmentRef): void {
    const { mailboxId, calendarId, seriesMasterId, occurrenceOn, when } = this.#held(ref).appointment
    if (seriesMasterId !== null) {
      const series = keyOf({ mailboxId, eventId: seriesMasterId })
      this.#cancelled.set(series, [
        ...(this.#cancelled.get(series) ?? []),
        occurrenceOn ?? (startOf(when).slice(0, 10) as CalendarDate),
      ])
    }
    this.#stored.delete(keyOf(ref))
    this.#changes.push({ mailboxId, eventId: ref.eventId, calendars: [calendarId ?? mainCalendar] })
  }

  /** Gone without a trace: what the pattern of a series no longer gives, or the other half of a deletion. */
  vanish(ref: AppointmentRef): void {
    const { mailboxId, calendarId } = this.#held(ref).appointment
    this.#stored.delete(keyOf(ref))
    this.#changes.push({ mailboxId, eventId: ref.eventId, calendars: [calendarId ?? mainCalendar] })
  }

  /** A split takes the marker along to the series of the rest. */
  carryMarker(from: AppointmentRef, to: AppointmentRef): void {
    this.#held(to).marker = this.#held(from).marker
  }

  /** Outlook's copy and paste: another item with the same marker on it. */
  copy(ref: AppointmentRef): Appointment {
    const { appointment, marker } = this.#held(ref)
    const number = this.#nextId++
    const copied = this.put({ ...appointment, eventId: `copy-${number}` as EventId, iCalUId: `uid-copy-${number}` })
    this.#held(copied).marker = marker
    return copied
  }

  /** To another calendar of the mailbox: the id stays (Graph’s immutable ids do). */
  move(ref: AppointmentRef, calendarId: CalendarId): Appointment {
    return this.edit(ref, { calendarId })
  }

  /** With everything in it, as Outlook does. */
  removeCalendar(mailboxId: MailboxId, calendarId: CalendarId): void {
    for (const one of this.appointments(mailboxId)) if (one.calendarId === calendarId) this.vanish(one)
    this.places.remove(calendarId)
  }

  /** The next call, or the next one of this name, throws this instead of doing anything. */
  failNext(error: unknown, call?: CalendarCall): void {
    this.#failures.push({ error, call })
  }

  /** The next reading of this appointment in a batch fails; the rest of the batch is answered. */
  failNextReading(ref: AppointmentRef, error: unknown): void {
    this.#failedReadings.set(keyOf(ref), error)
  }

  /** All cursors given so far are forgotten. */
  forgetCursors(): void {
    this.#oldestCursor = this.#changes.length + 1
    this.#changes.push({ mailboxId: '' as MailboxId, eventId: '' as EventId, calendars: [] })
  }

  appointmentOf(ref: AppointmentRef): Appointment | undefined {
    return this.#stored.get(keyOf(ref))?.appointment
  }

  appointments(mailboxId: MailboxId): readonly Appointment[] {
    return [...this.#stored.values()].map((stored) => stored.appointment).filter((one) => one.mailboxId === mailboxId)
  }

  markerOf(ref: AppointmentRef): LinkMarker | null {
    return this.#stored.get(keyOf(ref))?.marker ?? null
  }

  bodyTextOf(ref: AppointmentRef): string {
    return this.#held(ref).bodyText
  }

  // ---------------------------------------------------------------- the port

  async findMailbox(email: EmailAddress): Promise<MailboxId> {
    this.#begin('findMailbox')
    const owner = this.#owners.get(email)
    if (owner === undefined) throw new NotFound('Outlook', `The directory has no user ${email}.`)
    return owner.mailboxId
  }

  /** Here the id that office.js gives is `item-` + the immutable id; the immutable id itself is taken as well. */
  async readByItemId(mailboxId: MailboxId, itemId: string): Promise<Appointment> {
    this.#begin('readByItemId')
    return this.#held({ mailboxId, eventId: itemId.replace(/^item-/, '') as EventId }).appointment
  }

  async readMany(refs: readonly AppointmentRef[]): Promise<readonly AppointmentReading[]> {
    this.#begin('readMany')
    if (refs.length > 20) throw new RangeError(`At most 20 appointments can be read at once, not ${refs.length}.`)
    return refs.map((ref): AppointmentReading => {
      if (this.#failedReadings.has(keyOf(ref))) {
        const error = this.#failedReadings.get(keyOf(ref))
        this.#failedReadings.delete(keyOf(ref))
        return { kind: 'failed', error }
      }
      const stored = this.#stored.get(keyOf(ref))
      return stored === undefined ? { kind: 'gone' } : { kind: 'found', appointment: stored.appointment }
    })
  }

  /** The dates are those that were put in with the master's id. */
  async readSeries(ref: AppointmentRef, horizon: DeltaWindow): Promise<Series> {
    this.#begin('readSeries')
    const master = this.#held(ref).appointment
    if (master.kind === 'single') return { master, instances: [], exceptions: [], cancelledOn: [] }
    const dates = this.appointments(ref.mailboxId).filter((one) => one.seriesMasterId === ref.eventId)
    return {
      master,
      instances: dates.filter((one) => overlaps(one.when, horizon)),
      exceptions: dates.filter((one) => one.kind === 'exception'),
      cancelledOn: this.#cancelled.get(keyOf(ref)) ?? [],
    }
  }

  async findMarked(mailboxId: MailboxId, linkId?: LinkId): Promise<readonly MarkedReading[]> {
    this.#begin('findMarked')
    return this.#marked(mailboxId).filter(
      ({ appointment, marker }) => appointment.seriesMasterId === null && (linkId === undefined || marker.linkId === linkId),
    )
  }

  async findMarkedDates(mailboxId: MailboxId, window: DeltaWindow): Promise<readonly MarkedReading[]> {
    this.#begin('findMarkedDates')
    return this.#marked(mailboxId).filter(
      ({ appointment }) => appointment.seriesMasterId !== null && overlaps(appointment.when, window),
    )
  }

  #marked(mailboxId: MailboxId): readonly Extract<MarkedReading, { appointment: Appointment }>[] {
    return [...this.#stored.values()].flatMap(({ appointment: held, marker }) => {
      if (marker === null || held.mailboxId !== mailboxId) return []
      const kind = marker.eventId === held.eventId ? ('marked' as const) : ('copy' as const)
      return [{ kind, appointment: { ...held, calendarId: null }, marker }]
    })
  }

  async findMeeting(mailboxId: MailboxId, { iCalUId, subject, startsAt }: MeetingSigns): Promise<readonly Appointment[]> {
    this.#begin('findMeeting')
    return this.appointments(mailboxId).filter(
      (one) =>
        one.seriesMasterId === null && (one.iCalUId === iCalUId || (one.subject === subject && startOf(one.when) === startsAt)),
    )
  }

  async pullDelta(
    mailboxId: MailboxId,
    cursor: string | null,
    window: DeltaWindow,
    calendarId: CalendarId = mainCalendar,
  ): Promise<DeltaRound> {
    this.#begin('pullDelta')
    this.places.refuseRemoved(cursor === null ? calendarId : ((cursor.split(' ')[1] ?? mainCalendar) as CalendarId))
    if (cursor !== null) return this.#pullSince(mailboxId, cursor)
    const touched = this.appointments(mailboxId)
      .filter((one) => (one.calendarId ?? mainCalendar) === calendarId && overlaps(one.when, window))
      .map((one) => one.eventId)
    return { touched, cursor: `${this.#changes.length} ${calendarId}` }
  }

  /** What lay in the calendar before is named as well: moved to another one it is gone from it. */
  #pullSince(mailboxId: MailboxId, cursor: string): DeltaRound {
    const [since, calendarId = mainCalendar] = cursor.split(' ')
    if (Number(since) < this.#oldestCursor) throw new CursorExpired('Outlook', 'Outlook forgot where the last round ended.')
    const touched = this.#changes
      .slice(Number(since))
      .filter((change) => change.mailboxId === mailboxId && change.calendars.includes(calendarId as CalendarId))
      .map((change) => change.eventId)
    return { touched: [...new Set(touched)], cursor: `${this.#changes.length} ${calendarId}` }
  }

  async create(
    mailboxId: MailboxId,
    draft: AppointmentDraft,
    marker: Omit<LinkMarker, 'eventId'>,
    calendarId: CalendarId = mainCalendar,
  ): Promise<Appointment> {
    this.#begin('create')
    this.places.refuseRemoved(calendarId)
    if (draft.when.kind === 'timed') refuseUnknownZone(draft.when.zone)
    const earlier = this.#byTransaction.get(`${mailboxId} ${draft.transactionId}`)
    if (earlier !== undefined) return this.#held({ mailboxId, eventId: earlier }).appointment
    const number = this.#nextId++
    const eventId = `created-${number}` as EventId
    this.#byTransaction.set(`${mailboxId} ${draft.transactionId}`, eventId)
    const [email, owner] = [...this.#owners].find(([, one]) => one.mailboxId === mailboxId) ?? [toEmailAddress(''), { name: '' }]
    const appointment = this.put({
      mailboxId,
      eventId,
      calendarId,
      iCalUId: `uid-created-${number}`,
      changeKey: `key-${this.#changes.length + 1}`,
      kind: 'single',
      seriesMasterId: null,
      occurrenceOn: null,
      subject: draft.subject,
      when: draft.when,
      isOrganizer: true,
      organizer: { name: owner.name, email },
      attendees: [],
      isCancelled: false,
      sensitivity: 'normal',
      categories: [draft.category],
      changedAt: this.#now(),
    })
    Object.assign(this.#held(appointment), { marker: { ...marker, eventId }, bodyText: draft.bodyText })
    return appointment
  }

  async sendInvitations(ref: AppointmentRef, people: readonly InvitedPerson[]): Promise<Appointment> {
    this.#begin('sendInvitations')
    const { appointment } = this.#held(ref)
    const invited = toInvite(appointment, people)
    if (invited === 'as they are') return appointment
    this.invitations.push(...invited.map(({ email }) => ({ to: email, eventId: ref.eventId })))
    return this.edit(ref, { attendees: invited.map((one) => ({ ...one, kind: 'person' })) })
  }

  async findCalendar(mailboxId: MailboxId, name: string): Promise<CalendarId | null> {
    this.#begin('findCalendar')
    return this.places.named(mailboxId, name)
  }

  async createCalendar(mailboxId: MailboxId, name: string): Promise<CalendarId> {
    this.#begin('createCalendar')
    const existing = this.places.named(mailboxId, name)
    if (existing !== null) return existing
    return this.places.add(mailboxId, `calendar-${this.#nextId++}` as CalendarId, name)
  }

  async readMailboxSettings(_mailboxId: MailboxId): Promise<MailboxSettings> {
    this.#begin('readMailboxSettings')
    return this.settings
  }

  async checkPermissions(_mailboxId: MailboxId): Promise<readonly PermissionCheck[]> {
    this.#begin('checkPermissions')
    return this.permissions
  }

  async mark(appointment: Appointment, marker: LinkMarker, category: string): Promise<void> {
    this.#begin('mark')
    const { categories, kind } = this.#held(appointment).appointment
    const changed = kind === 'occurrence' ? { kind: 'exception' as const } : {}
    this.edit(appointment, { categories: [...new Set([...categories, category])], ...changed })
    this.#held(appointment).marker = marker
  }

  async unmark(ref: AppointmentRef, category: string): Promise<void> {
    this.#begin('unmark')
    const stored = this.#stored.get(keyOf(ref))
    if (stored === undefined) return
    this.edit(ref, { categories: stored.appointment.categories.filter((one) => one !== category) })
    this.#held(ref).marker = null
  }

  async addCategory(mailboxId: MailboxId, category: string): Promise<'created' | 'present' | 'not-permitted'> {
    this.#begin('addCategory')
    return this.places.addCategory(mailboxId, category)
  }

  async subscribe(request: SubscriptionRequest): Promise<{ subscriptionId: string; expiresAt: Instant }> {
    this.#begin('subscribe')
    const subscriptionId = `subscription-${this.#nextId++}`
    this.subscriptions.set(subscriptionId, request)
    return { subscriptionId, expiresAt: request.expiresAt }
  }

  async renew(subscriptionId: string, expiresAt: Instant): Promise<{ expiresAt: Instant }> {
    this.#begin('renew')
    const request = this.subscriptions.get(subscriptionId)
    if (request === undefined) throw new NotFound('Outlook', `Outlook no longer has subscription ${subscriptionId}.`)
    this.subscriptions.set(subscriptionId, { ...request, expiresAt })
    return { expiresAt }
  }

  async reauthorise(subscriptionId: string): Promise<void> {
    this.#begin('reauthorise')
    if (!this.subscriptions.has(subscriptionId))
      throw new NotFound('Outlook', `Outlook no longer has subscription ${subscriptionId}.`)
    this.reauthorised.push(subscriptionId)
  }

  async unsubscribe(subscriptionId: string): Promise<void> {
    this.#begin('unsubscribe')
    this.subscriptions.delete(subscriptionId)
  }

  #begin(call: CalendarCall): void {
    this.calls[call] = (this.calls[call] ?? 0) + 1
    const index = this.#failures.findIndex((failure) => failure.call === undefined || failure.call === call)
    if (index >= 0) throw this.#failures.splice(index, 1)[0]?.error
  }

  #held(ref: AppointmentRef): StoredAppointment {
    const stored = this.#stored.get(keyOf(ref))
    if (stored === undefined) throw new NotFound('Outlook', 'The appointment is no longer in the mailbox.')
    return stored
  }
}

const keyOf = (ref: AppointmentRef): string => `${ref.mailboxId} ${ref.eventId}`
