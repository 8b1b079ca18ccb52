import * as z from 'zod'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound, PreconditionFailed, Refused } from '../../domain/errors.ts'
import type { CalendarId, EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { AppointmentDraft, AppointmentRef, LinkMarker } from '../ports/calendar.ts'
import { calendarPath } from './calendars.ts'
import { findMarked } from './find-marked.ts'
import type { GraphClient } from './graph-client.ts'
import { toGraphTimes } from './graph-times.ts'
import { notYetKnown, toProperty } from './link-property.ts'
import { parseAs } from './parse-as.ts'
import { eventPath, readByItemId } from './read-appointments.ts'

const asked = { what: 'the appointment', permission: 'Calendars.ReadWrite', isWrite: true, missing: 'item' } as const

/** Writes to a calendar nothing that Exchange would mail about: no attendees, and of an existing item marker and category only. */
export class AppointmentWriter {
  readonly #client: GraphClient
  readonly #linkPropertyId: string

  constructor(client: GraphClient, linkPropertyId: string) {
    this.#client = client
    this.#linkPropertyId = linkPropertyId
  }

  async create(
    mailboxId: MailboxId,
    draft: AppointmentDraft,
    marker: Omit<LinkMarker, 'eventId'>,
    calendarId?: CalendarId,
  ): Promise<Appointment> {
    const eventId = await this.#post(mailboxId, draft, marker, calendarId).catch((error: unknown) => {
      if (error instanceof Refused && error.code === alreadyUsed) return this.#madeBefore(mailboxId, marker.linkId, error)
      throw error
    })
    // The marker holds the id, which nobody knows before. A crash in between heals: the repeat with the same transactionId
    // creates nothing (contract graph.md §4) and comes here again.
    await this.#patch({ mailboxId, eventId }, this.#property({ ...marker, eventId }))
    return readByItemId(this.#client, mailboxId, eventId)
  }

  async mark(appointment: Appointment, marker: LinkMarker, category: string): Promise<void> {
    const mark = async (categories: readonly string[], etag: string): Promise<void> => {
      await this.#patch(appointment, { categories: [...new Set([...categories, category])], ...this.#property(marker) }, etag)
    }
    try {
      await mark(appointment.categories, `W/"${appointment.changeKey}"`)
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error
      const current = await this.#categoriesOf(appointment)
      await mark(current.categories, current.etag)
    }
  }

  async unmark(ref: AppointmentRef, category: string): Promise<void> {
    const unmark = async (): Promise<void> => {
      const { categories, etag } = await this.#categoriesOf(ref)
      await this.#patch(ref, { categories: categories.filter((one) => one !== category), ...this.#property(null) }, etag)
    }
    try {
      await unmark().catch((error: unknown) => {
        if (error instanceof PreconditionFailed) return unmark()
        throw error
      })
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  }

  async #post(
    mailboxId: MailboxId,
    draft: AppointmentDraft,
    marker: Omit<LinkMarker, 'eventId'>,
    calendarId: CalendarId | undefined,
  ): Promise<EventId> {
    const created = await this.#client.send({
      ...asked,
      what: 'a new appointment',
      method: 'POST',
      path: `${calendarPath(mailboxId, calendarId)}/events`,
      mailboxes: [mailboxId],
      body: {
        subject: draft.subject,
        body: { contentType: 'text', content: draft.bodyText },
        ...toGraphTimes(draft.when),
        categories: [draft.category],
        transactionId: draft.transactionId,
        ...this.#property({ ...marker, eventId: notYetKnown }),
      },
    })
    return parseAs(patchedSchema, created, 'event').id as EventId
  }

  /**
   * Exchange refuses a transactionId that comes again with other content (seen in alcionai/corso issue 2490): the draft changed
   * between the two tries. What the first try made has the marker of the link.
   */
  async #madeBefore(mailboxId: MailboxId, linkId: LinkId, refusal: Refused): Promise<EventId> {
    const found = await findMarked(this.#client, mailboxId, this.#linkPropertyId, linkId)
    const made = found.find((one) => one.kind === 'marked')
    if (made?.kind !== 'marked') throw refusal
    return made.appointment.eventId
  }

  async #categoriesOf(ref: AppointmentRef): Promise<{ categories: readonly string[]; etag: string }> {
    const body = await this.#client.send({
      ...asked,
      isWrite: false,
      method: 'GET',
      path: `${eventPath(ref.mailboxId, ref.eventId)}?$select=categories,changeKey`,
      mailboxes: [ref.mailboxId],
    })
    const { categories, changeKey } = parseAs(categoriesSchema, body, 'event')
    return { categories: categories ?? [], etag: `W/"${changeKey}"` }
  }

  /** Graph replaces the whole array of categories (contract graph.md §4): the ETag keeps one that a person adds meanwhile. */
  async #patch(ref: AppointmentRef, change: object, etag?: string): Promise<void> {
    const body = await this.#client.send({
      ...asked,
      method: 'PATCH',
      path: eventPath(ref.mailboxId, ref.eventId),
      mailboxes: [ref.mailboxId],
      body: change,
      ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
    })
    // What does not answer with the event has not written it.
    parseAs(patchedSchema, body, 'event')
  }

  #property(marker: LinkMarker | null): object {
    return { singleValueExtendedProperties: [toProperty(this.#linkPropertyId, marker)] }
  }
}

const alreadyUsed = 'ErrorDuplicateTransactionId'
const patchedSchema = z.object({ id: z.string().min(1) })
const categoriesSchema = z.object({ categories: z.array(z.string()).nullish(), changeKey: z.string() })
