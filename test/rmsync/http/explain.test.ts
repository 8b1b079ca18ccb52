import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Unavailable } from '../../../src/domain/errors.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { runRound } from '../../../src/rmsync/subscriptions/run-round.ts'
import { days, masterId, putSeries, dateId } from '../../support/a-series.ts'
import { aReview, ellen, jonas, newActivity } from '../../support/world.ts'
import { type HttpWorld, openHttpWorld, refusal } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})
afterEach(() => http.app.close())

interface Check {
  readonly code: string
  readonly verdict: string
  readonly finding: string
  readonly says: string
}
const explainItem = (itemId: string) => http.ask('ellen', 'GET', `/api/appointments/explain?itemId=${encodeURIComponent(itemId)}`)
const problems = (body: Record<string, unknown>) =>
  (body['checks'] as readonly Check[]).flatMap(({ code, verdict, finding }) => (verdict === 'ok' ? [] : [`${code} ${finding}`]))
const looked = async () => {
  const done = { kind: 'done' as const, startedAt: http.world.ports.clock.now() }
  const ports = { ...http.world.ports, waiting: () => Promise.resolve(new Map()), pullDelta: () => Promise.resolve(done) }
  await runRound(ports, ellen.mailboxId)
}

describe('the explanation of the open appointment', () => {
  it('[R60] says that all is well with one that is linked', async () => {
    const link = await http.world.link()
    await looked()
    const { status, body } = await explainItem(aReview.eventId)
    expect([status, body['linkId'], body['activityNo'], body['firstProblem'], problems(body)]).toEqual([
      200,
      link.linkId,
      link.activityNo,
      null,
      [],
    ])
  })

  it('[R60] says of one without a link that it may be linked, and asks IFS nothing about it', async () => {
    http.world.calendar.put(aReview)
    const { body } = await explainItem(aReview.eventId)
    expect([body['linkId'], problems(body), http.world.crm.calls('probe')]).toEqual([null, ['linked not-linked'], 0])
  })

  it('says that one that is gone is gone', async () => {
    const { status, body } = await explainItem('nowhere')
    expect([status, body['firstProblem'], problems(body)]).toEqual([200, 'linked', ['linked gone']])
  })

  it('says what cannot be asked now, and answers the rest', async () => {
    await http.world.link()
    await looked()
    http.world.crm.failNext(new Unavailable('IFS', 'IFS is busy.'), { method: 'readActivity' })
    expect(problems((await explainItem(aReview.eventId)).body)).toEqual(['activity unknown'])
  })

  it('explains an invited person’s copy from the organizer’s side', async () => {
    const his = { ...aReview, mailboxId: jonas.mailboxId, organizer: { name: jonas.name, email: jonas.email } }
    http.world.calendar.put(his)
    const link = await createLink(http.world.ports, jonas, { itemId: his.eventId, choices: new Map(), target: newActivity })
    const copy = { mailboxId: ellen.mailboxId, eventId: 'copy' as typeof his.eventId, isOrganizer: false }
    http.world.calendar.put({ ...his, ...copy })
    const { body } = await explainItem('copy')
    expect([body['linkId'], problems(body).includes('organizer other')]).toEqual([link.linkId, false])
  })

  it('explains a linked series by its next date, and a date beyond the horizon by the horizon', async () => {
    putSeries(http.world.calendar, days('2026-11-24', 20))
    const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
    await linkSeries(http.world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await http.world.settle()
    await looked()
    const whole = (await explainItem(masterId)).body
    const far = (await explainItem(dateId(days('2026-11-24', 20)[19] ?? ''))).body
    expect([problems(whole), problems(far)]).toEqual([[], ['linked beyond-horizon']])
  })

  it('[S11] with sync off, linking works, edits are not relayed, and the explanation says so', async () => {
    await http.world.store.saveRepresentatives([{ ...ellen, syncActive: false }])
    http.world.calendar.put(aReview)
    const linked = await http.ask('ellen', 'POST', '/api/links', { itemId: aReview.eventId, choices: [], target: newActivity })
    http.world.calendar.edit(aReview, { subject: 'Edited while sync is off' })
    await http.world.notify(aReview.eventId)
    await http.world.settle()
    const read = await http.ask('ellen', 'POST', '/api/appointments/read', { itemId: aReview.eventId })
    const { body } = await explainItem(aReview.eventId)
    const active = (body['checks'] as readonly Check[]).find(({ code }) => code === 'active')
    expect([
      linked.status,
      read.body['syncActive'],
      http.world.crm.activity(String(body['activityNo']) as never)?.description,
      active?.says,
    ]).toEqual([201, false, aReview.subject, 'Sync is off for Ellen Sandberg: edits are not relayed.'])
  })

  it('[R303] comes with an appointment that is linked, and with no other', async () => {
    http.world.calendar.put(aReview)
    const read = () => http.ask('ellen', 'POST', '/api/appointments/read', { itemId: aReview.eventId })
    const before = (await read()).body['freshness']
    await http.world.link()
    await looked()

    expect([before, (await read()).body['freshness']]).toEqual([
      undefined,
      { currentAsOf: '2026-11-23T08:00:00Z', isStale: false, code: 'current' },
    ])
  })

  it('is for representatives', async () => {
    const { status } = await http.ask('sofia', 'GET', '/api/appointments/explain?itemId=a')
    expect(status).toBe(403)
  })
})

describe('the explanation of a link for an administrator', () => {
  it('is found by the link or by the activity', async () => {
    const link = await http.world.link()
    const byLink = await http.ask('karin', 'GET', `/api/admin/explain?linkId=${link.linkId}`)
    const byActivity = await http.ask('karin', 'GET', `/api/admin/explain?activityNo=${link.activityNo}`)
    expect([byLink.status, byLink.body]).toEqual([200, byActivity.body])
  })

  it('is refused for what is not linked, and for a question without a subject', async () => {
    const unknown = await http.ask('karin', 'GET', '/api/admin/explain?activityNo=99')
    const nothing = await http.ask('karin', 'GET', '/api/admin/explain')
    expect([refusal(unknown), nothing.status]).toEqual([[404, 'not-found', 'No appointment is linked to activity 99.'], 400])
  })

  it('is not for others', async () => {
    expect((await http.ask('ellen', 'GET', '/api/admin/explain?linkId=a')).status).toBe(403)
  })
})

describe('how current my activities are', () => {
  it('[R63] is told with the moment at which it was looked', async () => {
    await looked()
    const { status, body } = await http.ask('ellen', 'GET', '/api/freshness')
    expect([status, body]).toEqual([
      200,
      {
        checkedAt: '2026-11-23T08:00:00Z',
        currentAsOf: '2026-11-23T08:00:00Z',
        isStale: false,
        state: {
          code: 'current',
          says: 'Current as of 2026-11-23 08:00 UTC.',
          fix: '',
          params: [{ name: 'currentAsOf', value: '2026-11-23T08:00:00Z' }],
        },
        waiting: 0,
        setAside: 0,
        notifications: 'off',
        changes: 0,
        delayP95Ms: null,
      },
    ])
  })

  it('is for representatives', async () => {
    expect((await http.ask('karin', 'GET', '/api/freshness')).status).toBe(403)
  })
})

describe('reconciliation and rebuilding on demand', () => {
  it('[R66] begins once, and is listed with who asked for it', async () => {
    const first = await http.ask('karin', 'POST', '/api/admin/reconciliations')
    const second = await http.ask('karin', 'POST', '/api/admin/reconciliations')
    const { body } = await http.ask('karin', 'GET', '/api/admin/reconciliations')
    expect([first.status, second.body, body['reconciliations']]).toEqual([
      202,
      first.body,
      [
        {
          ...first.body,
          finishedAt: null,
          by: 'Karin Olsson',
          total: 0,
          compared: 0,
          drift: 0,
          repaired: 0,
          setAside: 0,
          unread: 0,
          orphans: 0,
        },
      ],
    ])
  })

  it('begins in every mailbox', async () => {
    const { status, body } = await http.ask('karin', 'POST', '/api/admin/rebuild-links')
    expect([status, body]).toEqual([202, { mailboxes: 2 }])
  })

  it('are not for others', async () => {
    const asked = await Promise.all([
      http.ask('ellen', 'POST', '/api/admin/reconciliations'),
      http.ask('ellen', 'GET', '/api/admin/reconciliations'),
      http.ask('ellen', 'POST', '/api/admin/rebuild-links'),
    ])
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403])
  })
})
