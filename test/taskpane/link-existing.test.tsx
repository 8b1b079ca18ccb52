import { expect, it } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import { anna, appointment, aurora, foundActivities } from './support/fixtures.ts'
import { type ShownPanel, showPanel } from './support/show-panel.tsx'

async function openSearch(panel: ShownPanel): Promise<void> {
  await panel.user.click(await screen.findByRole('button', { name: 'Link existing' }))
  await screen.findByRole('radio', { name: /Q-review/ })
}
const sent = ({ server }: ShownPanel) => server.asked.filter(({ call }) => call === 'POST /links').map(({ body }) => body)

it('[S3] what is taken over from Outlook is shown before the activity is linked', async () => {
  const panel = showPanel()
  await openSearch(panel)

  await panel.user.click(screen.getByRole('radio', { name: /Q-review/ }))
  const takesOver = screen.getByRole('region', { name: '4698 takes over from Outlook' })
  expect(
    within(takesOver)
      .getAllByRole('term')
      .map((term) => term.textContent),
  ).toEqual(['Description', 'Start', 'End'])
  expect(within(takesOver).getByText(/Type, notes and status stay. Mails nobody./)).toBeDefined()
  await panel.user.click(screen.getByRole('button', { name: 'Link to 4698' }))

  await screen.findByText(/Current as of/)
  expect(sent(panel)).toEqual([{ itemId: 'AAMk-1', choices: [], target: { kind: 'existing', activityNo: '4698' } }])
})

it('an activity that is linked already cannot be chosen, and says by whom', async () => {
  const panel = showPanel()
  await openSearch(panel)

  const taken = screen.getByRole('radio', { name: /Yard visit/ })

  expect(taken instanceof HTMLInputElement && taken.disabled).toBe(true)
  expect(screen.getByText('Already linked by Jonas Ekström')).toBeDefined()
})

it('a search is asked when typing pauses, not at every key', async () => {
  const panel = showPanel()
  await openSearch(panel)

  await panel.user.type(screen.getByRole('searchbox'), 'norrvik')

  await waitFor(() => {
    expect(panel.server.asked.at(-1)).toEqual({ call: 'GET /activities', body: { text: 'norrvik' } })
  })
  expect(panel.server.asked.filter(({ call }) => call === 'GET /activities').map(({ body }) => body)).toEqual([
    { text: '' },
    { text: 'norrvik' },
  ])
})

it('nothing found says what else to try', async () => {
  const panel = showPanel()
  await openSearch(panel)
  panel.server.answer('GET /activities', { activities: [] })

  await panel.user.type(screen.getByRole('searchbox'), 'norrvok')

  expect(await screen.findByText('Nothing found for "norrvok". Try a number or a customer.')).toBeDefined()
})

it('[S13] an address on two contacts is decided before linking, too', async () => {
  // Of a lead, so that no contact of the connection decides it.
  const activities = foundActivities.activities.map((activity) => ({ ...activity, connection: aurora }))
  const panel = showPanel({
    view: { ...appointment, people: [...appointment.people, anna] },
    prepare: (server) => {
      server.answer('GET /activities', { activities })
    },
  })
  await openSearch(panel)
  await panel.user.click(screen.getByRole('radio', { name: /Q-review/ }))

  await panel.user.click(screen.getByRole('button', { name: 'Link to 4698' }))
  await panel.user.click(await screen.findByRole('radio', { name: /Norrvik Service AB/ }))
  await panel.user.click(screen.getByRole('button', { name: 'Done' }))
  await screen.findByRole('searchbox')
  await panel.user.click(await screen.findByRole('button', { name: 'Link to 4698' }))

  await screen.findByText(/Current as of/)
  expect(sent(panel)).toEqual([
    {
      itemId: 'AAMk-1',
      choices: [{ email: 'anna.berg@norrvik.example', personId: 'P10011' }],
      target: { kind: 'existing', activityNo: '4698' },
    },
  ])
})

it('[R113] narrows to the day, to mine and to the account of the appointment; each press asks anew', async () => {
  const panel = showPanel()
  await openSearch(panel)
  const press = (name: string) => panel.user.click(screen.getByRole('button', { name }))

  await press('Same day')
  expect(await screen.findByRole('radio', { name: /Q-review/ })).toBeDefined()
  expect(screen.queryByRole('radio', { name: /Service contract talk/ })).toBeNull()
  await press('Mine')
  await press('This account')

  await waitFor(() => {
    expect(panel.server.asked.at(-1)).toEqual({
      call: 'GET /activities',
      body: { text: '', day: '2026-11-24', mine: 'true', connectionKind: 'account', connectionId: '10045' },
    })
  })
  expect(screen.getByRole('button', { name: 'Mine' }).getAttribute('aria-pressed')).toBe('true')
})
