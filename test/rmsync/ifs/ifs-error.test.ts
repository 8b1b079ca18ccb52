import { describe, expect, it } from '@jest/globals'
import { errorOf } from '../../../src/rmsync/ifs/ifs-error.ts'

const now = Date.parse('2031-01-01T00:00:00Z')
const body = (code: string, message: string, detail?: string) => ({
  error: { code, message, ...(detail === undefined ? {} : { details: [{ code: 'ORA', message: detail }] }) },
})
const failed = (status: number, answer: unknown = null, headers: Record<string, string> = {}, isWrite = true) => {
  const { name, message, ...facts } = errorOf({ status, headers, body: answer }, { isWrite, what: 'activity 4711', now })
  return { name, message, ...facts }
}

describe('an answer of IFS that failed', () => {
  it('is a refusal with the sentence of its first detail, for a 500 of the database too', () => {
    const answer = body('DATABASE_ERROR', 'ORA-20110', 'The end date must not be before the start date.')

    expect(failed(500, answer)).toEqual({
      name: 'Refused',
      system: 'IFS',
      message: 'The end date must not be before the start date.',
      code: 'DATABASE_ERROR',
    })
  })

  it.each([
    [400, body('ODP_DESERIALIZATION_ERROR', 'Bad JSON.'), 'Bad JSON.', 'ODP_DESERIALIZATION_ERROR'],
    [403, body('FORBIDDEN', 'Not allowed for this company.'), 'Not allowed for this company.', 'FORBIDDEN'],
    [403, body('FORBIDDEN', 'The record is locked by user ELSA.'), 'The record is locked by user ELSA.', 'FORBIDDEN'],
    [428, body('ODP_MISSING_PRECONDITION', 'If-Match is missing.'), 'If-Match is missing.', 'ODP_MISSING_PRECONDITION'],
    [501, null, 'IFS could not answer for activity 4711 now (501). A later try may succeed.', undefined],
    [405, null, 'IFS refuses the request for activity 4711 (405). Look at the log of IFS for the reason.', '405'],
  ])('%i says why', (status, answer, message, code) => {
    expect(failed(status, answer)).toMatchObject({ message, ...(code === undefined ? {} : { name: 'Refused', code }) })
  })

  it.each([
    ['FND_USER_LOCKED', 'No.'],
    ['FORBIDDEN', 'User SYNC_MASTER is locked.'],
    ['FORBIDDEN', 'The user SYNC_MASTER is not active.'],
  ])('403 %s "%s" is the lock of the service user', (code, sentence) => {
    expect(failed(403, body(code, sentence))).toEqual({
      name: 'ServiceUserLocked',
      system: 'IFS',
      message: `IFS takes no change while the service user of rmsync is locked. IFS says: ${sentence}`,
      code,
    })
  })

  it.each([
    [404, body('ODP_RESOURCE_NOTFOUND', 'No such record.'), 'NotFound', 'IFS has no activity 4711. IFS says: No such record.'],
    [404, body('ODP_RESOURCE_NOTFOUND', ''), 'NotFound', 'IFS has no activity 4711.'],
    [412, null, 'PreconditionFailed', 'In IFS, activity 4711 was changed in between.'],
  ])('%i with %j is %s', (status, answer, name, message) => {
    expect(failed(status, answer)).toEqual({ name, system: 'IFS', message })
  })

  it.each([null, '<html>default backend - 404</html>', { error: 'Not Found', path: '/main' }])(
    '[R421] 404 without a word of IFS is no proof that something is gone: %j',
    (answer) => {
      expect(failed(404, answer)).toMatchObject({ name: 'Unavailable', outcomeUnknown: false })
    },
  )

  it.each([
    [423, null, false],
    [429, null, false],
    [503, null, false],
    [500, body('MI_MODIFIED_ERROR', 'Service metadata already modified.', 'Retry.'), false],
    [500, body('UNEXPECTED', 'Something broke.'), true],
    [502, '<html>', true],
    [504, body('ODP_OPERATION_TIMEOUT', 'Operation did not complete in the expected time (900 seconds).'), true],
  ])('%i with %j may pass; whether a write took place is unknown: %s', (status, answer, outcomeUnknown) => {
    expect(failed(status, answer)).toMatchObject({ name: 'Unavailable', outcomeUnknown, retryAfterMs: null })
    expect(failed(status, answer, {}, false)).toMatchObject({ name: 'Unavailable', outcomeUnknown: false })
  })

  it.each([
    ['7', 7000],
    ['Wed, 01 Jan 2031 00:00:30 GMT', 30_000],
    ['Wed, 01 Jan 2020 00:00:00 GMT', 0],
    ['soon', null],
  ])('names when to come back: Retry-After %s', (header, retryAfterMs) => {
    expect(failed(503, null, { 'retry-after': header })).toMatchObject({ retryAfterMs })
  })
})
