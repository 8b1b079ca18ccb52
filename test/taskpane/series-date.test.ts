import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { connectToOutlook } from '../../src/taskpane/host/outlook-host.ts'
import { lookAtItem } from '../../src/taskpane/item/look-at-item.ts'
import { appointmentIn, type FakeOutlookOptions, installOutlook } from '../support/outlook/fake-outlook.ts'
import { fakeClient } from './support/fake-client.ts'
import { appointment } from './support/fixtures.ts'

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  delete (globalThis as { Office?: unknown }).Office
})

/** Classic Outlook gives each of its dates this id. */
const dateOf = (start: string) =>
  appointmentIn('read', { itemId: 'AAMk-series', seriesId: 'AAMk-series', start: new Date(start) })
const inOutlook = async (options: FakeOutlookOptions) => {
  installOutlook({ client: 'classic', ...options })
  return connectToOutlook()
}

it('[R305] one date of a series is asked for by its start, in reading and in writing; any other item by its id alone', async () => {
  const server = fakeClient()
  for (const item of [
    dateOf('2026-12-01T09:00:00Z'),
    { ...dateOf('2026-12-08T09:00:00Z'), mode: 'compose' as const },
    appointmentIn('read'),
  ])
    await lookAtItem(await inOutlook({ item }), server.client, null)

  expect(server.asked.map(({ body }) => body)).toEqual([
    { itemId: 'AAMk-series', occurrenceStartAt: '2026-12-01T09:00:00.000Z' },
    { itemId: 'AAMk-series', occurrenceStartAt: '2026-12-08T09:00:00.000Z' },
    { itemId: 'AAMk-1_2' },
  ])
})

it('[R305] the id that rmsync found for the date goes into what is asked next', async () => {
  const server = fakeClient()
  server.answer('POST /appointments/read', { ...appointment, itemId: 'id-of-the-date', kind: 'occurrence' })

  const look = await lookAtItem(await inOutlook({ item: dateOf('2026-12-01T09:00:00Z') }), server.client, null)

  expect(look.kind === 'seen' && look.view.itemId).toBe('id-of-the-date')
})

it('[R305] offline, one date is not shown what was known of another one of the same id', async () => {
  const server = fakeClient()
  await lookAtItem(await inOutlook({ item: dateOf('2026-12-01T09:00:00Z') }), server.client, null)
  server.fail('POST /appointments/read', 'offline', '', '')

  const same = await lookAtItem(await inOutlook({ item: dateOf('2026-12-01T09:00:00Z') }), server.client, null)
  const other = lookAtItem(await inOutlook({ item: dateOf('2026-12-08T09:00:00Z') }), server.client, null)

  expect(same.kind === 'seen' && same.stale).toBe('offline')
  await expect(other).rejects.toMatchObject({ failure: { code: 'offline' } })
})
