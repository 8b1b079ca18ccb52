import { HostFailed } from './host-failed.ts'

/** Answers of the host are waited for this long; office.js itself gives up after 65 s without calling back. */
const answerWithinMs = 8_000

export async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new HostFailed('outlook-silent'))
    }, answerWithinMs)
  })
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer)
  })
}

export type Answer<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'error'; readonly code: number; readonly message: string }

/** One call of office.js as a promise. Rejects only when Outlook stays silent. */
export function ask<Value>(call: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Answer<Value>> {
  const answered = new Promise<Answer<Value>>((resolve) => {
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve({ kind: 'value', value: result.value })
      else resolve({ kind: 'error', code: result.error?.code ?? 0, message: result.error?.message ?? '' })
    })
  })
  return inTime(answered)
}

/** What is nice to know: whatever goes wrong with it, refusal, silence or a missing member, is the fallback. */
export async function askKindly<Value>(
  call: (done: (result: Office.AsyncResult<Value>) => void) => void,
  fallback: Value,
): Promise<Value> {
  try {
    const answer = await ask(call)
    return answer.kind === 'value' ? (answer.value ?? fallback) : fallback
  } catch {
    return fallback
  }
}
