import { randomUUID } from 'node:crypto'
import { findCalendar } from './calendars.ts'
import { calendarOf, defaultCalendar, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { GraphError, invalidValue } from './graph-error.ts'
import type { ChangeKind, Mailbox } from './mailbox.ts'
import { asObject, asText } from './parse-values.ts'

export interface Subscription {
  readonly id: string
  readonly oid: string
  readonly resource: string
  /** the one calendar that it names; none: the mailbox */
  readonly calendar?: number
  readonly changeType: string
  notificationUrl: string
  readonly lifecycleNotificationUrl: string | null
  expirationDateTime: string
  readonly clientState: string | null
  readonly applicationId: string
  readonly immutableIds: boolean
  /** no notifications, and those of the time are lost, until it is reauthorised or renewed */
  needsReauthorization?: boolean
}

const minuteMs = 60_000
const shortestMinutes = 45
const mostPerMailbox = 1000
const longestClientState = 128

const validationError = (message: string) => new GraphError(400, 'ValidationError', message)

export class Subscriptions {
  readonly #exchange: Exchange
  #all: Subscription[] = []

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /** Checks what was sent and makes the subscription, not yet kept: the receiver has to answer the handshake first. */
  parse(body: unknown, app: string, immutableIds: boolean): Subscription {
    const sent = asObject('request body', body)
    const resource = asText('resource', sent['resource'])
    const { mailbox, calendar } = this.#placeOf(resource)
    const changeType = parseChangeType(asText('changeType', sent['changeType']))
    const clientState =
      sent['clientState'] === undefined || sent['clientState'] === null ? null : asText('clientState', sent['clientState'])
    if (clientState !== null && clientState.length > longestClientState)
      throw validationError(`clientState is longer than ${longestClientState} characters.`)
    const lifecycle = sent['lifecycleNotificationUrl']
    const made: Subscription = {
      id: randomUUID(),
      oid: mailbox.owner.oid,
      resource,
      ...(calendar !== undefined && { calendar }),
      changeType,
      notificationUrl: parseUrl('notificationUrl', sent['notificationUrl']),
      lifecycleNotificationUrl:
        lifecycle === undefined || lifecycle === null ? null : parseUrl('lifecycleNotificationUrl', lifecycle),
      expirationDateTime: this.#parseExpiry(sent['expirationDateTime']),
      clientState,
      applicationId: app,
      immutableIds,
    }
    this.#refuseExcess(made)
    return made
  }

  /** Keeps a subscription whose receiver has answered. */
  add(made: Subscription): void {
    this.#refuseExcess(made)
    this.#all.push(made)
  }

  find(id: string, app: string): Subscription {
    const found = this.active().find((one) => one.id.toLowerCase() === id.toLowerCase() && one.applicationId === app)
    if (found === undefined) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.')
    return found
  }

  reauthorize(subscription: Subscription): void {
    subscription.needsReauthorization = false
  }

  renew(subscription: Subscription, body: unknown): void {
    this.reauthorize(subscription)
    const sent = asObject('request body', body)
    if (sent['expirationDateTime'] !== undefined) subscription.expirationDateTime = this.#parseExpiry(sent['expirationDateTime'])
    if (sent['notificationUrl'] !== undefined) subscription.notificationUrl = parseUrl('notificationUrl', sent['notificationUrl'])
  }

  remove(subscription: Subscription): void {
    this.#all = this.#all.filter((one) => one !== subscription)
  }

  /** Expired ones are gone, as in life. */
  active(): Subscription[] {
    const now = this.#exchange.now().getTime()
    this.#all = this.#all.filter((one) => Date.parse(one.expirationDateTime) > now)
    return [...this.#all]
  }

  listeningTo(mailbox: Mailbox, event: StoredEvent, kind: ChangeKind): Subscription[] {
    return this.active().filter(
      (one) =>
        one.oid === mailbox.owner.oid &&
        one.needsReauthorization !== true &&
        one.changeType.split(',').includes(kind) &&
        this.#covers(one, event),
    )
  }

  /** A calendar hears of what left it as well. */
  #covers({ calendar }: Subscription, event: StoredEvent): boolean {
    if (calendar === undefined && this.#exchange.settings.subscriptionOfUser === 'everyCalendar') return true
    return [calendarOf(event), ...(event.pastCalendars ?? [])].includes(calendar ?? defaultCalendar)
  }

  load(saved: Subscription[]): void {
    this.#all = saved
  }

  #placeOf(resource: string): { mailbox: Mailbox; calendar?: number } {
    const [, user, calendar] =
      /^\/?users[/(]'?([^/')]+)'?\)?\/(?:events|calendar\/events|calendars[/(]'?([^/')]+)'?\)?\/events)\/?$/i.exec(resource) ?? []
    if (user === undefined)
      throw validationError(`The resource '${resource}' cannot be subscribed to here. Expected '/users/{id}/events'.`)
    const mailbox = this.#exchange.find(user)
    if (mailbox === undefined) throw new GraphError(404, 'ResourceNotFound', `The user '${user}' of the resource was not found.`)
    return calendar === undefined ? { mailbox } : { mailbox, calendar: findCalendar(mailbox, calendar) }
  }

  /** Under 45 minutes is raised to 45; seven days and more is refused. */
  #parseExpiry(value: unknown): string {
    const wanted = Date.parse(asText('expirationDateTime', value))
    if (Number.isNaN(wanted)) throw invalidValue('expirationDateTime', "expected a time such as '2026-01-31T09:00:00Z'")
    const now = this.#exchange.now().getTime()
    if (wanted <= now) throw validationError('Subscription expiration must be in the future.')
    const { longestSubscriptionMinutes } = this.#exchange.settings
    if (wanted > now + longestSubscriptionMinutes * minuteMs)
      throw validationError(`Subscription expiration can only be ${longestSubscriptionMinutes} minutes in the future.`)
    return new Date(Math.max(wanted, now + shortestMinutes * minuteMs)).toISOString()
  }

  #refuseExcess(made: Subscription): void {
    const ofMailbox = this.active().filter((one) => one.oid === made.oid)
    const same = ofMailbox.some(
      (one) => one.applicationId === made.applicationId && one.changeType === made.changeType && one.calendar === made.calendar,
    )
    if (same)
      throw new GraphError(
        409,
        'Conflict',
        'A subscription with the same resource and changeType exists already. Renew it instead.',
      )
    if (ofMailbox.length >= mostPerMailbox)
      throw new GraphError(403, 'ExtensionError', `The mailbox has ${mostPerMailbox} active subscriptions, the most allowed.`)
  }
}

/** As Graph answers a subscription. */
export function toSubscriptionWire(one: Subscription) {
  const { id, resource, changeType, notificationUrl, lifecycleNotificationUrl, expirationDateTime, clientState, applicationId } =
    one
  return {
    id,
    resource,
    applicationId,
    changeType,
    clientState,
    notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl,
    expirationDateTime,
    creatorId: applicationId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }
}

function parseChangeType(text: string): string {
  const parts = text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
  if (parts.some((part) => !['created', 'updated', 'deleted'].includes(part)))
    throw validationError(`changeType '${text}' is invalid. Expected created, updated, deleted, separated by commas.`)
  return [...new Set(parts)].sort().join(',')
}

function parseUrl(field: string, value: unknown): string {
  const text = asText(field, value)
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw validationError(`${field} must be an absolute https address.`)
  return text
}
