import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import type { Host } from '../../src/taskpane/host/host.ts'
import { lookAtItem } from '../../src/taskpane/item/look-at-item.ts'
import { type Start, signOutOf, startByClick, startPanel, switchAccount } from '../../src/taskpane/start-panel.ts'
import { completeJsdom } from './support/complete-jsdom.ts'
import { appointment, me, settings } from './support/fixtures.ts'

/** jsdom reaches no server: what is below the panel's client answers. `null`: nobody does. */
let answers: Record<string, { readonly status: number; readonly body: unknown } | null>
const fetched = globalThis.fetch
const { timeout } = AbortSignal
/** What was asked for, and how long it would have been waited for. */
const asked: (readonly [path: string, waitsMs: number])[] = []
let waitsMs = 0
beforeAll(() => {
  completeJsdom()
  AbortSignal.timeout = (ms) => {
    waitsMs = ms
    return timeout.call(AbortSignal, ms)
  }
  globalThis.fetch = ((path: string) => {
    asked.push([path, waitsMs])
    const reply = answers[path]
    if (reply === null || reply === undefined) return Promise.reject(new TypeError('Failed to fetch'))
    const text = () => Promise.resolve(JSON.stringify(reply.body))
    return Promise.resolve({ status: reply.status, ok: reply.status < 400, text })
  }) as typeof fetch
})
afterAll(() => {
  globalThis.fetch = fetched
  AbortSignal.timeout = timeout
})
const answer = (view: AppointmentView = appointment) => {
  answers = {
    '/api/settings': { status: 200, body: settings },
    '/api/me': { status: 200, body: me },
    '/api/appointments/read': { status: 200, body: view },
  }
}
const nobodyAnswers = () => {
  answers = {}
}
beforeEach(() => {
  localStorage.clear()
  asked.length = 0
  answer()
})

const another = 'jonas.ekstrom@halden.example'
const hostOf = (mailboxAddress: string): Host => ({
  locale: 'en-US',
  mailboxAddress,
  supportsNestedSignIn: false,
  isMobile: false,
  currentItem: () => Promise.resolve({ kind: 'saved', itemId: 'AAMk-1', form: null, occurrenceStartAt: null }),
  onItemChanged: () => () => undefined,
  theme: () => null,
  onThemeChanged: () => () => undefined,
  openDialog: () => Promise.resolve(JSON.stringify({ status: 'success', token: 't', userName: mailboxAddress, expiresAt: 9e15 })),
  openPage: () => undefined,
  markLogged: () => Promise.resolve(),
  close: () => undefined,
})

const host = hostOf(me.email)
/** Signs in, and waits until everything that is asked for is there. */
async function opened(on: Host = host): Promise<Extract<Start, { kind: 'signed-in' }>> {
  const start = await startPanel(on)
  const done = start.kind === 'click-needed' ? await startByClick(start) : start
  if (done.kind !== 'signed-in') throw new Error('Nobody is signed in.')
  await Promise.all([done.firstLook, done.fresh])
  return done
}
const onDisk = () =>
  Array.from({ length: localStorage.length }, (_, at) => localStorage.getItem(localStorage.key(at) ?? '')).join(' ')
const subject = appointment.subject

describe('[R397] a panel that is opened while nobody answers', () => {
  it('shows who it was and what was known, and waits for a press once there is a line', async () => {
    await opened()
    nobodyAnswers()
    const start = await startPanel(host)
    if (start.kind !== 'signed-in') throw new Error('What is known is not shown.')
    const offline = await start.firstLook
    const before = start.clickNeeded()
    answer()
    const waiting = await start.client({ url: '/me' }).catch((error: unknown) => error)

    expect([start.me.email, offline]).toEqual([
      me.email,
      { look: expect.objectContaining({ kind: 'seen', stale: 'silent', view: appointment }) },
    ])
    expect([before, waiting, start.clickNeeded()]).toEqual([
      null,
      expect.objectContaining({ failure: expect.objectContaining({ code: 'not-signed-in' }) }),
      expect.objectContaining({ settings }),
    ])
  })

  it('waits eight seconds for a line on which nothing moves where something is known, and as long as it takes otherwise', async () => {
    await opened()
    const { client } = await opened()
    await lookAtItem(host, client, { kind: 'none' })

    expect(asked.filter(([path]) => path === '/api/appointments/read').map(([, ms]) => ms)).toEqual([30_000, 8_000, 30_000])
  })

  it('says that nobody answers where nothing is known of the mailbox', async () => {
    nobodyAnswers()

    await expect(startPanel(host)).rejects.toMatchObject({ failure: { code: 'no-answer' } })
  })
})

describe('[R398] what is kept in the browser', () => {
  it('is nothing of an appointment that is private, also where the company links such', async () => {
    await opened()
    const public_ = onDisk().includes(subject)
    answer({ ...appointment, isPrivate: true })
    await opened()

    expect([public_, onDisk().includes(subject)]).toEqual([true, false])
  })

  it('is nothing of an appointment that may not be seen any more', async () => {
    await opened()
    const error = { code: 'not-allowed', message: 'No.', fix: 'Ask.', correlationId: 'ref-1' }
    answers['/api/appointments/read'] = { status: 403, body: { error } }
    await opened()

    expect(onDisk()).not.toContain(subject)
  })

  it('is nothing of another person, from the moment their mailbox is opened', async () => {
    await opened()
    await startPanel(hostOf(another))

    expect(onDisk()).toBe('')
  })

  it('is nothing older than two weeks', async () => {
    await opened()
    const key = 'rm-panel.known-answers'
    const old = new Date(Date.now() - 15 * 86_400_000).toISOString()
    localStorage.setItem(key, (localStorage.getItem(key) ?? '').replace(/"at":"[^"]+"/, `"at":"${old}"`))
    await startPanel(host)

    expect(onDisk()).not.toContain(subject)
  })

  it('is nothing after signing out, or after switching the account', async () => {
    const first = await opened()
    answers['/api/appointments/read'] = null
    await switchAccount(first)
    const switched = onDisk().includes(subject)
    answer()
    const next = await opened()
    const again = onDisk().includes(subject)
    signOutOf(next)

    expect([switched, again, onDisk()]).toEqual([false, true, 'yes'])
  })

  it('is nothing of what was still on its way when somebody signed out, who is asked before being signed in again', async () => {
    const start = await startPanel(host)
    const signedIn = start.kind === 'click-needed' ? await startByClick(start) : start
    if (signedIn.kind !== 'signed-in') throw new Error('Nobody is signed in.')
    signOutOf(signedIn)
    await Promise.all([signedIn.firstLook, signedIn.fresh])
    const left = onDisk()
    const next = await startPanel({ ...host, supportsNestedSignIn: true })

    expect([left, next.kind]).toEqual(['yes', 'click-needed'])
  })
})
