import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { activities, type IfsFixture, meeting, one, openIfs, services } from './ifs-fixture.ts'

describe('access to the IFS stand-in', () => {
  let world: IfsFixture
  beforeEach(async () => {
    world = await openIfs()
  })
  afterEach(() => world.close())

  const path = `${services}/CustomerHandling.svc/CustomerInfoSet`
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

  it('takes access tokens of its realm and answers 401 to expired, foreign and other ones', async () => {
    const tokens = [
      await world.token(),
      await world.token({}, '-1s'),
      await world.token({ iss: 'https://elsewhere.example' }),
      await world.token({ typ: 'ID' }),
      (await world.token()).replace(/\w{8}$/, 'AAAAAAAA'),
      'nonsense',
    ]

    const answers = await Promise.all(tokens.map((token) => world.send('GET', path, bearer(token))))

    expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [200, undefined],
      [401, 'UNAUTHORIZED'],
      [401, 'UNAUTHORIZED'],
      [401, 'UNAUTHORIZED'],
      [401, 'UNAUTHORIZED'],
      [401, 'UNAUTHORIZED'],
    ])
    expect(answers[1]?.headers['www-authenticate']).toContain('invalid_token')
  })

  it('refuses every write while SYNC_MASTER is locked, reads and later writes work', async () => {
    world.ifs.lockSyncMaster()
    const locked = await world.ask('PATCH', one('4698'), { Note: 'x' }, { 'if-match': '*' })
    const read = await world.ask('GET', one('4698'))
    world.ifs.unlockSyncMaster()
    const unlocked = await world.ask('PATCH', one('4698'), { Note: 'x' }, { 'if-match': '*' })

    expect([locked.status, locked.body.error.message]).toEqual([
      403,
      'User SYNC_MASTER is locked. An administrator unlocks and activates it in IFS.',
    ])
    expect([read.status, unlocked.status]).toEqual([200, 200])
  })

  it('remembers who asked what and how it ended', async () => {
    await world.ask('GET', one('4698'))
    await world.send('GET', path, bearer('nonsense'))

    expect(world.ifs.requests().map(({ at: _, ...request }) => request)).toEqual([
      {
        method: 'GET',
        path: `${services}/BusinessActivityHandling.svc/BusinessActivities(ActivityNo='4698')`,
        status: 200,
        client: 'RMSYNC',
        inBatch: false,
      },
      { method: 'GET', path, status: 401, client: null, inBatch: false },
    ])
  })

  it('does not start in production', async () => {
    process.env['NODE_ENV'] = 'production'
    try {
      await expect(openIfs()).rejects.toThrow('does not start with NODE_ENV=production')
    } finally {
      process.env['NODE_ENV'] = 'test'
    }
  })
})

describe('faults of the IFS stand-in', () => {
  let world: IfsFixture
  beforeEach(async () => {
    world = await openIfs()
  })
  afterEach(() => world.close())

  const rename = () => world.ask('PATCH', one('4698'), { Description: 'Renamed' }, { 'if-match': '*' })
  const name = () => world.ifs.activity('4698')?.fields['Description']

  it('fails the next request with the status, code and delay asked for, and only that one', async () => {
    world.ifs.failNext(503, { retryAfter: 7 })
    world.ifs.failNext(423)
    world.ifs.failNext(500, { code: 'MI_MODIFIED_ERROR' })
    world.ifs.failNext(500, { code: 'DATABASE_ERROR', details: 'Not today.' })

    const answers = [await rename(), await rename(), await rename(), await rename(), await rename()]

    expect(answers.map(({ status, body, headers }) => [status, body.error?.code, headers['retry-after']])).toEqual([
      [503, 'ODP_SERVICE_UNAVAILABLE', '7'],
      [423, 'ODP_RESOURCE_LOCKED', undefined],
      [500, 'MI_MODIFIED_ERROR', undefined],
      [500, 'DATABASE_ERROR', undefined],
      [200, undefined, undefined],
    ])
    expect(answers[3]?.body.error.details[0].message).toBe('Not today.')
  })

  it('times out before the write or after it', async () => {
    world.ifs.failNext('timeout-not-applied')
    const before = [(await rename()).status, name()]
    world.ifs.failNext('timeout-applied')
    const after = [(await rename()).status, name()]

    expect([before, after]).toEqual([
      [504, 'Q-review'],
      [504, 'Renamed'],
    ])
  })

  it('breaks the connection after the write', async () => {
    world.ifs.failNext('lost-answer')

    await expect(rename()).rejects.toThrow()

    expect([name(), world.ifs.requests().at(-1)?.status]).toEqual(['Renamed', 0])
  })

  it('fails only what matches', async () => {
    world.ifs.failNext(503, { match: /^POST .*\$batch$/ })

    expect((await rename()).status).toBe(200)
  })
})

describe('state of the IFS stand-in', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ifs-state-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('finds activities, history, numbers and the lock again after a restart', async () => {
    const stateFile = join(dir, 'ifs.json')
    const first = await openIfs({ stateFile })
    await first.ask('POST', activities, meeting)
    first.ifs.lockSyncMaster()
    await first.close()

    const second = await openIfs({ stateFile })
    const journal = second.ifs.journal().map(({ action, key }) => [action, key['ActivityNo']])
    const no = second.ifs.as('ELSA').createActivity(meeting)
    const locked = second.ifs.isSyncMasterLocked()
    await second.close()

    expect([journal, no, locked]).toEqual([
      [
        ['insert', '4711'],
        ['insert', '4711'],
      ],
      '4712',
      true,
    ])
  })

  it('has SYNC_MASTER locked at its first start where it is told to be as delivered, and not at the next', async () => {
    const options = { stateFile: join(dir, 'ifs.json'), syncMasterLocked: true }
    const first = await openIfs(options)
    const refused = await first.ask('POST', activities, meeting)
    first.ifs.unlockSyncMaster()
    await first.close()

    const second = await openIfs(options)
    const taken = await second.ask('POST', activities, meeting)
    await second.close()

    expect([refused.status, refused.body.error.code, taken.status]).toEqual([403, 'FND_USER_LOCKED', 201])
  })

  it('keeps CRM Access and business events over a restart', async () => {
    const stateFile = join(dir, 'ifs.json')
    const first = await openIfs({ stateFile })
    first.ifs.setEventActions([{ entity: 'BusinessActivity', on: ['insert'], url: 'https://localhost:1/none', body: 'new' }])
    first.ifs.setCrmAccess([{ users: ['SYNC_MASTER'], entity: 'BusinessActivity', filter: {}, privileges: ['Insert'] }])
    await first.close()

    const second = await openIfs({ stateFile })
    const created = await second.ask('POST', activities, meeting)
    const { body } = await second.ask('GET', activities)
    const deliveries = await second.ifs.eventDeliveries()
    await second.close()

    expect([created.status, body.value, deliveries.map((one) => one.body)]).toEqual([201, [], ['new']])
  })

  it('names a state file that can not be read', async () => {
    const stateFile = join(dir, 'ifs.json')
    await writeFile(stateFile, 'half a')

    await expect(openIfs({ stateFile })).rejects.toThrow(`${stateFile} is not JSON. Delete the file to start with the seed.`)
  })

  it('seeds the same for the same day', async () => {
    const views = await Promise.all(
      [1, 2].map(async () => {
        const world = await openIfs()
        const all = world.ifs.activities()
        await world.close()
        return all
      }),
    )

    expect(views[0]).toEqual(views[1])
  })
})

describe('passwords at the IFS stand-in', () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
  const paths = ['int', 'main'].map(
    (entrance) => `/${entrance}/ifsapplications/projection/v1/CustomerHandling.svc/CustomerInfoSet`,
  )
  const statuses = async (world: IfsFixture, text: string) =>
    Promise.all(paths.map(async (path) => (await world.send('GET', path, { headers: basic(text) })).status))

  it('are taken at int alone, in Applications 10, whatever the case of the user', async () => {
    const world = await openIfs({ basicUsers: [{ user: 'SYNC_MASTER', password: 'gär:geheim' }] })

    expect([
      await statuses(world, 'sync_master:gär:geheim'),
      await statuses(world, 'SYNC_MASTER:wrong'),
      await statuses(world, 'SYNC_MASTER'),
    ]).toEqual([
      [200, 401],
      [401, 401],
      [401, 401],
    ])
    await world.close()
  })

  it('are off in IFS Cloud', async () => {
    const world = await openIfs()

    expect(await statuses(world, 'SYNC_MASTER:')).toEqual([401, 401])
    await world.close()
  })
})
