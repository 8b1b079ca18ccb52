import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ActivityNo, PersonId, RepresentativeId } from '../../../src/domain/ids.ts'
import { Refused } from '../../../src/domain/errors.ts'
import type { CalendarDate } from '../../../src/domain/time-span.ts'
import type { ActivityNarrowing } from '../../../src/rmsync/ports/crm.ts'
import { amir, at, draft, ellen, email, jonas, type CrmWorld } from './crm-world.ts'

/** What every `Crm` finds. */
export function describeSearch(name: string, open: () => Promise<CrmWorld>): void {
  describe(`search of ${name}`, () => {
    let world: CrmWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    const create = async (description: string, changes: Parameters<typeof draft>[0] = {}): Promise<ActivityNo> =>
      (await world.crm.createActivity(draft({ description, ...changes }))).activityNo

    it('finds activities by number, description in any case, and name of the connection, newest first', async () => {
      const halvard = { kind: 'account', id: '10131' } as const
      const first = await create("Zebra O'Hara visit", { connection: halvard })
      const second = await create("zEBRA o'hara, again", { mainRepresentativeId: jonas, representatives: [jonas, ellen] })

      const found = async (text: string) => (await world.crm.searchActivities(text, ellen, 5)).map(({ activityNo }) => activityNo)

      expect(await found("ZEBRA O'HARA")).toEqual([second, first])
      expect(await found(first)).toEqual([first])
      expect(await found('halvard ship')).toContain(first)
      expect(await found("no such' or 1 eq 1 or '")).toEqual([])
      expect((await world.crm.searchActivities('zebra', ellen, 1)).map(({ activityNo }) => activityNo)).toEqual([second])
    })

    it('leaves out activities that the representative is not on', async () => {
      await create('Giraffe of Jonas', { mainRepresentativeId: jonas, representatives: [jonas] })
      const shared = await create('Giraffe of both', { mainRepresentativeId: jonas, representatives: [jonas, ellen] })

      expect((await world.crm.searchActivities('giraffe', ellen, 5)).map(({ activityNo }) => activityNo)).toEqual([shared])
    })

    it('finds what the representative is on behind any number of newer ones that others are on', async () => {
      const old = await create('Okapi of Ellen')
      const others = { mainRepresentativeId: jonas, representatives: [jonas] }
      for (let count = 0; count < 9; count += 1) await create(`Okapi ${count} of Jonas`, others)

      expect((await world.crm.searchActivities('okapi', ellen, 2)).map(({ activityNo }) => activityNo)).toEqual([old])
    })

    it("answers an empty text with the representative's own newest ones", async () => {
      await create('Of Jonas', { mainRepresentativeId: jonas, representatives: [jonas] })
      const mine = await create('Of Ellen')

      const [newest] = await world.crm.searchActivities('', ellen, 1)

      expect(newest?.activityNo).toBe(mine)
    })

    it('[R113] narrows a search to a connection, to a day and its neighbours, and to those one is the main representative of', async () => {
      const span = (day: string) =>
        ({ kind: 'timed', startAt: at(`${day}T09:00:00Z`), endAt: at(`${day}T10:00:00Z`), zone: 'UTC' }) as const
      const halvard = { kind: 'account', id: '10131' } as const
      const there = await create('Tapir visit', { connection: halvard, when: span('2031-09-02') })
      const elsewhere = await create('Tapir call', { when: span('2031-09-02') })
      const later = await create('Tapir later', { connection: halvard, when: span('2031-09-05') })
      const shared = await create('Tapir of both', {
        when: span('2031-09-05'),
        mainRepresentativeId: jonas,
        representatives: [jonas, ellen],
      })
      const found = async (narrow: ActivityNarrowing) =>
        (await world.crm.searchActivities('tapir', ellen, 9, narrow)).map(({ activityNo }) => activityNo)

      expect(await found({})).toEqual([shared, later, elsewhere, there])
      expect(await found({ connection: halvard })).toEqual([later, there])
      expect(await found({ day: '2031-09-03' as CalendarDate })).toEqual([elsewhere, there])
      expect(await found({ mine: true })).toEqual([later, elsewhere, there])
      expect(await found({ mine: true, connection: halvard, day: '2031-09-05' as CalendarDate })).toEqual([later])
      expect(await found({ connection: { kind: 'account', id: "x' or '1' eq '1" } })).toEqual([])
    })

    it('lists open activities of a main representative, soonest first, those without a start last', async () => {
      const span = (day: string) =>
        ({ kind: 'timed', startAt: at(`${day}T09:00:00Z`), endAt: at(`${day}T10:00:00Z`), zone: 'UTC' }) as const
      const own = { mainRepresentativeId: jonas, representatives: [jonas] }
      const startless = await create('One day', own)
      await world.clearStartInIfs(startless)
      const later = await create('Later', { ...own, when: span('2031-09-02') })
      const sooner = await create('Sooner', { ...own, when: span('2031-09-01') })
      const done = await create('Done', { ...own, when: span('2031-09-01') })
      await world.completeInIfs(done)
      await create('Of Ellen', { when: span('2031-09-01'), representatives: [jonas] })

      const open = await world.crm.openActivitiesOf(jonas)

      const ours = new Set([startless, later, sooner, done])
      const mine = open.filter(({ activityNo }) => ours.has(activityNo))
      expect(mine.map(({ activityNo, when }) => [activityNo, when === null])).toEqual([
        [sooner, false],
        [later, false],
        [startless, true],
      ])
      expect(open.every(({ mainRepresentativeId }) => mainRepresentativeId === 'JOEK')).toBe(true)
      expect(await world.crm.openActivitiesOf("x' or '1' eq '1" as RepresentativeId)).toEqual([])
    })

    it('finds the people behind addresses: representatives, contacts of every kind of owner, and nobody', async () => {
      const addresses = ['ellen.sandberg@halden.example', 'anna.berg@norrvik.example', 'aino.virtanen@aurora.example']
      const more = ['nils.aune@fjordcastings.example', "siobhan.ohara'@halvard.example"]

      const people = await world.crm.findPeople([...addresses, ...more].map(email))

      const anna = { name: 'Anna Berg', email: 'anna.berg@norrvik.example' }
      expect(people).toEqual([
        {
          email: 'ellen.sandberg@halden.example',
          representatives: [{ representativeId: 'ELSA', name: 'Ellen Sandberg', email: 'ellen.sandberg@halden.example' }],
          contacts: [],
        },
        {
          email: 'anna.berg@norrvik.example',
          representatives: [],
          contacts: [
            {
              ...anna,
              personId: 'P10003',
              role: 'Purchaser',
              connection: { kind: 'account', id: '10045', name: 'Norrvik Marine AB', place: 'Gothenburg' },
            },
            {
              ...anna,
              personId: 'P10011',
              role: 'Reception',
              connection: { kind: 'account', id: '10102', name: 'Norrvik Service AB', place: 'Malmö' },
            },
          ],
        },
        {
          email: 'aino.virtanen@aurora.example',
          representatives: [],
          contacts: [
            {
              personId: 'P10041',
              name: 'Aino Virtanen',
              email: 'aino.virtanen@aurora.example',
              role: 'Owner’s representative',
              connection: { kind: 'lead', id: '2214', name: 'Refit of MS Aurora', place: 'Helsinki' },
            },
          ],
        },
        {
          email: 'nils.aune@fjordcastings.example',
          representatives: [],
          contacts: [
            {
              personId: 'P30001',
              name: 'Nils Aune',
              email: 'nils.aune@fjordcastings.example',
              role: 'Key account manager',
              connection: { kind: 'supplier', id: '30012', name: 'Fjord Castings AS', place: 'Ålesund' },
            },
          ],
        },
        { email: "siobhan.ohara'@halvard.example", representatives: [], contacts: [] },
      ])
    })

    it.each([
      ['account', '10045', 'Norrvik Marine AB', 'Gothenburg'],
      ['lead', '2214', 'Refit of MS Aurora', 'Helsinki'],
      ['supplier', '30012', 'Fjord Castings AS', 'Ålesund'],
    ] as const)(
      'creates a contact of an %s, found by its address at once and taken on an activity',
      async (kind, id, name, place) => {
        const address = email(`new.o'person.${randomUUID()}@${kind}.example`)
        const [before] = await world.crm.findPeople([address])

        const made = await world.crm.createContact({ connection: { kind, id }, name: "Åse O'Brien", email: address, role: '' })

        const connection = { kind, id, name, place }
        expect(made).toEqual({ personId: made.personId, name: "Åse O'Brien", email: address, role: '', connection })
        expect([before?.contacts, (await world.crm.findPeople([address]))[0]?.contacts]).toEqual([[], [made]])
        const activity = await world.crm.createActivity(draft({ contacts: [made.personId] }))
        expect(activity.contacts).toEqual([{ personId: made.personId, name: "Åse O'Brien" }])
      },
    )

    it('creates no contact without a name, of nobody, or where IFS has no place for one', async () => {
      const contact = {
        connection: { kind: 'account', id: '10045' },
        name: 'Nobody',
        email: email('nobody@x.example'),
        role: '',
      } as const
      const wrong = [
        { ...contact, name: '' },
        { ...contact, connection: { kind: 'account', id: "1' or '1' eq '1" } as const },
        { ...contact, connection: { kind: 'supplier-request', id: 'SR-118' } as const },
      ]

      for (const one of wrong) await expect(world.crm.createContact(one)).rejects.toThrow(Refused)

      expect((await world.crm.findPeople([contact.email]))[0]?.contacts).toEqual([])
    })

    it('finds connections of the kinds asked, by name in any case or by number', async () => {
      const names = async (...ask: Parameters<typeof world.crm.searchConnections>) =>
        (await world.crm.searchConnections(...ask)).map((one) => `${one.kind} ${one.id} ${one.name}`)

      expect(await names('NORRVIK', ['account', 'lead'], 10)).toEqual([
        'account 10045 Norrvik Marine AB',
        'account 10102 Norrvik Service AB',
      ])
      expect(await names('norrvik', ['account'], 1)).toHaveLength(1)
      expect(await names('2214', ['lead'], 10)).toEqual(['lead 2214 Refit of MS Aurora'])
      expect(await names('cast', ['supplier', 'supplier-request'], 10)).toEqual([
        'supplier-request SR-118 Cast housings 2027',
        'supplier 30012 Fjord Castings AS',
      ])
      expect(await names('norrvik', ['supplier'], 10)).toEqual([])
      expect(await names("') or contains(Name,'", ['account'], 10)).toEqual([])
    })

    it('lists the opportunities of an account', async () => {
      const asked = [
        await world.crm.opportunitiesOf({ kind: 'account', id: '10045' }),
        await world.crm.opportunitiesOf({ kind: 'account', id: '10102' }),
        await world.crm.opportunitiesOf({ kind: 'supplier', id: '10045' }),
      ]

      expect(asked).toEqual([[{ opportunityNo: '2031', name: 'Service contract 2027' }], [], []])
    })

    it('finds opportunities by number, or by name in any case, whatever the account', async () => {
      const found = async (text: string, limit = 5) =>
        (await world.crm.searchOpportunities(text, limit)).map(
          ({ opportunityNo, accountId }) => `${opportunityNo} of ${accountId}`,
        )

      expect(await found('SERVICE contract')).toEqual(['2031 of 10045'])
      expect(await found('205')).toEqual(['2052 of 10177'])
      expect(await found('')).toHaveLength(3)
      expect(await found('', 1)).toEqual(['2052 of 10177'])
      expect(await found("' or '1' eq '1")).toEqual([])
    })

    it('finds contacts of every kind of owner by name or address, in any case, by name', async () => {
      const found = async (text: string, limit = 5) =>
        (await world.crm.searchContacts(text, limit)).map((one) => `${one.personId} ${one.name} of ${one.connection.name}`)

      expect(await found('ANNA')).toEqual(['P10003 Anna Berg of Norrvik Marine AB', 'P10011 Anna Berg of Norrvik Service AB'])
      expect(await found('anna', 1)).toEqual(['P10003 Anna Berg of Norrvik Marine AB'])
      expect(await found('aune@fjord')).toEqual(['P30001 Nils Aune of Fjord Castings AS'])
      expect(await found("siobhán o'hara")).toEqual(["P10022 Siobhán O'Hara of Halvard Shipping"])
      expect(await found("' or '1' eq '1")).toEqual([])
    })

    it('[S29] tells where people can be mailed, and leaves out those without an address', async () => {
      const known = (
        await world.crm.findPeople([email('maria.lindqvist@norrvik.example'), email('jonas.ekstrom@halden.example')])
      ).flatMap(({ contacts, representatives }) => [
        ...contacts.map((one) => one.personId),
        ...representatives.map((one) => one.representativeId),
      ])
      const [personId, representativeId] = known as unknown as [PersonId, RepresentativeId]
      const addresses = await world.crm.addressesOf({
        contacts: [personId, 'P99999' as PersonId],
        representatives: [representativeId],
      })

      expect([[...addresses.contacts], [...addresses.representatives]]).toEqual([
        [[personId, 'maria.lindqvist@norrvik.example']],
        [[representativeId, 'jonas.ekstrom@halden.example']],
      ])
    })

    it('lists representatives with their address and whether they may sync', async () => {
      const representatives = await world.crm.listRepresentatives()

      expect(representatives.find(({ representativeId }) => representativeId === amir)).toEqual({
        representativeId: 'AMHA',
        name: 'Amir Haddad',
        userId: 'AMHA',
        email: 'amir.haddad@halden.example',
        isBlocked: false,
        maySync: true,
      })
    })
  })
}
