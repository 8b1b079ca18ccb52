import type { ErrorCode } from '../../../src/api/errors.ts'
import type { Failure } from '../../../src/api/failure.ts'
import { type Client, RequestFailed } from '../../../src/taskpane/backend/client.ts'
import * as fixtures from './fixtures.ts'

export interface Asked {
  readonly call: string
  readonly body: unknown
}

/** rmsync as the panel meets it: answers by call, remembers what it was asked. */
export interface FakeClient {
  readonly client: Client
  readonly asked: readonly Asked[]
  answer(call: string, value: unknown): void
  fail(call: string, code: ErrorCode | 'offline' | 'no-answer', message: string, fix: string): void
  /** As the service refuses, with its sentences. */
  refuse(call: string, failure: Failure): void
  /** The call stays unanswered until the returned function is called. */
  hold(call: string): () => void
}

export function fakeClient(): FakeClient {
  const answers = new Map<string, () => Promise<unknown>>()
  const asked: Asked[] = []
  const answer = (call: string, value: unknown): void => {
    answers.set(call, () => Promise.resolve(value))
  }
  answer('POST /appointments/read', fixtures.appointment)
  answer('GET /new-activities', fixtures.newActivities)
  answer('GET /activities', fixtures.foundActivities)
  answer('GET /connections', { connections: [fixtures.norrvik, fixtures.aurora] })
  answer('GET /opportunities', { opportunities: [{ opportunityNo: '2031', name: 'Service contract 2027' }] })
  answer('POST /links', fixtures.link)
  answer('GET /freshness', fixtures.freshness)
  answer('GET /links/link-1/pulse', { newestRowId: 4 })
  answer('DELETE /links/link-1', '')
  return {
    asked,
    answer,
    fail(call, code, message, fix) {
      answers.set(call, () => Promise.reject(new RequestFailed({ code, message, fix, reference: 'ref-1' })))
    },
    refuse(call, failure) {
      answers.set(call, () => Promise.reject(new RequestFailed(failure)))
    },
    hold(call) {
      const answered = answers.get(call)
      const gate = Promise.withResolvers<undefined>()
      answers.set(call, () => gate.promise.then(() => answered?.()))
      return () => {
        gate.resolve(undefined)
      }
    },
    client: async <Result>(request: Parameters<Client>[0]): Promise<Result> => {
      const call = `${request.method ?? 'GET'} ${request.url ?? ''}`
      asked.push({ call, body: request.data ?? request.params })
      const answered = answers.get(call)
      if (answered === undefined) throw new Error(`The test has no answer to ${call}.`)
      return (await answered()) as Result
    },
  }
}
