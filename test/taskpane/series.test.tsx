import { describe, expect, it } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import type { SeriesView } from '../../src/api/schemas.ts'
import { appointment, link, norrvik } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const date = (
  on: string,
  no: string | null,
  kind: SeriesView['dates'][number]['kind'] = 'linked',
  startAt = `${on}T09:00:00Z`,
) => ({
  on,
  when: kind === 'removed' ? null : { kind: 'timed' as const, startAt, endAt: startAt.replace('09:', '10:'), zone: 'UTC' },
  activityNo: no,
  activityUrl: no === null ? null : `https://localhost:8443/activity/${no}`,
  kind,
})
const series: SeriesView = {
  seriesLinkId: 'series-1',
  state: { kind: 'linked' },
  linkedBy: 'Ellen Sandberg',
  currentAsOf: '2026-11-23T09:42:00Z',
  category: 'IFS CRM',
  connection: norrvik,
  expandedThrough: '2027-02-10T09:00:00Z',
  dates: [
    date('2026-11-10', '4731', 'past'),
    date('2026-11-24', '4733'),
    date('2026-12-08', '4734'),
    date('2026-12-22', '4735', 'differs', '2026-12-23T13:00:00Z'),
    date('2027-01-05', '4736'),
    date('2027-01-19', null, 'removed'),
    date('2027-02-02', '4738'),
    date('2027-02-16', null, 'later'),
  ],
}
const oneDate: AppointmentView = { ...appointment, kind: 'occurrence' }
const linkedDate: AppointmentView = { ...oneDate, link: { ...link, activityNo: '4733' }, series }

describe('a date of a linked series', () => {
  it('[R322] shows the configured fields of its activity', async () => {
    const fields = [{ label: 'Visitors', type: 'number' as const, value: 3 }]
    const { activity } = link
    const withFields = { ...link, activity: activity.kind === 'shown' ? { ...activity, fields } : activity }
    showPanel({ view: { ...linkedDate, link: withFields } })

    expect((await screen.findByText('Visitors')).nextElementSibling?.textContent).toBe('3')
  })
})

describe('a date of a series that is not linked', () => {
  it('[R19] is linked by itself unless the whole series is chosen', async () => {
    const { server, user } = showPanel({ view: oneDate })
    await user.click(await button('Create activity'))
    await user.click(await screen.findByRole('radio', { name: 'The whole series' }))
    expect(screen.getByText('Creates one activity for each date')).toBeDefined()
    server.answer('POST /series-links', series)
    server.answer('POST /appointments/read', linkedDate)
    await user.click(await button('Create activity'))
    expect((await screen.findAllByText('6 activities, one for each date')).length).toBeGreaterThan(0)
    expect(server.asked.map(({ call }) => call).filter((call) => call.startsWith('POST /') && call.endsWith('links'))).toEqual([
      'POST /series-links',
    ])
  })
})

describe('a linked series', () => {
  it('[R470] shows by which rule it comes, the open date, what follows and how each differs', async () => {
    const { user } = showPanel({ view: linkedDate })
    expect(await screen.findByText('This date, Tue 24 Nov')).toBeDefined()
    expect(screen.getByText(/^Every second Tuesday, \d/)).toBeDefined()
    const next = within(await screen.findByRole('region', { name: 'Next dates' }))
    expect(next.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      '8 Dec4734As the series',
      expect.stringMatching(/^22 Dec4735Moved to 23 Dec/),
      '5 Jan4736As the series',
      '19 JanNoneRemoved in Outlook',
    ])
    await user.click(next.getByRole('button', { name: 'All 6' }))
    expect(next.getAllByRole('listitem')).toHaveLength(6)
    expect(screen.getByText('Linked up to 10 Feb. Later dates follow by themselves.')).toBeDefined()
  })

  it('is unlinked as a whole after a question that says what stays', async () => {
    const { server, user } = showPanel({ view: linkedDate })
    await user.click(await button('Manage link'))
    await user.click(await screen.findByRole('menuitem', { name: 'Unlink the series' }))
    expect(screen.getByText(/appointments and the activities all stay/)).toBeDefined()
    server.answer('DELETE /series-links/series-1', undefined)
    server.answer('POST /appointments/read', oneDate)
    await user.click(await button('Unlink'))
    expect(await button('Create activity')).toBeDefined()
  })

  it('says that its activities are on their way', async () => {
    showPanel({ view: { ...oneDate, series: { ...series, expandedThrough: null, dates: [] } } })
    expect((await screen.findAllByText(/activities are being created/)).length).toBeGreaterThan(0)
  })
})

describe('[R302] a guest who opens the whole of a linked series', () => {
  it('sees its activities, by whom it is linked, and nothing to change it with', async () => {
    const guest = {
      kind: 'no',
      code: 'not-organizer',
      reason: 'You are invited. Only the organizer can link this appointment or change the link.',
      fix: 'Ask Ellen Sandberg to link it.',
    } as const
    showPanel({ view: { ...appointment, kind: 'series', mayLink: guest, people: [], suggestions: [], series } })

    expect(await screen.findByText('Linked by Ellen Sandberg')).toBeTruthy()
    expect(screen.getByText('You are invited. Only the organizer can link this appointment or change the link.')).toBeTruthy()
    expect(document.querySelector('[data-rail]')?.getAttribute('data-rail')).toBe('read-only')
    expect(screen.queryByRole('button', { name: 'Manage link' })).toBeNull()
  })
})
