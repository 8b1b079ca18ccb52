import { beforeEach, describe, expect, it } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import type { HostItem } from '../../src/taskpane/host/host.ts'
import { anna, appointment, link } from './support/fixtures.ts'
import { savedItem, type ShownPanel, showPanel } from './support/show-panel.tsx'

const form = {
  subject: 'Quarterly review Norrvik',
  startAt: '2026-11-24T09:00:00Z',
  endAt: '2026-11-24T10:00:00Z',
  people: [{ name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example' }],
}
const unsaved: HostItem = { kind: 'unsaved', form }
const written = (itemId: string): HostItem => ({ kind: 'saved', itemId, form, occurrenceStartAt: null })

const decide = async ({ user }: ShownPanel) => {
  await user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await user.click(await screen.findByRole('button', { name: 'Connection: Choose' }))
  await user.click(await screen.findByRole('radio', { name: /Norrvik Marine AB/ }))
  await screen.findByText('Mails nobody')
  await user.click(screen.getByRole('button', { name: 'Create activity' }))
}
const linksMade = ({ server }: ShownPanel) => server.asked.filter(({ call }) => call === 'POST /links').map(({ body }) => body)

beforeEach(() => {
  localStorage.clear()
})

describe('[R41] an appointment that was never saved', () => {
  it('shows its form, says that it is not saved, and asks no server about it', async () => {
    const { server } = showPanel({ item: unsaved })

    expect(await screen.findByRole('heading', { name: 'Quarterly review Norrvik' })).toBeDefined()
    expect(screen.getByText('Not saved yet')).toBeDefined()
    expect(server.asked.map(({ call }) => call)).not.toContain('POST /appointments/read')
  })

  it('is decided from its form, waits for the person to save it, and is linked then, once', async () => {
    const panel = showPanel({ item: unsaved })
    await decide(panel)
    await screen.findByText('Linked once you save it')
    expect(linksMade(panel)).toEqual([])

    panel.saveItem(written('AAMk-2'))

    expect(await screen.findByText(/^Current as of/)).toBeDefined()
    expect(linksMade(panel)).toEqual([
      {
        itemId: 'AAMk-1',
        choices: [],
        target: {
          kind: 'new',
          connection: { kind: 'account', id: '10045' },
          activityType: 'Meeting',
          subType: '',
          opportunityNo: '',
          notes: '',
        },
      },
    ])
  })

  it('is not linked when that was taken back before saving', async () => {
    const panel = showPanel({ item: unsaved })
    await decide(panel)
    await panel.user.click(await screen.findByRole('button', { name: 'Do not link' }))

    panel.saveItem(written('AAMk-2'))

    expect(await screen.findByText('Not linked')).toBeDefined()
    expect(linksMade(panel)).toEqual([])
  })

  it('asks who is meant once a server knows it, where one address has two contacts', async () => {
    const panel = showPanel({
      item: unsaved,
      prepare: (server) => {
        const lead = appointment.suggestions.slice(2)
        server.answer('POST /appointments/read', { ...appointment, people: [...appointment.people, anna], suggestions: lead })
        server.answer('GET /connections', { connections: lead.map(({ connection }) => connection) })
      },
    })
    await panel.user.click(await screen.findByRole('button', { name: 'Create activity' }))
    await panel.user.click(await screen.findByRole('button', { name: 'Connection: Choose' }))
    await panel.user.click(await screen.findByRole('radio', { name: /Refit of MS Aurora/ }))
    await screen.findByText('Mails nobody')
    await panel.user.click(screen.getByRole('button', { name: 'Create activity' }))
    await screen.findByText('Linked once you save it')

    panel.saveItem(written('AAMk-2'))

    expect(await screen.findByRole('radiogroup', { name: 'Anna Berg' })).toBeDefined()
    expect(linksMade(panel)).toEqual([])
  })

  it('whose decision belongs to it alone: another appointment that is opened is not linked by it', async () => {
    const panel = showPanel({ item: unsaved })
    await decide(panel)
    await screen.findByText('Linked once you save it')

    panel.openItem(savedItem('AAMk-9'))

    expect(await screen.findByText('Not linked')).toBeDefined()
    expect(linksMade(panel)).toEqual([])
  })
})

describe('[R41] an appointment that Outlook has saved and no server knows', () => {
  it('waits, and goes on by itself once the server knows it', async () => {
    const panel = showPanel({
      item: written('AAMk-local'),
      prepare: (server) => {
        server.fail('POST /appointments/read', 'appointment-gone', 'This appointment was deleted.', 'Open another one.')
      },
    })
    await screen.findByText(/has not brought this appointment to the server yet/)

    panel.server.answer('POST /appointments/read', { ...appointment, link })
    window.dispatchEvent(new Event('online'))

    await waitFor(() => {
      expect(screen.getByText(/^Current as of/)).toBeDefined()
    })
  })

  it('but was deleted when the server knew it before', async () => {
    const panel = showPanel({ item: written('AAMk-1') })
    await screen.findByText('Not linked')

    panel.server.fail('POST /appointments/read', 'appointment-gone', 'This appointment was deleted.', 'Open another one.')
    panel.openItem(written('AAMk-1'))

    expect((await screen.findByRole('alert')).textContent).toContain('This appointment was deleted.')
  })
})

it('[R42] on mobile it is one view with a way out, and what was linked is marked as logged', async () => {
  const panel = showPanel({ isMobile: true })
  await panel.user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await screen.findByText('Mails nobody')
  await panel.user.click(screen.getByRole('button', { name: 'Create activity' }))
  await screen.findByText(/^Current as of/)

  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toHaveLength(1)
  await panel.user.click(screen.getByRole('button', { name: 'Done' }))

  expect(panel.told).toEqual(['logged', 'closed'])
})
