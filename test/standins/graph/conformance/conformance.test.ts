import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startFixture, startReceiver, type GraphFixture, type Receiver } from '../graph-fixture.ts'
import { exceptionsOfTypes, undescribedOperations } from './exceptions.ts'
import { differences, openApiCheck, openApiIsHere, schemasOfTypes, toPattern, withoutAnnotations } from './schemas.ts'
import { tour, type Stop } from './tour.ts'

let fixture: GraphFixture
let receiver: Receiver
let stops: readonly Stop[]
let check: ReturnType<typeof schemasOfTypes>

beforeAll(async () => {
  fixture = await startFixture()
  receiver = await startReceiver(fixture.tls)
  stops = await tour(fixture, receiver)
  check = schemasOfTypes()
  // Microsoft's types are two megabytes: reading them takes seconds, more on a busy machine.
}, 120_000)
afterAll(async () => {
  await fixture.close()
  await receiver.close()
})

/** What each route answers, by Microsoft's name for it; nothing for one without a body. */
const kinds: readonly (readonly [RegExp, string, 'one' | 'list'])[] = [
  [/^GET \/users$/, 'User', 'list'],
  [/^GET \/users\/[^/]+$/, 'User', 'one'],
  [/\/mailboxSettings$/, 'MailboxSettings', 'one'],
  [/^GET .*\/masterCategories$/, 'OutlookCategory', 'list'],
  [/\/masterCategories\/[^/]+$|^POST .*\/masterCategories$/, 'OutlookCategory', 'one'],
  [/^GET .*\/calendars$/, 'Calendar', 'list'],
  [/^POST .*\/calendars$|\/calendar$|^(GET|PATCH) .*\/calendars\/[^/]+$/, 'Calendar', 'one'],
  [/^GET .*(\/events|\/instances|\/calendarView|\/calendarView\/delta)$/, 'Event', 'list'],
  [/^POST .*\/events$|^(GET|PATCH) .*\/events\/[^/]+$/, 'Event', 'one'],
  [/^GET \/subscriptions$/, 'Subscription', 'list'],
  [/^(POST|GET|PATCH) \/subscriptions(\/[^/]+)?$/, 'Subscription', 'one'],
  [/\/translateExchangeIds$/, 'ConvertIdResult', 'list'],
  [/^GET .*\/extensions$/, 'OpenTypeExtension', 'list'],
  [/\/extensions(\/[^/]+)?$/, 'OpenTypeExtension', 'one'],
]

describe('a tour through all endpoints', () => {
  it('leaves no route out', () => {
    const untouched = fixture.graph.routes().filter((route) => {
      const [method, path = ''] = route.split(' ')
      const pattern = toPattern(path.replace('/v1.0', ''))
      return !stops.some((stop) => stop.method === method && stop.status < 400 && pattern.test(stop.path))
    })

    expect(untouched).toEqual([])
  })

  it("every answer is of Microsoft's own types, but for the exceptions", () => {
    const checked = stops.flatMap(({ method, path, status, body }) => {
      const what = `${method} ${path}`
      const bare = withoutAnnotations(body)
      if (status >= 400)
        return differences(`${what} error`, check('PublicError', false, (bare as { error: unknown }).error), exceptionsOfTypes)
      // The parts of a batch are stops of their own.
      if (bare === undefined || path === '/$batch') return []
      if (path.endsWith('/$count')) return typeof bare === 'number' ? [] : [`${what} is no number`]
      const kind = kinds.find(([pattern]) => pattern.test(what))
      if (kind === undefined) return [`${what} has no type to be checked against`]
      return differences(what, check(kind[1], kind[2] === 'list', bare), exceptionsOfTypes)
    })
    const posts = receiver.posts.flatMap(({ body }) =>
      differences('notification', check('ChangeNotificationCollection', false, withoutAnnotations(body)), exceptionsOfTypes),
    )

    expect([...new Set([...checked, ...posts])]).toEqual([])
  })

  it('the schemas find what is wrong: another type, an unknown member, an unknown value', () => {
    const wrong = [{ subject: 5 }, { subjekt: 'x' }, { showAs: 'away' }, { start: { dateTime: null } }]

    expect(wrong.map((event) => check('Event', false, event).length > 0)).toEqual([true, true, true, true])
    if (openApiIsHere) {
      const answers = wrong.map((event) => openApiCheck().answer('GET', '/users/x/events/y', 200, event)?.length)
      // It allows members that it does not know.
      expect(answers.map((errors) => (errors ?? 0) > 0)).toEqual([true, false, true, true])
    }
  })

  const title = openApiIsHere
    ? "every answer fits Microsoft's description of the interface, but for the exceptions"
    : 'the description of the interface is not beside the project: nothing is checked against it'
  it(title, () => {
    if (!openApiIsHere) return
    const openApi = openApiCheck()
    const undescribed = new Set<string>()
    const checked = stops
      .filter(({ body }) => body !== undefined)
      .flatMap(({ method, path, status, body }) => {
        const what = `${method} ${path}`
        const errors = openApi.answer(method, path, status, body)
        if (errors === undefined) undescribed.add(what.replace(/\/users\/[^/]+/, ''))
        return differences(what, errors ?? [], [])
      })
    const posts = receiver.posts.flatMap(({ body }) =>
      differences('notification', openApi.schema('microsoft.graph.changeNotificationCollection', body), []),
    )

    expect([...new Set([...checked, ...posts])]).toEqual([])
    expect([...undescribed]).toEqual(undescribedOperations.map(({ operation }) => operation))
  })
})
