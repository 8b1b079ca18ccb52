import { expect, it } from '@jest/globals'
import { act, screen, waitFor } from '@testing-library/react'
import { savedItem, showPanel } from './support/show-panel.tsx'

it('[R345] another appointment that is opened while a page covers the frame comes with the frame, its tabs and its menu', async () => {
  const { openItem, user } = showPanel()
  await user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await screen.findByRole('heading', { name: 'Create activity' })

  openItem(savedItem('AAMk-2'))
  await screen.findByText('Not linked')

  expect(screen.queryAllByRole('tab').map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([expect.stringContaining('Appointment'), expect.stringContaining('New activities')]),
  )
})

it('[R374] a link that is made while another appointment is opened belongs to the one it was made for', async () => {
  const { openItem, server, user } = showPanel()
  await user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await screen.findByRole('heading', { name: 'Create activity' })
  const letGo = server.hold('POST /links')
  await user.click(screen.getByRole('button', { name: 'Create activity' }))
  openItem(savedItem('AAMk-2'))
  await screen.findByText('Not linked')
  await act(async () => {
    letGo()
    await new Promise((resolve) => setTimeout(resolve))
  })

  expect([
    screen.queryByText(/^Current as of/),
    screen.queryByText('Not linked')?.textContent,
    server.asked.filter(({ call }) => call === 'GET /new-activities').length,
  ]).toEqual([null, 'Not linked', 2])
})

it('[R349] an appointment that is saved while its form is filled in keeps what was typed, and is linked by the press', async () => {
  const form = {
    subject: 'Quarterly review Norrvik',
    startAt: '2026-11-24T09:00:00Z',
    endAt: '2026-11-24T10:00:00Z',
    people: [],
  }
  const { saveItem, server, user } = showPanel({ item: { kind: 'unsaved', form } })
  await user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await user.click(await screen.findByRole('button', { name: 'Connection: Choose' }))
  await user.click(await screen.findByRole('radio', { name: /Norrvik Marine AB/ }))
  await user.type(await screen.findByRole('textbox', { name: 'Notes' }), 'Bring the drawings.')

  saveItem({ kind: 'saved', itemId: 'AAMk-2', form, occurrenceStartAt: null })
  await waitFor(() => {
    expect(server.asked.map(({ call }) => call)).toContain('POST /appointments/read')
  })
  const kept = screen.queryByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' })?.value
  await user.click(screen.getByRole('button', { name: 'Create activity' }))
  await screen.findByText(/^Current as of/)

  expect([kept, server.asked.filter(({ call }) => call === 'POST /links')]).toEqual([
    'Bring the drawings.',
    [expect.objectContaining({ body: expect.objectContaining({ target: expect.objectContaining({ notes: kept }) }) })],
  ])
})
