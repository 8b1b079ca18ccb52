import { beforeEach, expect, it } from '@jest/globals'
import type { MailboxId } from '../../../src/domain/ids.ts'
import { ellen, norrvik } from '../../support/world.ts'
import { openHttpWorld, refusal, type HttpWorld } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body?: object
}
const target = { kind: 'new', connection: norrvik, activityType: 'Meeting', subType: '', opportunityNo: '', notes: '' }
const everybodys: readonly Route[] = [{ method: 'GET', url: '/api/me' }]
const representatives: readonly Route[] = [
  { method: 'POST', url: '/api/appointments/read', body: { itemId: 'item-1' } },
  { method: 'POST', url: '/api/links', body: { itemId: 'item-1', choices: [], target } },
  { method: 'POST', url: '/api/series-links', body: { itemId: 'item-1', choices: [], target } },
  { method: 'DELETE', url: '/api/series-links/link-1' },
  { method: 'POST', url: '/api/links/link-1/move', body: { activityNo: '1' } },
  { method: 'DELETE', url: '/api/links/link-1' },
  { method: 'GET', url: '/api/links/link-1/pulse' },
  { method: 'GET', url: '/api/appointments/explain?itemId=item-1' },
  { method: 'GET', url: '/api/freshness' },
  { method: 'GET', url: '/api/connections?text=&kinds=account' },
  { method: 'GET', url: '/api/opportunities?kind=account&id=1' },
  { method: 'GET', url: '/api/activities?text=' },
  { method: 'GET', url: '/api/links/link-1/invitations' },
  { method: 'POST', url: '/api/links/link-1/invitations', body: { emails: ['anna@norrvik.example'] } },
  { method: 'GET', url: '/api/new-activities' },
  { method: 'POST', url: '/api/new-activities/1/push' },
]

/** The owner of the mailbox, or an administrator, may: who else asks is refused when it is known whose it is (undo.test.ts). */
const owners: readonly Route[] = [
  { method: 'POST', url: '/api/log/1/undo' },
  { method: 'POST', url: '/api/links/link-1/resume' },
  { method: 'POST', url: '/api/links/link-1/retry' },
]

it.each([...everybodys, ...representatives, ...owners])('$method $url needs a sign-in', async ({ method, url, body }) => {
  const answer = await http.ask(null, method, url, body)
  expect([refusal(answer), answer.headers['www-authenticate']]).toEqual([[401, 'sign-in-needed', 'Sign in first.'], 'Bearer'])
})

it.each(representatives)('$method $url is refused to somebody who is no representative', async ({ method, url, body }) => {
  expect(refusal(await http.ask('karin', method, url, body))).toEqual([
    403,
    'not-a-representative',
    'You are not set up as a representative that syncs.',
  ])
})

it('[R74] every route for administrators is refused to nobody and to a plain representative, whatever is asked', async () => {
  const routes = (await described()).filter((route) => route.path.startsWith('/api/admin/'))
  const answers = await Promise.all(
    routes.map(async ({ method, path }) => {
      const url = path.replace(/\{\w+\}/g, 'some')
      const body = method === 'GET' ? undefined : { nonsense: true }
      const refusals = [await http.ask(null, method, url, body), await http.ask('ellen', method, url, body)].map(refusal)
      return [`${method} ${path}`, refusals.map(([status, code]) => `${String(status)} ${String(code)}`)]
    }),
  )
  expect(answers).toEqual(routes.map(({ method, path }) => [`${method} ${path}`, ['401 sign-in-needed', '403 not-allowed']]))
  expect(routes.length).toBeGreaterThan(10)
})

it('the sign-in is asked for before the request is judged', async () => {
  expect(await http.ask(null, 'POST', '/api/links', { nonsense: true })).toMatchObject({ status: 401 })
  expect(await http.ask('ellen', 'GET', '/api/admin/log?limit=many')).toMatchObject({ status: 403 })
})

it('nobody unlinks what another representative linked', async () => {
  const { linkId } = await http.world.link()
  await http.world.store.saveRepresentatives([{ ...ellen, mailboxId: 'sofias-mailbox' as MailboxId }])
  expect(refusal(await http.ask('sofia', 'DELETE', `/api/links/${linkId}`))).toEqual([
    403,
    'not-organizer',
    'Only the organizer can change the link.',
  ])
  expect(await http.world.linkOf(linkId)).toMatchObject({ linkId })
})

async function described(): Promise<readonly { readonly method: Route['method']; readonly path: string }[]> {
  const { paths } = (await http.ask(null, 'GET', '/openapi.json')).body as { paths: Record<string, object> }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase() as Route['method'], path })),
  )
}

it('every route under /api but the settings is on the lists above, or is for administrators', async () => {
  const tried = [...everybodys, ...representatives, ...owners].map(({ method, url }) => `${method} ${url.split('?')[0]}`)
  const known = (await described())
    .filter(({ path }) => path.startsWith('/api/') && path !== '/api/settings' && !path.startsWith('/api/admin/'))
    .map(({ method, path }) => `${method} ${path}`)
  const toTried = (route: string): string =>
    route.replace(/\{(linkId|seriesLinkId)\}/, 'link-1').replace(/\{(activityNo|rowId)\}/, '1')
  expect(known.map(toTried).toSorted()).toEqual(tried.toSorted())
})
