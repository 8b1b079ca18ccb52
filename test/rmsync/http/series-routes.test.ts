import { beforeEach, describe, expect, it } from '@jest/globals'
import { dateId, days, masterId, putSeries } from '../../support/a-series.ts'
import { aReview, norrvik } from '../../support/world.ts'
import { openHttpWorld, refusal, type HttpWorld } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})

const tuesdays = days('2026-11-24', 3)
const target = { kind: 'new', connection: norrvik, activityType: 'Meeting', subType: '', opportunityNo: '', notes: '' }
const linkSeries = () =>
  http.ask('ellen', 'POST', '/api/series-links', { itemId: `item-${dateId('2026-12-01')}`, choices: [], target })
const open = (itemId: string) => http.ask('ellen', 'POST', '/api/appointments/read', { itemId })

describe('a whole series', () => {
  it('is linked from one of its dates, and shown with the activity of each', async () => {
    putSeries(http.world.calendar, tuesdays)
    const { status, body } = await linkSeries()
    expect([status, body['dates']]).toEqual([201, []])
    await http.world.settle()
    const { body: opened } = await open(`item-${dateId('2026-12-01')}`)
    const { series } = opened as { series: { dates: { on: string; kind: string; activityNo: string }[] } }
    expect(series.dates.map((date) => [date.on, date.kind, date.activityNo])).toEqual([
      ['2026-11-24', 'linked', '4711'],
      ['2026-12-01', 'linked', '4712'],
      ['2026-12-08', 'linked', '4713'],
    ])
  })

  it('is no appointment that is linked by itself, and a single appointment is no series', async () => {
    putSeries(http.world.calendar, tuesdays)
    http.world.calendar.put(aReview)
    const asOne = await http.ask('ellen', 'POST', '/api/links', { itemId: `item-${masterId}`, choices: [], target })
    const asSeries = await http.ask('ellen', 'POST', '/api/series-links', {
      itemId: `item-${aReview.eventId}`,
      choices: [],
      target,
    })
    expect([refusal(asOne).slice(0, 2), refusal(asSeries).slice(0, 2)]).toEqual([
      [422, 'whole-series'],
      [422, 'no-series'],
    ])
  })

  it('[S5] is unlinked with all its dates, and everything stays', async () => {
    putSeries(http.world.calendar, tuesdays)
    const { body } = await linkSeries()
    await http.world.settle()
    const { status } = await http.ask('ellen', 'DELETE', `/api/series-links/${String(body['seriesLinkId'])}`)
    await http.world.settle()
    expect(status).toBe(204)
    expect(await http.world.store.linksByEvents(aReview.mailboxId, [masterId])).toEqual([])
    expect(http.world.crm.journal().filter(({ kind }) => kind === 'delete')).toEqual([])
    const unlinked = (await http.world.rows()).filter(({ outcome }) => outcome === 'unlinked')
    expect(unlinked.map(({ appointment }) => appointment)).toEqual(['Series', ...Array<string>(3).fill(aReview.subject)])
  })
})
