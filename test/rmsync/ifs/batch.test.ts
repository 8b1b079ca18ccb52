import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Malformed } from '../../../src/domain/errors.ts'
import { parseBatchAnswer } from '../../../src/rmsync/ifs/batch-answer.ts'
import { toBatchBody } from '../../../src/rmsync/ifs/batch-request.ts'

it('writes reads and change sets as multipart/mixed with Content-Ids and If-Match', () => {
  const body = toBatchBody(
    [
      {
        changes: [
          { method: 'PATCH', path: "Set(Id='1')", ifMatch: 'W/"1"', body: { Name: 'Weiß 🚢' } },
          { method: 'DELETE', path: '$1/Lines(2)', ifMatch: '*' },
        ],
      },
      { read: "Set(Id='1')" },
    ],
    'b',
  )

  expect(body.split('\r\n')).toEqual([
    '--b',
    'Content-Type: multipart/mixed;boundary=b_0',
    '',
    '--b_0',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    'Content-Id: 1',
    '',
    "PATCH Set(Id='1') HTTP/1.1",
    'Accept: application/json',
    'Content-Type: application/json',
    'If-Match: W/"1"',
    '',
    '{"Name":"Wei\\u00df \\ud83d\\udea2"}',
    '--b_0',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    'Content-Id: 2',
    '',
    'DELETE $1/Lines(2) HTTP/1.1',
    'Accept: application/json',
    'If-Match: *',
    '',
    '',
    '--b_0--',
    '',
    '--b',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    "GET Set(Id='1') HTTP/1.1",
    'Accept: application/json',
    '',
    '',
    '--b--',
    '',
  ])
})

it('sends bytes below 128 only, whatever the text, and the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const body = toBatchBody([{ changes: [{ method: 'POST', path: 'Set', body: { text } }] }], 'b')
      const json = body.split('\r\n').find((line) => line.startsWith('{')) ?? ''
      expect([/^[\0-\x7f]*$/.test(body), JSON.parse(json)]).toEqual([true, { text }])
    }),
  )
})

const part = (status: number, body: unknown, eol: string, headers: readonly string[] = []) =>
  [
    'Content-Type: application/http',
    '',
    `HTTP/1.1 ${status} Said`,
    ...headers,
    '',
    body === null ? '' : JSON.stringify(body),
  ].join(eol)
const multipart = (parts: readonly string[], boundary: string, eol: string) =>
  ['preamble', ...parts.flatMap((text) => [`--${boundary}`, text]), `--${boundary}--`, 'epilogue'].join(eol)

it('reads back any answers, in their order, whatever the line ends', () => {
  const status = fc.constantFrom(200, 201, 204, 404, 500)
  const answer = fc.record({ status, body: fc.option(fc.record({ text: fc.string({ unit: 'binary' }) })) })
  const anyPart = fc.oneof(answer, fc.array(answer, { minLength: 1, maxLength: 4 }))
  fc.assert(
    fc.property(fc.array(anyPart, { minLength: 1, maxLength: 5 }), fc.constantFrom('\r\n', '\n'), (parts, eol) => {
      const text = multipart(
        parts.map((one) =>
          Array.isArray(one)
            ? [
                'Content-Type: multipart/mixed; boundary="inner-1"',
                '',
                multipart(
                  one.map(({ status, body }) => part(status, body, eol)),
                  'inner-1',
                  eol,
                ),
              ].join(eol)
            : part(one.status, one.body, eol),
        ),
        "outer_(1)+'?",
        eol,
      )

      const read = parseBatchAnswer(text, 'multipart/mixed; boundary="outer_(1)+\'?"')

      const bare = (one: { status: number; body: unknown }) => ({ status: one.status, headers: {}, body: one.body })
      expect(read).toEqual(
        parts.map((one) =>
          Array.isArray(one) ? { kind: 'change-set', answers: one.map(bare) } : { kind: 'one', answer: bare(one) },
        ),
      )
    }),
  )
})

it('keeps the headers of a part, their names in lower case', () => {
  const text = multipart([part(503, null, '\r\n', ['Retry-After: 5'])], 'x', '\r\n')

  expect(parseBatchAnswer(text, 'multipart/mixed;boundary=x')).toEqual([
    { kind: 'one', answer: { status: 503, headers: { 'retry-after': '5' }, body: null } },
  ])
})

it('says so when the answer is no batch', () => {
  expect(() => parseBatchAnswer('{}', 'application/json')).toThrow(Malformed)
  expect(() => parseBatchAnswer('--x\r\n\r\nnothing\r\n--x--', 'multipart/mixed;boundary=x')).toThrow(/no HTTP status line/)
})
