import { beforeEach, describe, expect, it } from '@jest/globals'
import { Malformed, NotFound, NotSignedIn, PreconditionFailed, Refused, Unavailable } from '../../../src/domain/errors.ts'
import { openHttpWorld, type HttpWorld } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})

describe('what went wrong', () => {
  const failing = async (error: unknown): Promise<Record<string, unknown>> => {
    http.world.crm.failNext(error as Error, { method: 'openActivitiesOf' })
    const { status, body, headers } = await http.ask('ellen', 'GET', '/api/new-activities')
    const { correlationId, ...view } = body['error'] as Record<string, string>
    return { status, retryAfter: headers['retry-after'], ...view, hasReference: typeof correlationId === 'string' }
  }

  it('inside is told as 500 without its text, which stands in the log under the reference', async () => {
    const { status, code, message, fix } = await failing(new Error('select * from secrets failed at 10.0.0.7'))
    expect([status, code, message, fix]).toEqual([
      500,
      'internal',
      'RM Panel could not do this.',
      'Try again; if it stays, tell your administrator the reference.',
    ])
    expect(http.logged.at(-1)).toMatchObject({
      message: 'A request failed.',
      facts: { reason: 'select * from secrets failed at 10.0.0.7', route: '/api/new-activities', code: 'internal' },
    })
  })

  it.each(['a text', 7, undefined, null, { statusCode: 418 }])(
    'and is no error at all (%j) is answered as well',
    async (thrown) => {
      const answer = await failing(thrown)
      expect([Number(answer['status']) >= 400, answer['hasReference']]).toEqual([true, true])
    },
  )

  it('[R300] comes as sentences that pages have words for, and without them where one is not known', async () => {
    const { said } = await failing(new Unavailable('IFS', 'Busy.', { retryAfterMs: 2500 }))
    const refused = await failing(new Refused('IFS', 'Das Enddatum fehlt.'))

    expect([said, refused['said']]).toEqual([
      {
        message: [{ code: 'busy', params: [{ name: 'system', value: 'IFS' }] }],
        fix: [{ code: 'try-in-seconds', params: [{ name: 'seconds', value: '3' }] }],
      },
      undefined,
    ])
  })

  it('outside is told so that a person can act, without the other side’s own text', async () => {
    const said = '503 ErrorX: at server AM0PR08MB2345'
    const answers: unknown[] = []
    for (const error of [
      new Unavailable('IFS', said, { retryAfterMs: 2500 }),
      new Unavailable('Outlook', said),
      new Unavailable('sign-in', said),
      new PreconditionFailed('IFS', said),
      new Refused('IFS', 'The end date must not be before the start date.'),
      new Refused('Outlook', said),
      new Refused('sign-in', said),
      new Malformed('IFS', said),
      new NotFound('Outlook', said),
      new NotSignedIn(403, 'This application may not use RM Panel.'),
    ]) {
      const { status, code, message, fix, retryAfter } = await failing(error)
      answers.push([status, code, message, fix, retryAfter])
    }
    const later = 'Try again in a moment.'
    const tell = 'Tell your administrator, with the reference.'
    expect(answers).toEqual([
      [503, 'ifs-unavailable', 'IFS is busy or does not answer.', 'Try again in 3 s.', '3'],
      [503, 'outlook-unavailable', 'Outlook is busy or does not answer.', later, undefined],
      [503, 'outlook-unavailable', 'The sign-in service is busy or does not answer.', later, undefined],
      [503, 'ifs-unavailable', 'IFS is busy or does not answer.', later, undefined],
      [
        422,
        'refused-by-ifs',
        'The end date must not be before the start date.',
        'Mend it in IFS or choose differently, then try again.',
        undefined,
      ],
      [502, 'outlook-unavailable', 'Outlook did not accept the request.', tell, undefined],
      [502, 'outlook-unavailable', 'The sign-in service did not accept the request.', tell, undefined],
      [502, 'ifs-unavailable', 'IFS gave an answer that RM Panel can not use.', tell, undefined],
      [404, 'not-found', 'Outlook no longer has this.', 'Open the appointment again.', undefined],
      [403, 'not-allowed', 'This application may not use RM Panel.', 'Ask your administrator for access.', undefined],
    ])
  })

  it.each([
    ['a body that is no JSON', { payload: '{"itemId":', headers: { 'content-type': 'application/json' } }, 400],
    ['a body of another kind', { payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['no body', {}, 400],
    ['a body that is too long', { payload: { itemId: 'x'.repeat(1_100_000) } }, 413],
    ['a prototype', { payload: '{"__proto__":{"admin":true}}', headers: { 'content-type': 'application/json' } }, 400],
  ])('with the request is told as its own fault: %s', async (what, request, status) => {
    const headers = { authorization: 'Bearer ellen', ...('headers' in request ? request.headers : {}) }
    const answer = await http.app.inject({ method: 'POST', url: '/api/appointments/read', ...request, headers })
    expect([answer.statusCode, answer.json<{ error: object }>().error]).toEqual([
      status,
      {
        code: 'bad-request',
        message: expect.any(String),
        fix: 'Correct it and send it again.',
        correlationId: expect.any(String),
        ...(what === 'no body' ? { field: '' } : {}),
      },
    ])
  })

  it('with the address is told in the same form', async () => {
    const answers = [await http.ask('ellen', 'GET', '/api/no-such'), await http.ask('ellen', 'GET', '/api/%ZZ')]
    expect(answers.map(({ status }) => status)).toEqual([404, 400])
    expect(answers.map(({ body }) => Object.keys(body['error'] as object))).toEqual([
      ['code', 'message', 'fix', 'correlationId'],
      ['code', 'message', 'fix', 'correlationId'],
    ])
  })
})
