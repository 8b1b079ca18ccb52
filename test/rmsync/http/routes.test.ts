import { beforeEach, describe, expect, it } from '@jest/globals'
import { toEmailAddress, type EventId } from '../../../src/domain/ids.ts'
import { aReview, ellen, jonas, norrvik } from '../../support/world.ts'
import { openHttpWorld, refusal, type HttpWorld } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})
const newLink = (changes: object = {}) => ({
  itemId: `item-${aReview.eventId}`,
  choices: [],
  target: { kind: 'new', connection: norrvik, activityType: 'Meeting', subType: '', opportunityNo: '', notes: '' },
  ...changes,
})
describe('what a page asks before and about the sign-in', () => {
  it('settings are there for everybody', async () => {
    expect(await http.ask(null, 'GET', '/api/settings')).toMatchObject({
      status: 200,
      body: {
        clientId: 'panel',
        authority: 'https://login.microsoftonline.com/tenant',
        knownAuthorities: [],
        scope: 'api://api/access_as_user',
        tenantName: 'Halden',
      },
    })
  })

  it('says who is signed in: a representative, an administrator, or neither', async () => {
    const form = {
      version: expect.any(String),
      activityTypes: [{ type: 'Meeting', subTypes: ['Customer visit'] }],
      defaultActivityType: 'Meeting',
      helpUrl: '',
      fields: [],
    }
    const answers = (['ellen', 'karin', 'sofia'] as const).map((who) => http.ask(who, 'GET', '/api/me'))
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual([
      {
        name: 'Ellen Sandberg',
        email: ellen.email,
        representative: {
          representativeId: 'ELSA',
          name: 'Ellen Sandberg',
          email: 'ellen.sandberg@halden.example',
          syncActive: true,
        },
        isAdmin: false,
        form,
      },
      { name: 'Karin Olsson', email: 'karin.olsson@halden.example', representative: null, isAdmin: true, form },
      { name: 'Sofia Brandt', email: 'sofia.brandt@halden.example', representative: null, isAdmin: false, form },
    ])
  })
})

describe('the open appointment', () => {
  const read = (itemId = `item-${aReview.eventId}`) => http.ask('ellen', 'POST', '/api/appointments/read', { itemId })

  it('comes with its people, suggestions and no link', async () => {
    http.world.calendar.put(aReview)
    const { status, body } = await read()
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ subject: aReview.subject, when: aReview.when, link: null, mayLink: { kind: 'yes' } }),
    ])
    expect((body['people'] as { resolution: { kind: string } }[]).map(({ resolution }) => resolution.kind)).toEqual([
      'representative',
      'representative',
      'contact',
      'unknown',
      'not-a-person',
    ])
    expect(body['suggestions']).toMatchObject([
      { connection: { kind: 'account', id: '10045' }, because: { kind: 'attendees-work-here', count: 1 } },
    ])
  })

  it('comes with candidates where one address has several contacts, without their addresses twice', async () => {
    const anna = { name: 'Anna Berg', email: toEmailAddress('anna.berg@norrvik.example'), kind: 'person' as const }
    http.world.calendar.put({ ...aReview, attendees: [anna] })
    const people = (await read()).body['people'] as { resolution: unknown }[]
    expect(people[1]?.resolution).toEqual({
      kind: 'ambiguous',
      candidates: [
        expect.objectContaining({ personId: 'P10003', role: 'Purchaser' }),
        expect.objectContaining({ personId: 'P10011', role: 'Reception' }),
      ],
    })
  })

  it('does not tell what a private one is called', async () => {
    http.world.calendar.put({ ...aReview, sensitivity: 'private' })
    const answer = await read()
    expect([answer.status, answer.body['subject'], JSON.stringify(answer.body).includes('Quarterly')]).toEqual([
      200,
      'Private appointment',
      false,
    ])
  })

  it('that is gone is said to be gone', async () => {
    expect(refusal(await read())).toEqual([404, 'appointment-gone', 'This appointment was deleted. Nothing was created.'])
  })
})

describe('linking', () => {
  it('makes a link with its activity and its first row; unlinking leaves both', async () => {
    http.world.calendar.put(aReview)
    const made = await http.ask('ellen', 'POST', '/api/links', newLink())
    const { linkId, activityNo } = made.body as { linkId: string; activityNo: string }
    expect(made).toMatchObject({
      status: 201,
      body: {
        state: { kind: 'linked' },
        linkedBy: 'Ellen Sandberg',
        category: 'IFS CRM',
        activity: {
          kind: 'shown',
          activity: { activityNo, description: aReview.subject, url: `https://ifs.example/activity/${activityNo}` },
        },
        trail: [{ outcome: 'linked', activityNo, appointment: aReview.subject }],
      },
    })
    expect(await http.ask('ellen', 'DELETE', `/api/links/${linkId}`)).toMatchObject({ status: 204, body: {} })
    expect([
      await http.world.store.linkByEvent(ellen.mailboxId, aReview.eventId),
      http.world.crm.activity(activityNo as never),
    ]).toEqual([null, expect.objectContaining({ activityNo })])
  })

  it('is refused where it is linked already, with the number; an unlink of nothing too', async () => {
    const { activityNo } = await http.world.link()
    const again = await http.ask('ellen', 'POST', '/api/links', newLink())
    expect([again.status, again.body['error']]).toEqual([409, expect.objectContaining({ code: 'already-linked', activityNo })])
    expect(refusal(await http.ask('ellen', 'DELETE', '/api/links/no-such'))).toEqual([
      404,
      'not-found',
      'This link no longer exists.',
    ])
  })

  it.each([
    ['itemId', newLink({ itemId: '' })],
    ['itemId', newLink({ itemId: undefined })],
    ['choices.0.personId', newLink({ choices: [{ email: 'a@b.example' }] })],
    ['target.kind', newLink({ target: { kind: 'other' } })],
    ['target.connection.kind', newLink({ target: { ...newLink().target, connection: { kind: 'planet', id: '1' } } })],
    ['target.notes', newLink({ target: { ...newLink().target, notes: 'x'.repeat(2001) } })],
    ['target.activityNo', newLink({ target: { kind: 'existing', activityNo: '' } })],
    ['target.activityNo', newLink({ target: { kind: 'existing', activityNo: '10\u00001' } })],
  ])('names the field that is wrong: %s', async (field, body) => {
    const answer = await http.ask('ellen', 'POST', '/api/links', body)
    expect([answer.status, answer.body['error']]).toEqual([
      400,
      {
        code: 'bad-request',
        field,
        message: expect.stringContaining(`${field} is not valid: `),
        fix: 'Correct it and send it again.',
        correlationId: expect.any(String),
      },
    ])
    expect(http.world.crm.journal()).toEqual([])
  })
})

describe('searching', () => {
  it('finds connections of the kinds asked for, and their opportunities', async () => {
    const connections = await http.ask('ellen', 'GET', '/api/connections?text=norrvik&kinds=account,lead')
    const opportunities = await http.ask('ellen', 'GET', '/api/opportunities?kind=account&id=10045')
    expect([connections.body, opportunities.body]).toEqual([
      {
        connections: [
          { kind: 'account', id: '10045', name: 'Norrvik Marine AB', place: 'Gothenburg' },
          { kind: 'account', id: '10102', name: 'Norrvik Service AB', place: 'Malmö' },
        ],
      },
      { opportunities: [{ opportunityNo: '2031', name: 'Service contract 2027' }] },
    ])
  })

  it('finds activities and says who linked them', async () => {
    const { activityNo } = await http.world.link()
    const found = await http.ask('ellen', 'GET', '/api/activities?text=quarterly')
    expect(found.body['activities']).toMatchObject([{ activityNo, description: aReview.subject, linkedBy: 'Ellen Sandberg' }])
  })

  it.each([
    ['text', '/api/connections?kinds=account'],
    ['kinds', '/api/connections?text=a'],
    ['kinds.1', '/api/connections?text=a&kinds=account,planet'],
    ['text', `/api/connections?text=${'x'.repeat(101)}&kinds=account`],
    ['text', '/api/connections?text=a&text=b&kinds=account'],
    ['id', '/api/opportunities?kind=account&id='],
    ['kind', '/api/opportunities?id=1'],
    ['text', '/api/activities'],
    ['text', '/api/activities?text=a%00b'],
  ])('names the field that is wrong: %s of %s', async (field, url) => {
    expect(refusal(await http.ask('ellen', 'GET', url))).toEqual([400, 'bad-request', expect.stringContaining(field), field])
  })
})

describe('new activities', () => {
  const draft = (changes: object = {}) =>
    http.world.crm.createActivity({
      description: 'Call Norrvik',
      when: { kind: 'timed', startAt: '2026-11-25T09:00:00Z', endAt: '2026-11-25T10:00:00Z', zone: 'UTC' } as never,
      contacts: [],
      representatives: [ellen.representativeId],
      mainRepresentativeId: ellen.representativeId,
      connection: norrvik,
      activityType: 'Call',
      subType: '',
      opportunityNo: '',
      notes: '',
      ...changes,
    })

  it('are listed, pushed once, and gone from the list', async () => {
    const { activityNo } = await draft()
    const listed = await http.ask('ellen', 'GET', '/api/new-activities')
    expect(listed.body['activities']).toMatchObject([{ activityNo, description: 'Call Norrvik', cannotBeAdded: null }])
    const pushes = [
      await http.ask('ellen', 'POST', `/api/new-activities/${activityNo}/push`),
      await http.ask('ellen', 'POST', `/api/new-activities/${activityNo}/push`),
    ]
    expect(pushes).toMatchObject([
      { status: 200, body: { outcome: 'added', link: { activityNo } } },
      { status: 200, body: { outcome: 'already-there' } },
    ])
    expect((await http.ask('ellen', 'GET', '/api/new-activities')).body).toEqual({ activities: [] })
    expect(http.world.calendar.appointments(ellen.mailboxId)).toHaveLength(1)
  })

  it('that can not be added say why; one that is gone is refused', async () => {
    const { activityNo } = await draft()
    http.world.crm.editInIfs(activityNo, { when: null })
    expect((await http.ask('ellen', 'GET', '/api/new-activities')).body['activities']).toMatchObject([
      { activityNo, cannotBeAdded: { reason: 'No start time.', fix: 'Set one in IFS.' } },
    ])
    const refused = [
      await http.ask('ellen', 'POST', `/api/new-activities/${activityNo}/push`),
      await http.ask('ellen', 'POST', '/api/new-activities/999999/push'),
    ]
    expect(refused.map(refusal)).toEqual([
      [422, 'activity-without-start', expect.any(String)],
      [404, 'activity-gone', 'Not added: deleted in IFS.'],
    ])
    expect(refusal(await http.ask('ellen', 'POST', '/api/new-activities/a%00b/push'))).toEqual([
      400,
      'bad-request',
      expect.any(String),
      'activityNo',
    ])
  })
})

describe('the admin pages', () => {
  it('read the log by representative, outcome, text and page', async () => {
    await http.world.link()
    await http.world.link({}, { ...aReview, eventId: 'event-2' as EventId, iCalUId: 'meeting-2', subject: '100 % sure' })
    const log = async (query: string) => {
      const { status, body } = await http.ask('karin', 'GET', `/api/admin/log${query}`)
      return [status, (body['rows'] as { appointment: string }[]).map((row) => row.appointment), body['total']]
    }
    const [{ rowId: newest } = { rowId: 0 }] = await http.world.rows()
    expect({
      all: await log(''),
      page: await log(`?limit=1&before=${newest}`),
      text: await log('?text=%25'),
      representative: await log('?representative=ELSA&outcome=linked'),
      nobody: await log('?representative=GONE'),
    }).toEqual({
      all: [200, ['100 % sure', aReview.subject], 2],
      page: [200, [aReview.subject], 2],
      text: [200, ['100 % sure'], 1],
      representative: [200, ['100 % sure', aReview.subject], 2],
      nobody: [200, [], 0],
    })
  })

  it('list the representatives', async () => {
    expect((await http.ask('karin', 'GET', '/api/admin/representatives')).body).toMatchObject({
      representatives: [ellen, jonas].map(({ representativeId, name, email, syncActive, mailboxId }) => ({
        representativeId,
        name,
        email,
        syncActive,
        mailboxId,
        state: 'active',
      })),
      counts: { all: 2, sync: 2, on: 2, look: 0, paused: 0, off: 0 },
    })
  })

  it.each([
    ['outcome', '?outcome=odd'],
    ['limit', '?limit=0'],
    ['limit', '?limit=201'],
    ['limit', '?limit=many'],
    ['before', '?before=-1'],
    ['before', '?before=9e99'],
    ['text', '?text=a%00b'],
  ])('names the field that is wrong: %s of %s', async (field, query) => {
    expect(refusal(await http.ask('karin', 'GET', `/api/admin/log${query}`))).toEqual([
      400,
      'bad-request',
      expect.stringContaining(field),
      field,
    ])
  })
})
