import type { FastifyReply } from 'fastify'
import type { ServerResponse, IncomingMessage } from 'node:http'
import type { Server } from 'node:https'
import type { RouteGenericInterface } from 'fastify'
import type { ReplyAddress, ResponseMode } from './authorize-request.ts'
import { formPostPage } from './pages.ts'

export type IdentityReply = FastifyReply<RouteGenericInterface, Server, IncomingMessage, ServerResponse>

/** Sends the browser back to the application with an answer or an error. */
export function sendBack(
  reply: IdentityReply,
  address: ReplyAddress,
  mode: ResponseMode,
  answer: Readonly<Record<string, string | undefined>>,
): IdentityReply {
  const members = Object.entries(answer).filter((member): member is [string, string] => member[1] !== undefined)
  if (mode === 'form_post') return sendPage(reply, 200, formPostPage(address.sendTo, members))
  const target = new URL(address.sendTo)
  if (mode === 'fragment') target.hash = new URLSearchParams(members).toString()
  else for (const [name, value] of members) target.searchParams.set(name, value)
  // 303: after the picker's form the browser must come back with GET
  return reply.header('cache-control', 'no-store').redirect(target.href, 303)
}

/** No frame may show a sign-in page, as at Microsoft: a panel that tries it must fail here too. */
export function sendPage(reply: IdentityReply, status: number, html: string): IdentityReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-frame-options', 'DENY')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .send(html)
}
