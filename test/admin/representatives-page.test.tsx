import { beforeEach, describe, expect, it } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RepresentativesPage } from '../../src/admin/features/representatives/RepresentativesPage.tsx'
import { completeWindow, fakeClient, show } from './support/show.tsx'

beforeEach(completeWindow)

const switched = { changed: 2, unknown: [] }
const deletions = {
  deletions: [
    {
      linkId: 'l1',
      activityNo: '4588',
      activityUrl: 'https://ifs.example/4588',
      appointment: 'Offer talk',
      start: '2026-12-03T09:00:00Z',
      why: 'Gone',
    },
  ],
  total: 1,
}

describe('Representatives', () => {
  it('turns sync on and off for one, for those selected, and for all of 20,000', async () => {
    const { client, written } = fakeClient(20_000, ({ path }) => (path.endsWith('sync-active') ? switched : undefined))
    show(<RepresentativesPage client={client} />)
    await userEvent.click(await screen.findByRole('switch', { name: 'Sync Active of Sofia Nyberg' }))
    await screen.findByText(/^Sync is now on/)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Jonas Ekström' }))
    await userEvent.click(screen.getByRole('button', { name: 'Turn sync off' }))
    await screen.findByText(/^Sync is now off/)
    await userEvent.click(screen.getByRole('button', { name: 'Select all 20,000' }))
    await userEvent.click(screen.getByRole('button', { name: 'Turn sync on' }))
    await waitFor(() =>
      expect(written.map(([, , body]) => body)).toEqual([
        { representatives: ['SONY'], syncActive: true },
        { representatives: ['JOEK'], syncActive: false },
        { representatives: 'all', syncActive: true },
      ]),
    )
    expect(screen.getAllByRole('row').length).toBe(51)
  }, 60_000)

  it('[R94] deletes what the brake held only once somebody said that the list was looked at', async () => {
    const { client, written } = fakeClient(3, ({ path }) => (path.endsWith('held-deletions') ? deletions : undefined))
    show(<RepresentativesPage client={client} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Review' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('Offer talk')
    await userEvent.click(dialog.getByRole('button', { name: 'Delete 1 activity in IFS' }))
    expect(written).toEqual([])
    await userEvent.click(dialog.getByRole('checkbox'))
    await userEvent.click(dialog.getByRole('button', { name: 'Delete 1 activity in IFS' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(written.map(([, path]) => path)).toEqual(['/admin/representatives/JOEK/approve-deletions'])
  })

  it('[R95] shows what a CSV would change, and applies nothing while a line is wrong', async () => {
    const line = (text: string, wrong: boolean) => ({
      lines: [
        {
          line: 2,
          text,
          representativeId: wrong ? null : 'SONY',
          name: wrong ? null : 'Sofia Nyberg',
          outcome: wrong ? 'wrong' : 'turn-on',
          reason: wrong ? 'Nobody has this id.' : '',
        },
      ],
      turnOn: wrong ? 0 : 1,
      turnOff: 0,
      noChange: 0,
      wrong: wrong ? 1 : 0,
      applied: false,
    })
    const { client, written } = fakeClient(3, ({ path, body }) =>
      path.endsWith('import') ? line('X,yes', (body as { csv: string }).csv.includes('NOBODY')) : undefined,
    )
    show(<RepresentativesPage client={client} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Import CSV' }))
    await userEvent.type(screen.getByLabelText('Or paste it here'), 'representative,active{Enter}NOBODY,yes')
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }))
    expect(await screen.findByText('Nobody has this id.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Apply 0 changes' }))
    await userEvent.clear(screen.getByLabelText('Or paste it here'))
    await userEvent.type(screen.getByLabelText('Or paste it here'), 'representative,active{Enter}SONY,yes')
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Apply 1 change' }))
    await waitFor(() => expect(written.map(([, , body]) => (body as { apply: boolean }).apply)).toEqual([false, false, true]))
  }, 60_000)
})
