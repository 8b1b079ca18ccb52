import { beforeEach, expect, it } from '@jest/globals'
import { Refused } from '../../../src/domain/errors.ts'
import { aReview } from '../../support/world.ts'
import { type HttpWorld, openHttpWorld, refusal } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})

async function edited(subject: string): Promise<void> {
  http.world.calendar.edit(aReview, { subject })
  await http.world.notify(aReview.eventId)
  await http.world.settle()
}
const newestRow = async () => (await http.world.rows())[0]?.rowId ?? 0

it('a row that can be undone says so, and is undone by its owner', async () => {
  const { linkId, activityNo } = await http.world.link()
  await edited('Review')
  const read = await http.ask('ellen', 'POST', '/api/appointments/read', { itemId: aReview.eventId })
  expect(JSON.stringify(read.body)).toContain('"undoable":true')
  expect(await http.ask('ellen', 'POST', `/api/log/${await newestRow()}/undo`)).toMatchObject({
    status: 200,
    body: {
      activityNo,
      changes: [{ field: 'description', before: 'Review', after: 'Quarterly review Norrvik' }],
      left: [],
      link: { linkId, state: { kind: 'paused' } },
    },
  })
})

it('an administrator undoes and resumes, somebody else does neither', async () => {
  const { linkId } = await http.world.link()
  await edited('Review')
  const undo = `/api/log/${await newestRow()}/undo`
  expect(refusal(await http.ask('sofia', 'POST', undo))).toEqual([
    403,
    'not-allowed',
    'Only the organizer or an administrator can undo this.',
  ])
  expect((await http.ask('karin', 'POST', undo)).status).toBe(200)
  expect(refusal(await http.ask('karin', 'POST', undo))).toEqual([409, 'already-undone', 'This change was undone already.'])
  expect(refusal(await http.ask('sofia', 'POST', `/api/links/${linkId}/resume`))[1]).toBe('not-allowed')
  expect((await http.ask('karin', 'POST', `/api/links/${linkId}/resume`)).status).toBe(202)
  expect(refusal(await http.ask('karin', 'POST', `/api/links/${linkId}/resume`))[1]).toBe('wrong-state')
  await http.world.settle()
  expect(await http.world.linkOf(linkId)).toMatchObject({ state: { kind: 'linked' }, snapshot: { description: 'Review' } })
})

it('what is set aside is tried again when its owner says so, with what Outlook says then', async () => {
  const { linkId, activityNo } = await http.world.link()
  http.world.crm.failNext(new Refused('IFS', 'Description is not allowed.'), { method: 'patchActivity' })
  await edited('Forbidden word')
  http.world.calendar.edit(aReview, { subject: 'Allowed word' })
  expect(await http.ask('ellen', 'POST', `/api/links/${linkId}/retry`)).toMatchObject({
    status: 202,
    body: { linkId, state: { kind: 'set-aside', why: 'Description is not allowed.' } },
  })
  await http.world.settle()
  expect([http.world.crm.activity(activityNo)?.description, (await http.world.linkOf(linkId))?.state]).toEqual([
    'Allowed word',
    { kind: 'linked' },
  ])
})

it('what is not there is said', async () => {
  expect(refusal(await http.ask('karin', 'POST', '/api/log/4711/undo'))).toEqual([
    422,
    'not-undoable',
    'Of this row nothing is kept that could be undone.',
  ])
  expect(refusal(await http.ask('karin', 'POST', '/api/links/nowhere/retry'))).toEqual([
    404,
    'not-found',
    'This link no longer exists.',
  ])
  expect(refusal(await http.ask('karin', 'POST', '/api/log/first/undo'))[0]).toBe(400)
})
