import { expect, it } from '@jest/globals'
import { type EmailAddress, type RepresentativeId, toEmailAddress } from '../../../src/domain/ids.ts'
import type { PeopleOfAddress } from '../../../src/domain/person.ts'
import { withPeopleCache } from '../../../src/rmsync/ifs/people-cache.ts'

function openCache() {
  const asked: string[][] = []
  let now = 0
  const find = async (emails: readonly EmailAddress[]): Promise<readonly PeopleOfAddress[]> => {
    asked.push([...emails])
    return emails.map((email) => ({
      email,
      representatives: email.startsWith('nobody')
        ? []
        : [{ representativeId: email as string as RepresentativeId, name: email, email }],
      contacts: [],
    }))
  }
  const { find: cached } = withPeopleCache(find, () => now)
  return {
    asked,
    advance: (ms: number) => (now += ms),
    find: async (...emails: string[]) =>
      (await cached(emails.map(toEmailAddress))).map(({ email, representatives }) => [email, representatives.length]),
  }
}

it('asks only for addresses it does not know, each once, and answers in the order asked', async () => {
  const cache = openCache()

  await cache.find('a@x', 'b@x')
  const answer = await cache.find('b@x', 'c@x', 'a@x', 'c@x')

  expect(answer).toEqual([
    ['b@x', 1],
    ['c@x', 1],
    ['a@x', 1],
    ['c@x', 1],
  ])
  expect(cache.asked).toEqual([['a@x', 'b@x'], ['c@x']])
})

it('[R423] asks once for what is asked for several times at once, of nobody too', async () => {
  const cache = openCache()

  const answers = await Promise.all([cache.find('a@x', 'nobody@x'), cache.find('nobody@x', 'a@x'), cache.find('a@x', 'b@x')])

  expect(answers).toEqual([
    [
      ['a@x', 1],
      ['nobody@x', 0],
    ],
    [
      ['nobody@x', 0],
      ['a@x', 1],
    ],
    [
      ['a@x', 1],
      ['b@x', 1],
    ],
  ])
  expect(cache.asked).toEqual([['a@x', 'nobody@x'], ['b@x']])
  await cache.find('nobody@x')
  expect(cache.asked).toHaveLength(3)
})

it('[R423] asks anew after a failure, and who was made a contact while the question was under way', async () => {
  const asked: (readonly EmailAddress[])[] = []
  const answers = [Promise.withResolvers<readonly PeopleOfAddress[]>(), Promise.withResolvers<readonly PeopleOfAddress[]>()]
  const cache = withPeopleCache(
    (emails) => {
      asked.push(emails)
      return answers[asked.length - 1]?.promise ?? Promise.resolve([])
    },
    () => 0,
  )
  const a = toEmailAddress('a@x')
  const failed = [cache.find([a]), cache.find([a])]
  answers[0]?.reject(new Error('Down.'))
  expect((await Promise.allSettled(failed)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const before = cache.find([a])
  cache.forget(a)
  await cache.find([a])
  answers[1]?.resolve([])
  await before
  expect(asked).toHaveLength(3)
})

it('forgets after five minutes, and an address of nobody at once', async () => {
  const cache = openCache()

  await cache.find('a@x', 'nobody@x')
  cache.advance(299_999)
  await cache.find('a@x', 'nobody@x')
  cache.advance(1)
  await cache.find('a@x')

  expect(cache.asked).toEqual([['a@x', 'nobody@x'], ['nobody@x'], ['a@x']])
})

it('keeps five thousand addresses and lets the oldest go', async () => {
  const cache = openCache()

  await cache.find('oldest@x', ...Array.from({ length: 5_000 }, (_, index) => `${index}@x`))
  await cache.find('oldest@x', '4999@x')

  expect(cache.asked[1]).toEqual(['oldest@x'])
})
