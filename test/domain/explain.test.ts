import { describe, expect, it } from '@jest/globals'
import { explain, firstProblem } from '../../src/domain/explain.ts'
import { checkCodes, type CheckCode, type ExplainFacts } from '../../src/domain/explanation.ts'
import type { LinkState } from '../../src/domain/link.ts'
import { activity, allWell, appointment, at, link, representative, row } from './explain-facts.ts'

const found = (facts: Partial<ExplainFacts>, code: CheckCode) => {
  const check = explain({ ...allWell, ...facts }).find((one) => one.code === code)
  return check === undefined ? null : [check.verdict, check.finding]
}
const inState = (state: LinkState) => ({ link: { ...link, state } })
const since = at('2026-11-23T07:00:00Z')

describe('the explanation of a linked appointment', () => {
  it('[R60] names every check in the order in which a change travels, with its verdict', () => {
    expect(explain(allWell).map(({ code, verdict }) => [code, verdict])).toEqual(checkCodes.map((code) => [code, 'ok']))
  })

  it('[R60] says of each check what was found, and of each problem what to do', () => {
    const broken: ExplainFacts = {
      ...allWell,
      link: { ...link, state: { kind: 'set-aside', since, why: 'IFS says no.' } },
      representative: { name: 'Ellen Sandberg', syncActive: false },
    }
    const problems = explain(broken).filter((check) => check.verdict === 'problem')
    expect(problems).toEqual([
      {
        code: 'active',
        verdict: 'problem',
        finding: 'off',
        params: { name: 'Ellen Sandberg' },
        says: 'Sync is off for Ellen Sandberg: edits are not relayed.',
        fix: 'Ask your administrator to turn Sync Active on; what changed meanwhile then follows.',
      },
      {
        code: 'last-error',
        verdict: 'problem',
        finding: 'set-aside',
        params: { why: 'IFS says no.', since },
        says: 'IFS says no.',
        fix: 'Mend what it names, then press Retry.',
      },
    ])
    expect(firstProblem(explain(broken))?.code).toBe('active')
    expect(firstProblem(explain(allWell))).toBeNull()
  })

  it.each<[string, Partial<ExplainFacts>, CheckCode, readonly [string, string]]>([
    ['linked', {}, 'linked', ['ok', 'linked']],
    ['deleted in Outlook', { appointment: { kind: 'gone' } }, 'linked', ['problem', 'gone-since']],
    ['not readable', { appointment: { kind: 'unknown', reason: 'Busy.' } }, 'linked', ['unknown', 'unknown']],
    [
      'cancelled',
      { appointment: { kind: 'found', value: { ...appointment, isCancelled: true } } },
      'linked',
      ['problem', 'cancelled-now'],
    ],
    [
      'known to be cancelled',
      inState({ kind: 'appointment-cancelled', since, why: 'It was deleted.' }),
      'linked',
      ['problem', 'cancelled'],
    ],
    ['own', {}, 'organizer', ['ok', 'own']],
    [
      'of another organizer',
      { appointment: { kind: 'found', value: { ...appointment, isOrganizer: false } } },
      'organizer',
      ['problem', 'other'],
    ],
    ['of nobody known', { representative: null }, 'active', ['problem', 'not-a-representative']],
    ['of somebody inactive', { representative: { name: 'Ellen', syncActive: false } }, 'active', ['problem', 'off']],
    ['of somebody not in IFS', { inIfs: { kind: 'gone' } }, 'permission-set', ['problem', 'not-listed']],
    [
      'of somebody blocked',
      { inIfs: { kind: 'found', value: { ...representative, isBlocked: true } } },
      'permission-set',
      ['problem', 'blocked'],
    ],
    [
      'of somebody without the permission set',
      { inIfs: { kind: 'found', value: { ...representative, maySync: false } } },
      'permission-set',
      ['problem', 'missing'],
    ],
    ['while IFS does not list', { inIfs: { kind: 'unknown', reason: 'Busy.' } }, 'permission-set', ['unknown', 'unknown']],
    ['under a pause of the mailbox', { pause: { why: '12 deletions.', since, by: 'rmsync' } }, 'paused', ['problem', 'mailbox']],
    ['paused by itself', inState({ kind: 'paused', since, why: 'Undone.', because: 'undo' }), 'paused', ['problem', 'link']],
    ['while IFS is there', {}, 'ifs', ['ok', 'reachable']],
    ['while IFS was not asked', { ifs: { kind: 'gone' } }, 'ifs', ['unknown', 'unknown']],
    ['while IFS can not be asked', { ifs: { kind: 'unknown', reason: 'Busy.' } }, 'ifs', ['unknown', 'unknown']],
    [
      'while IFS fails',
      { ifs: { kind: 'found', value: [{ found: 'No token.', fix: 'Check the secret.', locked: false }] } },
      'ifs',
      ['problem', 'failed'],
    ],
    [
      'while the service user is locked',
      { ifs: { kind: 'found', value: [{ found: 'SYNC_MASTER is locked.', fix: 'Unlock it.', locked: true }] } },
      'ifs',
      ['problem', 'locked'],
    ],
    ['to an activity that is gone', { activity: { kind: 'gone' } }, 'activity', ['problem', 'gone']],
    [
      'to a completed activity',
      { activity: { kind: 'found', value: { ...activity, state: 'completed' } } },
      'activity',
      ['problem', 'completed'],
    ],
    ['to one that can not be read', { activity: { kind: 'unknown', reason: 'Busy.' } }, 'activity', ['unknown', 'unknown']],
    ['of a mailbox never looked at', { round: { doneAt: null, trouble: null } }, 'last-notice', ['problem', 'never']],
    [
      'of a mailbox out of scope',
      { round: { doneAt: since, trouble: 'Outlook refuses the mailbox.' } },
      'last-notice',
      ['problem', 'trouble'],
    ],
    ['of a stale mailbox', { isStale: true }, 'last-notice', ['problem', 'stale']],
    ['by rounds alone', { notifying: { kind: 'off' } }, 'last-notice', ['ok', 'rounds']],
    ['with notifications', {}, 'last-notice', ['ok', 'told']],
    ['never relayed', { trail: [] }, 'last-relay', ['ok', 'none']],
    ['relayed', {}, 'last-relay', ['ok', 'relayed']],
    ['waiting', inState({ kind: 'waiting', since, why: 'IFS is busy.' }), 'last-error', ['problem', 'waiting']],
    ['without its activity', inState({ kind: 'activity-missing', since }), 'last-error', ['problem', 'activity-missing']],
    ['with trouble that is over', { trail: [row({}), row({ outcome: 'retry', reason: 'Busy.' })] }, 'last-error', ['ok', 'over']],
    ['without trouble', { trail: [] }, 'last-error', ['ok', 'none']],
  ])('finds one %s', (_title, facts, code, expected) => {
    expect(found(facts, code)).toEqual(expected)
  })

  it.each([
    ['mask', 'ok', 'masked'],
    ['relay', 'ok', 'relayed'],
    ['stop', 'problem', 'stopped'],
  ] as const)('says what the policy %s makes of a private one', (privatePolicy, verdict, finding) => {
    const facts: Partial<ExplainFacts> = {
      appointment: { kind: 'found', value: { ...appointment, sensitivity: 'confidential' } },
      policy: { ...allWell.policy, privatePolicy },
    }
    expect(found(facts, 'private')).toEqual([verdict, finding])
  })

  it.each([
    ['live', 'ok', 'outside-but-told'],
    ['missing', 'problem', 'outside'],
    ['off', 'problem', 'outside'],
  ] as const)('says of one far ahead whether its changes are noticed: notifications %s', (kind, verdict, finding) => {
    const when = { ...appointment.when, startAt: at('2028-11-24T09:00:00Z'), endAt: at('2028-11-24T10:00:00Z') }
    const facts = {
      appointment: { kind: 'found', value: { ...appointment, when } },
      notifying: { kind },
    } as Partial<ExplainFacts>
    expect(found(facts, 'window')).toEqual([verdict, finding])
  })
})

describe('the explanation of an appointment without a link', () => {
  const unlinked: Partial<ExplainFacts> = { link: null }

  it('[R60] says that only linked appointments are relayed, and that it may be linked', () => {
    expect(explain({ ...allWell, link: null })[0]).toEqual({
      code: 'linked',
      verdict: 'problem',
      finding: 'not-linked',
      params: {},
      says: 'Not linked: only linked appointments are relayed.',
      fix: 'Create an activity from it, or link an activity that exists.',
    })
  })

  it('says why it may not be linked', () => {
    const value = { ...appointment, isOrganizer: false }
    expect(explain({ ...allWell, link: null, appointment: { kind: 'found', value } })[0]).toMatchObject({
      finding: 'may-not-be',
      params: { why: 'not-organizer' },
    })
  })

  it('says that a date of a linked series waits for the horizon', () => {
    expect(found({ ...unlinked, seriesIsLinked: true }, 'linked')).toEqual(['problem', 'beyond-horizon'])
  })

  it('says that it is gone, or could not be read', () => {
    expect([
      found({ ...unlinked, appointment: { kind: 'gone' } }, 'linked'),
      found({ ...unlinked, appointment: { kind: 'unknown', reason: 'Busy.' } }, 'linked'),
    ]).toEqual([
      ['problem', 'gone'],
      ['unknown', 'unknown'],
    ])
  })

  it('says that a private one is not linked', () => {
    const value = { ...appointment, sensitivity: 'private' as const }
    expect(found({ ...unlinked, appointment: { kind: 'found', value } }, 'private')).toEqual(['problem', 'not-linked'])
  })

  it('asks nothing of IFS or of the past', () => {
    expect(explain({ ...allWell, link: null }).map((check) => check.code)).toEqual([
      'linked',
      'organizer',
      'active',
      'permission-set',
      'private',
      'window',
    ])
  })
})
