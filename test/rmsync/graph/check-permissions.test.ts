import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { graphError, mailboxId } from './graph-event.ts'
import { startScriptedGraph, type Asked } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())

/** Graph with some of its parts closed: `METHOD path` → status. */
const check = async (closed: readonly (readonly [RegExp, number, string])[]) => {
  graph.answers(({ method, path }: Asked) => {
    const [, status, code] = closed.find(([pattern]) => pattern.test(`${method} ${path}`)) ?? []
    if (status !== undefined) return { status, body: graphError(code ?? '', 'Access is denied.') }
    return method === 'PATCH' ? { status: 404, body: graphError('ErrorItemNotFound') } : { body: { value: [], id: mailboxId } }
  })
  const checks = await graph.calendar().checkPermissions(mailboxId)
  return checks.map(({ permission, purpose, outcome, reason }) => [permission, purpose, outcome, reason])
}
const granted = (permission: string, purpose: string) => [permission, purpose, 'granted', null]
const whole = [
  granted('User.Read.All', 'to find representatives'),
  granted('Calendars.Read', 'to read appointments'),
  granted('Calendars.Read', 'to subscribe to changes'),
  granted('Calendars.ReadWrite', 'to mark linked appointments and to add new ones'),
  granted('MailboxSettings.Read', 'to know the time zone of a mailbox'),
  granted('MailboxSettings.ReadWrite', 'to give the categories their colour'),
]

it('grants what Graph answers, also where it only misses the item that nothing can be written to', async () => {
  expect(await check([])).toEqual(whole)
  expect(graph.asked.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => [method, path, body])).toEqual([
    ['PATCH', `/v1.0/users/${mailboxId}/events/rmsync-checks-its-permission`, {}],
    ['PATCH', `/v1.0/users/${mailboxId}/outlook/masterCategories/rmsync-checks-its-permission`, {}],
  ])
})

it('[R23] names each permission that is missing, with Graph’s own sentence', async () => {
  const checks = await check([
    [/PATCH .*events/, 403, 'ErrorAccessDenied'],
    [/masterCategories/, 403, 'ErrorAccessDenied'],
  ])

  expect(checks.filter(([, , outcome]) => outcome !== 'granted')).toEqual([
    [
      'Calendars.ReadWrite',
      'to mark linked appointments and to add new ones',
      'missing',
      expect.stringContaining('403 ErrorAccessDenied: Access is denied.'),
    ],
    [
      'MailboxSettings.ReadWrite',
      'to give the categories their colour',
      'missing',
      expect.stringContaining('MailboxSettings.ReadWrite'),
    ],
  ])
})

it('does not take an outage for a missing permission, nor a refused token', async () => {
  const checks = await check([
    [/mailboxSettings/, 500, 'InternalServerError'],
    [/\/subscriptions/, 401, 'InvalidAuthenticationToken'],
  ])

  expect(checks.map(([, , outcome]) => outcome)).toEqual(['granted', 'granted', 'unknown', 'granted', 'unknown', 'granted'])
})
