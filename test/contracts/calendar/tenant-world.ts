import { toEmailAddress, type EventId } from '../../../src/domain/ids.ts'
import { createGraphCalendar } from '../../../src/rmsync/graph/graph-calendar.ts'
import { contractCategory, type CalendarWorld } from './calendar-world.ts'
import { graphByHand, linkPropertyId, type GraphAccess } from './graph-by-hand.ts'
import { toOutlook } from './to-outlook.ts'

export interface TenantAccess extends GraphAccess {
  /** Address of a mailbox that nobody uses. */
  readonly mailbox: string
}

/**
 * Where the contract tests find a tenant: docs/testing-against-a-tenant.md. Null when none is named; half of the settings are an
 * error, or a misspelt name would pass for a test that was made.
 */
export function readTenantAccess(env: NodeJS.ProcessEnv): TenantAccess | null {
  const names = ['CONTRACT_TENANT_ID', 'CONTRACT_CLIENT_ID', 'CONTRACT_CLIENT_SECRET', 'CONTRACT_MAILBOX'] as const
  const missing = names.filter((name) => (env[name] ?? '') === '')
  if (missing.length === names.length) return null
  if (missing.length > 0)
    throw new Error(`The contract tests need ${missing.join(', ')} too. See docs/testing-against-a-tenant.md.`)
  const [tenantId = '', clientId = '', clientSecret = '', mailbox = ''] = names.map((name) => env[name] ?? '')
  return {
    graphUrl: 'https://graph.microsoft.com',
    tokenUrl: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    mailbox,
  }
}

/** The adapter before any tenant: the person's part is played through Graph as well, and everything made is deleted at the end. */
export async function openTenantWorld(access: TenantAccess): Promise<CalendarWorld> {
  const calendar = createGraphCalendar({ ...access, linkPropertyId })
  const byHand = graphByHand(access)
  const email = toEmailAddress(access.mailbox)
  const mailboxId = await calendar.findMailbox(email)
  const events = `/users/${mailboxId}/events`
  const made: string[] = []
  const make = async (event: object): Promise<string> => {
    // Without the wish for immutable ids, as office.js gives them.
    const id = String((await byHand.ask('POST', events, event, 'return=representation'))['id'])
    made.push(id)
    return id
  }
  const refOf = (eventId: EventId) => ({ mailboxId, eventId })
  return {
    calendar,
    mailboxId,
    email,
    makes: (facts) => make(toOutlook(facts)),
    changes: async (eventId, facts) => {
      await byHand.ask('PATCH', byHand.pathOf(refOf(eventId)), toOutlook(facts))
    },
    deletes: async (eventId) => {
      await byHand.ask('DELETE', byHand.pathOf(refOf(eventId)))
    },
    copies: async (eventId) => {
      const { subject, start, end } = await byHand.ask('GET', `${byHand.pathOf(refOf(eventId))}?$select=subject,start,end`)
      const property = await byHand.propertyOf(refOf(eventId))
      await make({ subject, start, end, singleValueExtendedProperties: [property] })
    },
    markerOf: byHand.markerOf,
    bodyTextOf: byHand.bodyTextOf,
    // Whether Exchange mails is seen in the stand-in, whose outbox can be counted; a tenant's cannot with these permissions.
    mailCount: () => 0,
    invitations: () => null,
    close: async () => {
      for (const found of await calendar.findMarked(mailboxId)) {
        if (found.kind !== 'failed') made.push(found.appointment.eventId)
      }
      for (const id of made) await byHand.ask('DELETE', `${events}/${encodeURIComponent(id)}`)
      const list = `/users/${mailboxId}/outlook/masterCategories`
      const { value: categories } = (await byHand.ask('GET', list)) as { value: { id: string; displayName: string }[] }
      const own = categories.filter(({ displayName }) => displayName.startsWith(contractCategory))
      for (const { id } of own) await byHand.ask('DELETE', `${list}/${encodeURIComponent(id)}`)
      const { value: calendars } = (await byHand.ask('GET', `/users/${mailboxId}/calendars`)) as {
        value: { id: string; name: string }[]
      }
      for (const { id, name } of calendars) {
        if (name.startsWith(contractCategory))
          await byHand.ask('DELETE', `/users/${mailboxId}/calendars/${encodeURIComponent(id)}`)
      }
      await byHand.close()
      await calendar.close()
    },
  }
}
