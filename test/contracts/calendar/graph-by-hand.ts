import { Agent, request } from 'undici'
import type { AppointmentRef, LinkMarker } from '../../../src/rmsync/ports/calendar.ts'

export interface GraphAccess {
  readonly graphUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** PEM of a further authority, beside the well-known ones. */
  readonly ca?: string
}

/** A property of the tests' own, so that no test takes a link of the product for its own, or the reverse. */
export const linkPropertyId = 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name RmPanelContract'

/** Asks Graph past the adapter: what the adapter wrote is judged by what Graph says of it. */
export function graphByHand({ graphUrl, tokenUrl, clientId, clientSecret, ca }: GraphAccess) {
  const agent = new Agent(ca === undefined ? {} : { connect: { ca } })
  const signIn = async (): Promise<string> => {
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${graphUrl}/.default`,
    }
    const { body } = await request(tokenUrl, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
    const said = (await body.json()) as { access_token?: string; error_description?: string }
    if (said.access_token === undefined)
      throw new Error(`The sign-in refuses the contract tests: ${said.error_description ?? ''}`)
    return said.access_token
  }
  let token: Promise<string> | null = null
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    prefer = 'IdType="ImmutableId"',
  ) => {
    token ??= signIn()
    const answer = await request(`${graphUrl}/v1.0${path}`, {
      method,
      dispatcher: agent,
      headers: { authorization: `Bearer ${await token}`, prefer, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.body.text()
    if (answer.statusCode >= 400 && answer.statusCode !== 404) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  }
  const pathOf = ({ mailboxId, eventId }: AppointmentRef) => `/users/${mailboxId}/events/${encodeURIComponent(eventId)}`
  const propertyOf = async (ref: AppointmentRef): Promise<{ id: string; value: string } | undefined> => {
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${linkPropertyId}')`)
    const event = await ask('GET', `${pathOf(ref)}?$expand=${expand}`)
    return (event['singleValueExtendedProperties'] as { id: string; value: string }[] | undefined)?.[0]
  }
  return {
    ask,
    pathOf,
    propertyOf,
    markerOf: async (ref: AppointmentRef): Promise<LinkMarker | null> => {
      const marker = JSON.parse((await propertyOf(ref))?.value ?? '{}') as LinkMarker
      return Object.keys(marker).length === 0 ? null : marker
    },
    bodyTextOf: async (ref: AppointmentRef): Promise<string> => {
      const event = await ask(
        'GET',
        `${pathOf(ref)}?$select=body`,
        undefined,
        'IdType="ImmutableId", outlook.body-content-type="text"',
      )
      return (event['body'] as { content: string }).content.replaceAll('\r\n', '\n')
    },
    close: () => agent.close(),
  }
}
