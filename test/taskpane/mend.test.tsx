import { describe, expect, it } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { ExplanationView } from '../../src/api/explain.ts'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import type { LinkView } from '../../src/api/schemas.ts'
import { appointment, foundActivities, link } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const [newest, ...older] = link.trail
const withNewest = (changes: Partial<NonNullable<typeof newest>>, state: LinkView['state'] = link.state): AppointmentView => ({
  ...appointment,
  link: { ...link, state, trail: newest === undefined ? [] : [{ ...newest, ...changes }, ...older] },
})
const calls = (asked: readonly { call: string }[]) => asked.map(({ call }) => call)

describe('what happened to a linked appointment', () => {
  it('[R100] the newest change is undone after a question that says what follows', async () => {
    const { server, user } = showPanel({ view: withNewest({ rowId: 7, outcome: 'updated', undoable: true }) })
    await user.click(await button('Undo'))
    expect(screen.getByText('IFS gets the earlier values back and this link pauses.')).toBeDefined()
    server.answer('POST /log/7/undo', {})
    const paused = {
      kind: 'paused' as const,
      since: '2026-11-23T10:00:00Z',
      why: 'Undone by Ellen Sandberg.',
      because: 'undo' as const,
    }
    server.answer('POST /appointments/read', withNewest({ rowId: 8, outcome: 'undone' }, paused))
    const confirm = (await screen.findAllByRole('button', { name: 'Undo' })).at(-1)
    if (confirm !== undefined) await user.click(confirm)
    server.answer('POST /links/link-1/resume', {})
    await user.click(await button('Resume'))
    expect(calls(server.asked)).toEqual(expect.arrayContaining(['POST /log/7/undo', 'POST /links/link-1/resume']))
  })

  it('what waits is tried again at a press', async () => {
    const waiting = { kind: 'set-aside' as const, since: '2026-11-23T10:00:00Z', why: 'Activity 4711 is completed.' }
    const { server, user } = showPanel({ view: withNewest({ outcome: 'set-aside', reason: waiting.why }, waiting) })
    server.answer('POST /links/link-1/retry', {})
    await user.click(await button('Try again'))
    expect(calls(server.asked)).toContain('POST /links/link-1/retry')
  })

  it('[R101] “Something missing?” names what is wrong first, then everything that was looked at', async () => {
    const check = (
      code: ExplanationView['checks'][number]['code'],
      verdict: 'ok' | 'problem' | 'unknown',
      says = '',
      fix = '',
    ) => ({
      code,
      verdict,
      finding: 'x',
      params: [],
      says,
      fix,
    })
    const explanation: ExplanationView = {
      linkId: 'link-1',
      activityNo: '4711',
      firstProblem: 'activity',
      waiting: null,
      checks: [
        check('linked', 'ok'),
        check('activity', 'problem', 'Activity 4711 is completed.', 'Reopen it in IFS, then try again.'),
        check('ifs', 'unknown', 'IFS could not be asked.'),
      ],
    }
    const { user } = showPanel({
      view: { ...appointment, link },
      prepare: (server) => {
        server.answer('GET /appointments/explain', explanation)
      },
    })
    await user.click(await button('Something missing?'))
    expect(await screen.findByRole('heading', { name: 'Activity 4711 is completed.' })).toBeDefined()
    const checked = [...document.querySelectorAll('[data-verdict]')].map((row) => row.getAttribute('data-verdict'))
    expect(checked).toEqual(['ok', 'problem', 'unknown'])
  })
})

describe('a likely double', () => {
  it('[R18] is pointed at before another is made, and leads to comparing', async () => {
    const [alike] = foundActivities.activities
    if (alike === undefined) throw new Error('The fixtures have found activities.')
    const { server, user } = showPanel({ view: { ...appointment, looksLike: [alike] } })
    await user.click(await button('Compare'))
    await screen.findByRole('heading', { name: 'Link existing activity' })
    expect(server.asked).toContainEqual({ call: 'GET /activities', body: { text: alike.activityNo } })
  })
})

describe('a link', () => {
  it('[R16] is moved to another activity that is searched for', async () => {
    const { server, user } = showPanel({ view: { ...appointment, link } })
    await user.click(await button('Manage link'))
    await user.click(await screen.findByRole('menuitem', { name: 'Move to another activity' }))
    const other = foundActivities.activities.find((activity) => activity.linkedBy === null)
    await user.click(await screen.findByRole('radio', { name: new RegExp(other?.activityNo ?? '') }))
    server.answer('POST /links/link-1/move', { ...link, linkId: 'link-2' })
    await user.click(await button(`Link to ${other?.activityNo ?? ''}`))
    expect(server.asked).toContainEqual({
      call: 'POST /links/link-1/move',
      body: { activityNo: other?.activityNo, choices: [] },
    })
  })
})

describe('invitations', () => {
  const activityUrl = 'https://localhost:8443/activity/4711'
  it('[R471] whoever has no address in IFS leads there, and is among the recipients once somebody comes back', async () => {
    const { server, user, opened } = showPanel({ view: { ...appointment, link } })
    const answer = (email: string | null) => {
      const recipients = [{ name: 'Kaj Holm', email, invited: false }]
      server.answer('GET /links/link-1/invitations', { subject: 'Review', when: appointment.when, activityUrl, recipients })
    }
    answer(null)
    await user.click(await button('Manage link'))
    await user.click(await screen.findByRole('menuitem', { name: 'Send invitations' }))
    await user.click(await button('Add an address of Kaj Holm in IFS'))
    answer('kaj.holm@norrvik.example')
    fireEvent.focus(window)

    expect(await button('Send 1 invitation')).toBeDefined()
    expect(opened).toEqual([activityUrl])
  })

  it('[S25] [S29] are sent to those shown, after saying that they are mailed; who has no address is named', async () => {
    const recipients = [
      { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', invited: false },
      { name: 'Peter Hahn', email: 'peter.hahn@norrvik.example', invited: false },
      { name: 'Kaj Holm', email: null, invited: false },
    ]
    const { server, user } = showPanel({ view: { ...appointment, link } })
    server.answer('GET /links/link-1/invitations', { subject: 'Review', when: appointment.when, activityUrl, recipients })
    await user.click(await button('Manage link'))
    await user.click(await screen.findByRole('menuitem', { name: 'Send invitations' }))
    expect(await screen.findByRole('heading', { name: 'Gets no invitation (1)' })).toBeDefined()
    expect(screen.getByText('Review')).toBeDefined()
    await user.click(await screen.findByRole('checkbox', { name: 'Peter Hahn' }))
    expect(screen.getByText(/Outlook sends 1 invitation in your name now/)).toBeDefined()
    server.answer('POST /links/link-1/invitations', { subject: 'Review', when: appointment.when, activityUrl, recipients })
    await user.dblClick(await button('Send 1 invitation'))
    const sent = server.asked.filter(({ call }) => call === 'POST /links/link-1/invitations')
    expect(sent.map(({ body }) => body)).toEqual([{ emails: ['maria.lindqvist@norrvik.example'] }])
  })
})
