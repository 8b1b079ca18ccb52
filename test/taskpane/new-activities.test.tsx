import { expect, it } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { link, newActivities } from './support/fixtures.ts'
import { type ShownPanel, showPanel } from './support/show-panel.tsx'

async function openList({ user }: ShownPanel): Promise<void> {
  await user.click(await screen.findByRole('tab', { name: /New activities/ }))
  await screen.findByText('Offer follow-up')
}
const box = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name })
const addButton = (): HTMLElement => screen.getByRole('button', { name: /^Add .*to calendar$/ })
const pushed = ({ server }: ShownPanel) => server.asked.map(({ call }) => call).filter((call) => call.endsWith('/push'))
const rowOf = (name: string): HTMLElement => {
  const row = screen.getByText(name).closest('li')
  if (row === null) throw new Error(`${name} is in no row.`)
  return row
}

it('[S21] [R110] those selected are added one after another, each once, and each says so in its place', async () => {
  const panel = showPanel()
  panel.server.answer('POST /new-activities/4801/push', { outcome: 'added', link })
  panel.server.answer('POST /new-activities/4804/push', { outcome: 'already-there', link })
  await openList(panel)
  await panel.user.click(box('Offer follow-up'))
  await panel.user.click(box('Call Peter Hahn'))

  await panel.user.dblClick(addButton())

  expect(await within(rowOf('Offer follow-up')).findByText('Added')).toBeDefined()
  expect(await within(rowOf('Call Peter Hahn')).findByText('Already there')).toBeDefined()
  expect(pushed(panel)).toEqual(['POST /new-activities/4801/push', 'POST /new-activities/4804/push'])
  expect(screen.queryByRole('checkbox', { name: 'Offer follow-up' })).toBeNull()
  expect(screen.getByText('2 added')).toBeDefined()
})

it('[R110] nothing is selected at first; one box selects all that can be added, and says when it is some of them', async () => {
  const panel = showPanel()
  await openList(panel)
  const all = (): HTMLInputElement => box('Select all')
  expect([screen.getByText('0 of 4 selected').textContent, addButton().getAttribute('aria-disabled')]).toEqual([
    '0 of 4 selected',
    'true',
  ])

  await panel.user.click(all())
  expect([screen.getByText('4 of 4 selected').textContent, all().checked]).toEqual(['4 of 4 selected', true])
  expect(box('Frame contract 2027').disabled).toBe(true)

  await panel.user.click(box('Offer follow-up'))
  expect([screen.getByText('3 of 4 selected').textContent, all().indeterminate]).toEqual(['3 of 4 selected', true])

  await panel.user.click(screen.getByRole('button', { name: 'Clear' }))
  expect(screen.getByText('0 of 4 selected')).toBeDefined()
})

it('[R110] what will happen stands above the button before it is pressed', async () => {
  const panel = showPanel()
  await openList(panel)
  await panel.user.click(box('Offer follow-up'))
  await panel.user.click(box('Call Peter Hahn'))

  const effects = within(screen.getByRole('region', { name: 'What will happen' }))

  expect(effects.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    'Adds 2 appointments to your calendar',
    'Writes the names into the text',
    'Mails nobody',
  ])
  expect(addButton().textContent).toBe('Add 2 to calendar')
})

it('by keyboard: Ctrl+A selects all, Ctrl+Enter adds them', async () => {
  const panel = showPanel()
  panel.server.answer('POST /new-activities/4801/push', { outcome: 'added', link })
  await openList(panel)
  box('Offer follow-up').focus()

  await panel.user.keyboard('{Control>}a{/Control}')
  expect(screen.getByText('4 of 4 selected')).toBeDefined()
  await panel.user.keyboard('{Control>}{Enter}{/Control}')

  await waitFor(() => {
    expect(pushed(panel)).toHaveLength(4)
  })
})

it('[S27] [R110] one that is refused shows the reason at its row and stays selected; the others are added', async () => {
  const panel = showPanel()
  panel.server.fail('POST /new-activities/4801/push', 'sync-off', 'Sync is off for you.', 'Ask your administrator.')
  panel.server.answer('POST /new-activities/4802/push', { outcome: 'added', link })
  await openList(panel)
  await panel.user.click(box('Offer follow-up'))
  await panel.user.click(box('Spare parts list with Norrvik'))

  await panel.user.click(addButton())

  expect((await screen.findByRole('alert')).textContent).toBe('Sync is off for you.Ask your administrator.Copy reference')
  expect(await within(rowOf('Spare parts list with Norrvik')).findByText('Added')).toBeDefined()
  expect([within(rowOf('Offer follow-up')).getByText('Not added').textContent, box('Offer follow-up').checked]).toEqual([
    'Not added',
    true,
  ])
  expect(screen.getByText('1 added, 1 not added')).toBeDefined()
})

it('[R110] where nobody answers, the rest is not tried one by one', async () => {
  const panel = showPanel()
  panel.server.fail('POST /new-activities/4801/push', 'no-answer', 'The service did not answer.', 'Try again.')
  await openList(panel)
  await panel.user.click(box('Select all'))

  await panel.user.click(addButton())

  expect(await screen.findAllByText('Not added')).toHaveLength(4)
  expect(pushed(panel)).toEqual(['POST /new-activities/4801/push'])
})

it('[R111] one that was added leads to its invitations, and back to the list as it was', async () => {
  const panel = showPanel()
  panel.server.answer('POST /new-activities/4801/push', { outcome: 'added', link })
  panel.server.answer(`GET /links/${link.linkId}/invitations`, {
    subject: 'Offer follow-up',
    when: { kind: 'all-day', startOn: '2026-11-25', endOn: '2026-11-26' },
    activityUrl: 'https://localhost:8443/activity/4711',
    recipients: [{ name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', invited: false }],
  })
  await openList(panel)
  await panel.user.click(box('Offer follow-up'))
  await panel.user.click(addButton())

  await panel.user.click(await screen.findByRole('button', { name: 'Send invitations to Offer follow-up' }))
  expect(await screen.findByRole('checkbox', { name: 'Maria Lindqvist' })).toBeDefined()
  await panel.user.click(screen.getByRole('button', { name: 'Not now' }))

  expect(within(rowOf('Offer follow-up')).getByText('Added')).toBeDefined()
})

it('one that cannot be added says why and opens in IFS, where that is mended', async () => {
  const panel = showPanel()
  await openList(panel)

  expect(screen.getByText(/No start time. Set one in IFS./)).toBeDefined()
  await panel.user.click(screen.getByRole('button', { name: 'Open Frame contract 2027' }))

  expect(panel.opened).toEqual(['https://localhost:8443/activity/4711'])
})

it('[R110] the filter narrows by number, subject and customer; what is selected stays in view', async () => {
  const panel = showPanel()
  await openList(panel)
  await panel.user.click(box('Offer follow-up'))

  await panel.user.type(screen.getByRole('searchbox', { name: 'Filter' }), 'baltica')

  expect(screen.getAllByRole('checkbox').map((one) => one.getAttribute('aria-labelledby') !== null)).toEqual([false, true, true])
  expect([box('Offer follow-up').checked, box('Yard visit Gdynia').checked]).toEqual([true, false])
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

it('they load although the appointment is not seen yet', async () => {
  const panel = showPanel({
    prepare: (server) => {
      server.hold('POST /appointments/read')
    },
  })

  await openList(panel)

  expect(screen.getAllByRole('listitem')).toHaveLength(5)
})

it('[R38] [R306] what somebody asked for in IFS stands first, under a heading that says so', async () => {
  const wanted = newActivities.activities.map((activity) =>
    activity.activityNo === '4804' ? { ...activity, wantedInOutlook: true as const } : activity,
  )
  const panel = showPanel({
    prepare: (server) => {
      server.answer('GET /new-activities', { activities: wanted })
    },
  })
  await openList(panel)

  const first = screen.getAllByRole('heading', { level: 2 })[0]
  expect([first?.textContent, rowOf('Call Peter Hahn').closest('section')?.firstElementChild === first]).toEqual([
    'Asked for in IFS',
    true,
  ])
})

it('[R397] the list is there by itself once the line is back', async () => {
  const { server, user } = showPanel({
    prepare: (down) => {
      down.fail('GET /new-activities', 'offline', '', '')
    },
  })
  await user.click(await screen.findByRole('tab', { name: /New activities/ }))
  await screen.findByRole('alert')
  server.answer('GET /new-activities', newActivities)
  fireEvent(window, new Event('online'))

  expect(await screen.findByRole('checkbox', { name: 'Offer follow-up' })).toBeDefined()
})
