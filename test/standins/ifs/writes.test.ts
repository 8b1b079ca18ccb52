import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { activities, type Answer, type IfsFixture, meeting, one, openIfs } from './ifs-fixture.ts'

describe('writing to the IFS stand-in', () => {
  let world: IfsFixture
  beforeEach(async () => {
    world = await openIfs()
  })
  afterEach(() => world.close())

  const complete = (no: string) => `${one(no)}/IfsApp.BusinessActivityHandling.BusinessActivity_Complete`
  const reason = (answer: Answer) => [answer.status, answer.body.error.details?.[0].message ?? answer.body.error.code]

  it('creates with 201, the next number, defaults, and a line of the main representative', async () => {
    const { status, headers, body } = await world.ask('POST', activities, meeting)

    expect([status, body.ActivityNo, body.Objstate, body.Company, body.SyncedWithOutlook]).toEqual([
      201,
      '4711',
      'NotStarted',
      '10',
      false,
    ])
    expect(headers['location']).toMatch(/\/BusinessActivities\(ActivityNo='4711'\)$/)
    expect(world.ifs.activity('4711')).toMatchObject({
      etag: body['@odata.etag'],
      contacts: [],
      representatives: [
        { RepresentativeId: 'ELSA', RepresentativeName: 'Ellen Sandberg', RoleId: 'SALES', MainRepresentative: true },
      ],
    })
  })

  it('patches with 200, the record and a new ETag, and journals before and after of what changed', async () => {
    const { body: before } = await world.ask('GET', one('4698'))

    const patch = { Description: 'Renamed', Note: before.Note }
    const { status, body } = await world.ask('PATCH', one('4698'), patch, { 'if-match': before['@odata.etag'] })

    expect([status, body.Description, body['@odata.etag'] === before['@odata.etag']]).toEqual([200, 'Renamed', false])
    expect(world.ifs.journal()).toEqual([
      {
        at: expect.any(String),
        user: 'SYNC_MASTER',
        action: 'update',
        entity: 'BusinessActivity',
        key: { ActivityNo: '4698' },
        before: { Description: 'Q-review' },
        after: { Description: 'Renamed' },
      },
    ])
  })

  it('refuses a stale ETag with 412, takes *, and asks for one with 428', async () => {
    const { body: first } = await world.ask('GET', one('4698'))
    const anyway = await world.ask('PATCH', one('4698'), { Note: 'Theirs' }, { 'if-match': '*' })

    const stale = await world.ask('PATCH', one('4698'), { Note: 'Mine' }, { 'if-match': first['@odata.etag'] })
    const staleDelete = await world.ask('DELETE', one('4698'), undefined, { 'if-match': first['@odata.etag'] })
    const bareDelete = await world.ask('DELETE', one('4698'))
    const bareAction = await world.ask('POST', complete('4698'), {})

    expect([anyway.status, stale.status, staleDelete.status]).toEqual([200, 412, 412])
    expect([reason(bareDelete), reason(bareAction)]).toEqual([
      [428, 'ODP_MISSING_PRECONDITION'],
      [428, 'ODP_MISSING_PRECONDITION'],
    ])
    expect(world.ifs.activity('4698')?.fields['Note']).toBe('Theirs')
  })

  it('upserts a PATCH without If-Match and remembers the offence', async () => {
    const updated = await world.ask('PATCH', one('4698'), { Note: 'Upserted', Objstate: 'Completed' })
    const created = await world.ask('PATCH', one('T1'), { ...meeting, ActivityNo: 'ignored' })

    expect([updated.status, updated.body.Note, updated.body.Objstate]).toEqual([200, 'Upserted', 'NotStarted'])
    expect([created.status, created.body.ActivityNo]).toEqual([201, 'T1'])
    expect(world.ifs.offences().map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "patch-without-if-match BusinessActivityHandling.svc/BusinessActivities(ActivityNo='4698')",
      "patch-without-if-match BusinessActivityHandling.svc/BusinessActivities(ActivityNo='T1')",
    ])
  })

  it('deletes with 204, the lines too, and answers 404 after', async () => {
    const { body } = await world.ask('GET', one('4698'))
    const ifMatch = { 'if-match': body['@odata.etag'] }

    const deleted = await world.ask('DELETE', one('4698'), undefined, ifMatch)
    const again = await world.ask('DELETE', one('4698'), undefined, ifMatch)

    expect([deleted.status, deleted.text, again.status]).toEqual([204, '', 404])
    expect(world.ifs.journal().map(({ action, entity }) => `${action} ${entity}`)).toEqual([
      'delete BusinessActivityContact',
      'delete BusinessActivityContact',
      'delete BusinessActivityRepresentative',
      'delete BusinessActivityRepresentative',
      'delete BusinessActivity',
    ])
  })

  it.each([
    ['an end before the start', { ...meeting, EndDate: '2026-12-01T08:59:59Z' }, 'End Date must not be before Start Date.'],
    ['no description', { ...meeting, Description: '' }, 'Description must have a value in Business Activity.'],
    [
      'a description of 201 characters',
      { ...meeting, Description: '🚢'.repeat(201) },
      'Description is too long: 201 characters, 200 at most.',
    ],
    ['an unknown connection', { ...meeting, ConnectionId: 'nobody' }, 'Customer nobody does not exist.'],
    [
      'an unknown representative',
      { ...meeting, MainRepresentativeId: 'NOBODY' },
      'Business Representative NOBODY does not exist.',
    ],
    ['a blocked representative', { ...meeting, MainRepresentativeId: 'RONY' }, 'Business Representative RONY is blocked.'],
    ['an unknown opportunity', { ...meeting, OpportunityNo: '1' }, 'Business Opportunity 1 does not exist.'],
    ['a number that is taken', { ...meeting, ActivityNo: '4698' }, 'The BusinessActivity object already exists: 4698.'],
    ['a status of its own', { ...meeting, Objstate: 'Completed' }, 'Objstate of BusinessActivity may not be changed.'],
  ])('refuses %s as the database does: 500 with details', async (_, body, message) => {
    const answer = await world.ask('POST', activities, body)

    expect(reason(answer)).toEqual([500, message])
    expect(world.ifs.journal()).toEqual([])
  })

  it.each([
    ['no content type', JSON.stringify(meeting), {}, 400],
    ['no JSON', '{', { 'content-type': 'application/json' }, 400],
    ['a list', '[]', { 'content-type': 'application/json' }, 400],
    ['an unknown attribute', '{"Subject":"x"}', { 'content-type': 'application/json' }, 400],
    ['a number for a text', '{"Description":1}', { 'content-type': 'application/json' }, 400],
    ['an enumeration member that is none', '{"ActivityType":"Besprechung"}', { 'content-type': 'application/json' }, 400],
    ['a timestamp with fractions', '{"StartDate":"2026-12-01T09:00:00.000Z"}', { 'content-type': 'application/json' }, 400],
    ['the 31st of February', '{"StartDate":"2026-02-31T09:00:00Z"}', { 'content-type': 'application/json' }, 400],
    ['lines inside the header', '{"ContactsArray":[]}', { 'content-type': 'application/json' }, 501],
  ])('can not read %s', async (_, body, headers, status) => {
    const answer = await world.send(
      'POST',
      '/main/ifsapplications/projection/v1/BusinessActivityHandling.svc/BusinessActivities',
      { headers, body },
    )

    expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringMatching(/\w{3}/)])
  })

  it('adds and takes away lines; unknown, blocked, doubled and main ones are refused', async () => {
    const contacts = `${one('4698')}/ContactsArray`
    const representatives = `${one('4698')}/RepresentativesArray`

    const added = await world.ask('POST', contacts, { PersonId: 'P10001', MainContact: true })
    const removed = await world.ask('DELETE', `${contacts}(ActivityNo='4698',PersonId='P10003')`, undefined, { 'if-match': '*' })
    const unknown = await world.ask('POST', contacts, { PersonId: 'P1' })
    const doubled = await world.ask('POST', contacts, { PersonId: 'P10001' })
    const blocked = await world.ask('POST', representatives, { RepresentativeId: 'RONY' })
    const main = await world.ask('DELETE', `${representatives}(ActivityNo='4698',RepresentativeId='ELSA')`, undefined, {
      'if-match': '*',
    })

    expect([added.status, added.body.ContactName, added.body.Role, removed.status]).toEqual([
      201,
      'Maria Lindqvist',
      'Technical manager',
      204,
    ])
    expect([unknown, doubled, blocked, main].map(reason)).toEqual([
      [500, 'Person P1 is no contact.'],
      [500, 'The BusinessActivityContact object already exists: 4698, P10001.'],
      [500, 'Business Representative RONY is blocked.'],
      [500, 'ELSA is the Main Representative and can not be removed.'],
    ])
    expect(world.ifs.activity('4698')?.contacts.map((line) => [line['PersonId'], line['MainContact']])).toEqual([
      ['P10002', false],
      ['P10001', true],
    ])
  })

  it('has exactly one main representative, set at the header or at a line', async () => {
    await world.ask('PATCH', one('4698'), { MainRepresentativeId: 'JOEK' }, { 'if-match': '*' })
    const atHeader = world.ifs.activity('4698')
    const line = `${one('4698')}/RepresentativesArray(ActivityNo='4698',RepresentativeId='ELSA')`
    await world.ask('PATCH', line, { MainRepresentative: true }, { 'if-match': '*' })
    const atLine = world.ifs.activity('4698')

    const mains = (view: typeof atLine) =>
      view?.representatives.filter((rep) => rep['MainRepresentative']).map((rep) => rep['RepresentativeId'])
    expect([mains(atHeader), mains(atLine), atLine?.fields['MainRepresentativeId']]).toEqual([['JOEK'], ['ELSA'], 'ELSA'])
  })

  it('moves through its states by actions and takes no change while completed', async () => {
    const started = await world.ask('POST', complete('4698').replace('_Complete', '_Start'), {}, { 'if-match': '*' })
    const completed = await world.ask('POST', complete('4698'), {}, { 'if-match': started.body['@odata.etag'] })
    const twice = await world.ask('POST', complete('4698'), {}, { 'if-match': '*' })
    const patched = await world.ask('PATCH', one('4698'), { Note: 'Late' }, { 'if-match': '*' })
    const line = await world.ask('POST', `${one('4698')}/ContactsArray`, { PersonId: 'P10001' })
    const reopened = await world.ask('POST', complete('4698').replace('_Complete', '_Reopen'), {}, { 'if-match': '*' })

    expect([started.body.Objstate, completed.body.Objstate, reopened.body.Objstate]).toEqual([
      'InProgress',
      'Completed',
      'InProgress',
    ])
    const closed = 'Business Activity 4698 is completed and can not be changed. Reopen it first.'
    expect([twice, patched, line].map(reason)).toEqual([
      [500, 'Business Activity 4698 is Completed; Complete is not possible in this status.'],
      [500, closed],
      [500, closed],
    ])
  })

  it('creates a contact at an account, with the next person number, ready for a line', async () => {
    const contact = { Name: 'Tom Riley', Email: 'tom.riley@norrvik.example', Role: 'Buyer' }
    const { status, body } = await world.ask(
      'POST',
      "CustomerHandling/CustomerInfoSet(CustomerId='10045')/CustomerInfoContacts",
      contact,
    )
    const line = await world.ask('POST', `${one('4698')}/ContactsArray`, { PersonId: body.PersonId })

    expect([status, body.PersonId, body.CustomerId, line.body.Email]).toEqual([
      201,
      'P90001',
      '10045',
      'tom.riley@norrvik.example',
    ])
  })

  it('refuses writes to what a projection only shows', async () => {
    const answer = await world.ask('POST', 'BusinessOpportunityHandling/BusinessOpportunities', { OpportunityNo: '1' })

    expect(answer.status).toBe(405)
  })
})
