import { expect, it } from '@jest/globals'
import { screen } from '@testing-library/react'
import { link } from './support/fixtures.ts'
import { type ShownPanel, showPanel } from './support/show-panel.tsx'

async function openList({ user }: ShownPanel): Promise<void> {
  await user.click(await screen.findByRole('tab', { name: /New activities/ }))
  await screen.findByText('Offer follow-up')
}

it('[S21] each is added by a button of its own, once, and says so in its place', async () => {
  const panel = showPanel()
  panel.server.answer('POST /new-activities/4801/push', { outcome: 'added', link })
  await openList(panel)

  await panel.user.dblClick(screen.getByRole('button', { name: 'Add Offer follow-up' }))

  expect(await screen.findByText('Added')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Add Offer follow-up' })).toBeNull()
  expect(panel.server.asked.filter(({ call }) => call.endsWith('/push'))).toHaveLength(1)
})

it('[S21] one that is in the calendar already says so', async () => {
  const panel = showPanel()
  panel.server.answer('POST /new-activities/4801/push', { outcome: 'already-there', link })
  await openList(panel)

  await panel.user.click(screen.getByRole('button', { name: 'Add Offer follow-up' }))

  expect(await screen.findByText('Already there')).toBeDefined()
})

it('[S27] one that is refused shows the reason at its row, and the others stay', async () => {
  const panel = showPanel()
  panel.server.fail('POST /new-activities/4801/push', 'sync-off', 'Sync is off for you.', 'Ask your administrator.')
  await openList(panel)

  await panel.user.click(screen.getByRole('button', { name: 'Add Offer follow-up' }))

  expect((await screen.findByRole('alert')).textContent).toBe('Sync is off for you.Ask your administrator.Copy reference')
  expect(screen.getAllByRole('button', { name: /^Add / })).toHaveLength(4)
})

it('one that cannot be added says why and opens in IFS, where that is mended', async () => {
  const panel = showPanel()
  await openList(panel)

  expect(screen.getByText(/No start time. Set one in IFS./)).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Add Frame contract 2027' })).toBeNull()
  await panel.user.click(screen.getByRole('button', { name: 'Open Frame contract 2027' }))

  expect(panel.opened).toEqual(['https://localhost:8443/activity/4711'])
})

it('the filter narrows by number, subject and customer', async () => {
  const panel = showPanel()
  await openList(panel)

  await panel.user.type(screen.getByRole('searchbox', { name: 'Filter' }), 'baltica')

  expect(screen.getAllByRole('listitem').map((row) => row.querySelector('span span')?.textContent)).toEqual(['Yard visit Gdynia'])
})

it('an empty list says where new activities come from', async () => {
  const panel = showPanel({
    prepare: (server) => {
      server.answer('GET /new-activities', { activities: [] })
    },
  })

  await panel.user.click(await screen.findByRole('tab', { name: /New activities/ }))

  expect(await screen.findByText('No new activities. They appear here once created in IFS.')).toBeDefined()
})
