import { beforeAll, describe, expect, it } from '@jest/globals'
import { adapterTour, type Sent } from './adapter-tour.ts'
import { exceptionsOfRequests } from './exceptions.ts'
import { openApiCheck, openApiIsHere, schemasOfTypes, type TypesCheck } from './schemas.ts'

let tour: Awaited<ReturnType<typeof adapterTour>>
let types: TypesCheck

beforeAll(async () => {
  tour = await adapterTour()
  types = schemasOfTypes()
  // Microsoft's types are two megabytes: reading them takes seconds, more on a busy machine.
}, 120_000)

/** What each request with a body sends, and what each with a `$select` selects from. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\/masterCategories(\/[^/]+)?$/, 'OutlookCategory'],
  [/\/events(\/[^/]+)?$|\/instances$|\/calendarView$/, 'Event'],
  [/\/calendars$/, 'Calendar'],
  [/^\/users(\/[^/]+)?$/, 'User'],
  [/^\/subscriptions(\/[^/]+)?$/, 'Subscription'],
]
const kindOf = (path: string) => kinds.find(([pattern]) => pattern.test(path))?.[1]
const nameOf = ({ method, path }: Sent) =>
  `${method} ${path.replace(/^\/users\/[^/]+/, '').replace(/\/(events|calendars|subscriptions)\/[^/]+/g, '/$1/{id}')}`
const known = new Set(exceptionsOfRequests.map(({ request }) => request))
const unknown = (problems: readonly string[]) => [...new Set(problems)].filter((problem) => !known.has(problem))

/** `a,b` and `a($select=b;$filter=…)` → the names at the top, and those inside. */
function namesIn(list: string | null): {
  readonly top: string[]
  readonly inside: { readonly of: string; readonly names: string[] }[]
} {
  const top = (list ?? '')
    .replaceAll(/\([^()]*\)/g, '')
    .split(',')
    .filter(Boolean)
  const inside = [...(list ?? '').matchAll(/(\w+)\(\$select=([^;()]+)\)/g)].map(([, of = '', names = '']) => ({
    of,
    names: names.split(','),
  }))
  return { top, inside }
}

describe('what the adapter asks Graph for', () => {
  it('is met on a tour through every call of the port', () => {
    expect([...tour.called].sort()).toEqual([...tour.calls].sort())
    expect(new Set(tour.sent.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'PATCH', 'DELETE']))
  })

  it("has bodies of Microsoft's own types", () => {
    const bodies = tour.sent.filter(({ body, path }) => body !== undefined && path !== '/$batch')
    const problems = bodies.flatMap((sent) => {
      const kind = kindOf(sent.path)
      if (kind === undefined) return [`${nameOf(sent)} has no type to be checked against`]
      return types(kind, false, sent.body).map(
        ({ instancePath, message, params }) => `${nameOf(sent)} ${instancePath} ${message} ${JSON.stringify(params)}`,
      )
    })

    expect(unknown(problems)).toEqual([])
    expect(bodies.length).toBeGreaterThan(10)
  })

  it('selects and expands members that there are', () => {
    const extra: Record<string, string> = { exceptionOccurrences: 'Event', calendar: 'Calendar' }
    const problems = tour.sent.flatMap((sent) => {
      const [select, expand] = [namesIn(sent.query.get('$select')), namesIn(sent.query.get('$expand'))]
      const kind = kindOf(sent.path)
      if (select.top.length + expand.top.length > 0 && kind === undefined) return [`${nameOf(sent)} selects from no type`]
      const lacks = (type: string, names: readonly string[]) =>
        names.filter((name) => !types.membersOf(type).includes(name)).map((name) => `${nameOf(sent)}: ${type} has no ${name}`)
      return [
        ...(kind === undefined ? [] : lacks(kind, [...select.top, ...expand.top])),
        ...expand.inside.flatMap(({ of, names }) => lacks(extra[of] ?? of, names)),
      ]
    })

    expect(unknown(problems)).toEqual([])
  })

  const title = openApiIsHere
    ? "fits Microsoft's description of the interface, bodies and parameters, but for the exceptions"
    : 'is not checked against the description of the interface: it is not beside the project'
  it(title, () => {
    if (!openApiIsHere) return
    const openApi = openApiCheck()
    const problems = tour.sent.flatMap((sent) => {
      const { method, path, query, body } = sent
      const errors = body === undefined ? [] : openApi.request(method, path, body)
      const parameters = openApi.query(method, path, [...query.keys()])
      if (errors === undefined || parameters === undefined) return [`${nameOf(sent)} is not described`]
      return [
        ...errors.map(({ instancePath, message }) => `${nameOf(sent)} ${instancePath} ${message}`),
        ...parameters.map((problem) => `${nameOf(sent).replace('/calendars/{id}', '')} ${problem}`),
      ]
    })

    expect(unknown(problems)).toEqual([])
    // An exception that nothing needs any more is none.
    expect(exceptionsOfRequests.filter(({ request }) => !problems.includes(request))).toEqual([])
  })

  it('the checks find what is wrong: a member, a value, a parameter', () => {
    expect(types('Event', false, { subjekt: 'x' })).not.toEqual([])
    if (!openApiIsHere) return
    const openApi = openApiCheck()
    expect([
      openApi.request('POST', '/users/x/events', { showAs: 'away' })?.length === 0,
      openApi.query('GET', '/users/x/events/y/instances', ['$selekt', 'startDateTime']),
      openApi.request('POST', '/users/x/nothing', {}),
    ]).toEqual([false, ['has no parameter $selekt', 'needs endDateTime'], undefined])
  })
})
