import { describe, expect, it } from '@jest/globals'
import { currentAsOf, type FreshnessFacts, freshnessOf, staleAfterMs } from '../../src/domain/freshness.ts'
import type { MailboxId } from '../../src/domain/ids.ts'
import { troubleOf } from '../../src/domain/mailbox-trouble.ts'
import { NotFound, OutsideError, Refused, Unavailable } from '../../src/domain/errors.ts'
import { placeOf } from '../../src/domain/noticing.ts'
import type { Instant } from '../../src/domain/time-span.ts'

const at = (time: string): Instant => `2026-11-23T${time}:00Z` as Instant
const facts: FreshnessFacts = {
  mailboxId: 'mailbox' as MailboxId,
  name: 'Ellen Sandberg',
  syncActive: true,
  now: at('08:06'),
  syncCycleMs: 300_000,
  knownSince: at('07:00'),
  roundAt: at('08:05'),
  settledAt: at('08:00'),
  waiting: null,
  setAside: 0,
  notifications: 'live',
  trouble: null,
  pausedWhy: null,
  delays: { changes: 0, p95Ms: null, byDayMs: [] },
}
const code = (changes: Partial<FreshnessFacts>) => freshnessOf({ ...facts, ...changes }).state.code

describe('the moment of which IFS is proved to be current', () => {
  it.each([
    ['the last round, when nothing waits', {}, at('08:05')],
    ['the last round, when what waits was noticed after it', { waiting: { changes: 1, since: at('08:06') } }, at('08:05')],
    ['the one before, when what it found waits', { waiting: { changes: 1, since: at('08:05') } }, at('08:00')],
    ['none before the first round', { roundAt: null, settledAt: null }, null],
  ])('is %s', (_title, changes, expected) => {
    expect(currentAsOf({ ...facts, ...changes })).toBe(expected)
  })
})

describe('the state of a mailbox in words', () => {
  it('[R63] says how current it is', () => {
    expect(freshnessOf(facts).state).toEqual({
      code: 'current',
      says: 'Current as of 2026-11-23 08:05 UTC.',
      fix: '',
      params: { currentAsOf: at('08:05') },
    })
  })

  it.each<[string, Partial<FreshnessFacts>]>([
    ['inactive', { syncActive: false, now: at('10:00') }],
    ['paused', { pausedWhy: '12 deletions', now: at('10:00') }],
    ['trouble', { trouble: { reason: 'Refused.', fix: 'Grant it.', since: at('08:00') } }],
    ['stale', { now: at('08:18') }],
    ['stale', { roundAt: null, settledAt: null }],
    ['not-yet', { roundAt: null, settledAt: null, knownSince: at('08:05') }],
    ['waiting', { waiting: { changes: 2, since: at('08:06') } }],
    ['current', {}],
  ])('is %s', (expected, changes) => {
    expect(code(changes)).toBe(expected)
  })

  it('[R63] raises its alarm after two cycles and a margin, and not for who is paused or does not sync', () => {
    const late = { now: at('08:18') }
    expect([
      freshnessOf({ ...facts, now: at('08:17') }).isStale,
      freshnessOf({ ...facts, ...late }).isStale,
      freshnessOf({ ...facts, ...late, syncActive: false }).isStale,
      freshnessOf({ ...facts, ...late, pausedWhy: 'Deletions.' }).isStale,
      staleAfterMs(300_000),
    ]).toEqual([false, true, false, false, 720_000])
  })
})

describe('why a mailbox cannot be looked at', () => {
  it.each([
    ['out-of-scope', new Refused('Outlook', 'Outlook refuses it (403).', '')],
    ['out-of-scope', new Refused('Outlook', 'Refused.', 'ErrorAccessDenied')],
    ['gone', new Refused('Outlook', 'Refused (404).', 'MailboxNotEnabledForRESTAPI')],
    ['gone', new NotFound('Outlook', 'No such user.')],
    ['out-of-order', new Refused('Outlook', 'Bad request (400).', 'ErrorInvalidRequest')],
    ['out-of-order', new OutsideError('sign-in', 'AADSTS7000222: the secret expired.')],
    [undefined, new Unavailable('Outlook', 'Busy (503).')],
  ])('is %s', (kind, error) => {
    expect(troubleOf(error, at('08:00'))?.kind).toBe(kind)
  })
})

it('gives mailboxes even places in the cycle', () => {
  const places = Array.from({ length: 1000 }, (_, number) => placeOf(`20000000-0000-4000-8000-${number}` as MailboxId))
  const tenths = Array.from({ length: 10 }, (_, tenth) => places.filter((place) => Math.floor(place * 10) === tenth).length)
  expect(Math.min(...tenths)).toBeGreaterThan(60)
})
