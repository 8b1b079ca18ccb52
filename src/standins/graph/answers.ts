import type { Attendee, EventRef } from './event-model.ts'
import type { AnswerKind, Exchange } from './exchange.ts'
import { GraphError } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'
import { fieldsOf } from './occurrences.ts'

export interface Answer {
  readonly kind: AnswerKind
  /** false keeps the answer from the organizer */
  readonly send: boolean
  readonly proposedNewTime?: Attendee['proposedNewTime']
}

const subjects = { accepted: 'Accepted', tentativelyAccepted: 'Tentative', declined: 'Declined' } as const
const shows = { accepted: 'busy', tentativelyAccepted: 'tentative', declined: 'free' } as const

/** An attendee answers in the own mailbox. A declined copy goes to Deleted Items or stays, as the person has set it. */
export function answerMeeting(exchange: Exchange, mailbox: Mailbox, ref: EventRef, answer: Answer): void {
  const { event, date } = ref
  if (event.isOrganizer)
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    )
  const at = exchange.now()
  const { subject } = fieldsOf(ref)
  const showAs = shows[answer.kind]
  const goes = answer.kind === 'declined' && exchange.settings.declinedCopy === 'deleted'
  if (date !== undefined) event.exceptions[date] = { ...event.exceptions[date], showAs }
  else {
    event.response = { response: answer.kind, time: at.toISOString() }
    event.fields = { ...event.fields, showAs }
  }
  if (goes && date === undefined) {
    event.folder = 'deletedItems'
    event.generation += 1
    mailbox.put(event, 'deleted', at)
  } else if (goes && date !== undefined) {
    event.cancelledDates = [...event.cancelledDates, date].sort()
    mailbox.put(event, 'updated', at)
  } else mailbox.put(event, 'updated', at)
  if (!answer.send || !event.fields.responseRequested) return
  const { owner } = mailbox
  exchange.send({
    kind: answer.kind,
    from: owner.email,
    to: [event.organizer.address],
    subject: `${subjects[answer.kind]}: ${subject}`,
    iCalUId: event.iCalUId,
    sentAt: at.toISOString(),
  })
  const organizer = exchange.find(event.organizer.address)
  const original = organizer?.byICalUId(event.iCalUId)
  if (organizer && original)
    noteAnswer(exchange, organizer, { event: original, ...(date !== undefined && { date }) }, owner.email, answer)
}

/** The organizer's event says what an attendee answered: an update by which nobody is mailed. */
export function noteAnswer(
  exchange: Exchange,
  mailbox: Mailbox,
  ref: EventRef,
  address: string,
  answer: Omit<Answer, 'send'>,
): void {
  const { event, date } = ref
  const status = { response: answer.kind, time: exchange.now().toISOString() }
  const attendees = fieldsOf(ref).attendees.map((attendee): Attendee => {
    if (attendee.emailAddress.address.toLowerCase() !== address.toLowerCase()) return attendee
    return { ...attendee, status, ...(answer.proposedNewTime && { proposedNewTime: answer.proposedNewTime }) }
  })
  if (date === undefined) event.fields = { ...event.fields, attendees }
  else event.exceptions[date] = { ...event.exceptions[date], attendees }
  mailbox.put(event, 'updated', exchange.now())
}

/** 400 for a stranger: only who is invited can answer. */
export function refuseStranger(ref: EventRef, address: string): void {
  if (fieldsOf(ref).attendees.some(({ emailAddress }) => emailAddress.address.toLowerCase() === address.toLowerCase())) return
  throw new GraphError(400, 'ErrorInvalidRequest', `'${address}' is not among the attendees.`)
}
