import { describe, expect, it } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { anna, appointment, fjord, jonas, link, me, norrvik } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const refusedAs = (code: 'not-organizer' | 'private', reason: string): AppointmentView => ({
  ...appointment,
  organizer: { name: jonas.name, email: jonas.email },
  mayLink: { kind: 'no', code, reason, fix: 'Ask Jonas Ekström to link it.' },
})
const invited = 'You are invited. Only the organizer can link this appointment or change the link.'

describe('an appointment without a link', () => {
  it('[S1] becomes an activity in two presses, and the view is the linked one', async () => {
    const { server, user } = showPanel()

    await user.click(await button('Create activity'))
    await screen.findByText('Mails nobody')
    await user.click(await button('Create activity'))

    expect(await screen.findByText(/Current as of/)).toBeDefined()
    expect(screen.getByText('Norrvik Marine AB')).toBeDefined()
    expect(server.asked.filter(({ call }) => call === 'POST /links')).toEqual([
      {
        call: 'POST /links',
        body: {
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
      },
    ])
  })

  it('[S1] is created once, however often the button is pressed', async () => {
    const { server, user } = showPanel()
    const answerNow = server.hold('POST /links')

    await user.click(await button('Create activity'))
    await screen.findByText('Mails nobody')
    await user.click(await button('Create activity'))
    await user.dblClick(await button('Creating…'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    answerNow()

    await screen.findByText(/Current as of/)
    expect(server.asked.filter(({ call }) => call === 'POST /links')).toHaveLength(1)
  })

  it('shows what will happen before anything is written, whom it leaves out, and that it mails nobody', async () => {
    const { user } = showPanel()

    await user.click(await button('Create activity'))

    const effects = await screen.findByRole('region', { name: 'What will happen' })
    expect(
      within(effects)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Creates 1 activity',
      'Connects 1 contact and 2 representatives',
      'Leaves out, not in IFS: Tom Riley',
      'Adds the category IFS CRM here in Outlook',
      'Mails nobody',
    ])
  })

  it('[S13] with one address on two contacts asks who is meant, chooses nobody itself, and sends the choice', async () => {
    const people = [...appointment.people, anna]
    // Of a lead, so that no contact of the connection decides it.
    const suggestions = appointment.suggestions.slice(2)
    const { server, user } = showPanel({ view: { ...appointment, people, suggestions } })

    await user.click(await button('Create activity'))
    await screen.findByText('1 to decide')
    await user.click(await button('Create activity'))
    const choices = within(await screen.findByRole('radiogroup', { name: 'Anna Berg' })).getAllByRole('radio')
    expect(choices.map((radio) => radio instanceof HTMLInputElement && radio.checked)).toEqual([false, false])
    await user.click(screen.getByRole('radio', { name: /Norrvik Service AB/ }))
    await user.click(await button('Done'))
    await user.click(await button('Create activity'))

    await screen.findByText(/Current as of/)
    const [sent] = server.asked.filter(({ call }) => call === 'POST /links')
    expect(sent?.body).toMatchObject({ choices: [{ email: 'anna.berg@norrvik.example', personId: 'P10011' }] })
  })

  it('[S15] keeps an unknown attendee visible as not in IFS', async () => {
    const { user } = showPanel()

    await user.click(await button('Create activity'))
    await user.click(await button('Review'))

    expect(await screen.findByRole('heading', { name: 'Not in IFS (1)' })).toBeDefined()
    expect(screen.getByText('tom.riley@norrvik.example')).toBeDefined()
    expect(screen.getByText('Room or group · shown, never stored as a person')).toBeDefined()
  })

  it('[S15] makes an unknown attendee a contact of the account when that is asked for', async () => {
    const { server, user } = showPanel()
    await user.click(await button('Create activity'))
    await user.click(await button('Review'))
    await user.click(await button('Create contact: Tom Riley'))
    expect(screen.getByText('At Norrvik Marine AB')).toBeDefined()
    await user.click(await button('Done'))
    expect(screen.getByText('Creates 1 contact: Tom Riley')).toBeDefined()
    await user.click(await button('Create activity'))
    await screen.findByText(/Current as of/)
    expect(server.asked.find(({ call }) => call === 'POST /links')?.body).toMatchObject({
      newContacts: [{ email: 'tom.riley@norrvik.example', name: 'Tom Riley', role: '' }],
    })
  })

  it('[S9] that was deleted meanwhile says so in place, with the reference, and can be tried again', async () => {
    const { server, user } = showPanel()
    server.fail('POST /links', 'appointment-gone', 'This appointment was deleted. Nothing was created.', 'Open another one.')

    await user.click(await button('Create activity'))
    await screen.findByText('Mails nobody')
    await user.click(await button('Create activity'))

    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toBe('This appointment was deleted. Nothing was created.Open another one.Copy reference')
    expect((await button('Create activity')).getAttribute('aria-disabled')).toBeNull()
  })

  it('takes another connection from a search over the whole pane', async () => {
    const { user } = showPanel()

    await user.click(await button('Choose another'))
    expect(screen.queryByRole('tab')).toBeNull()
    await user.click(await screen.findByRole('radio', { name: /Refit of MS Aurora/ }))

    const chosen = await screen.findByRole('radio', { name: /Refit of MS Aurora/ })
    expect(chosen instanceof HTMLInputElement && chosen.checked).toBe(true)
  })

  it('suggests to sales what belongs to sales, and to purchasing what belongs to purchasing', async () => {
    const suggestions: AppointmentView['suggestions'] = [
      { connection: norrvik, because: { kind: 'attendees-work-here', count: 1, usedTimes: 0 } },
      { connection: fjord, because: { kind: 'attendees-work-here', count: 1, usedTimes: 0 } },
    ]
    showPanel({ view: { ...appointment, suggestions }, search: '?panel=srm' })

    const cards = await screen.findAllByRole('radio')
    expect(cards).toHaveLength(1)
    expect(screen.getByText('Fjord Castings AS')).toBeDefined()
  })
})

describe('an appointment that cannot be linked here', () => {
  it('[S7] of somebody else offers no creation and gives the reason', async () => {
    showPanel({ view: refusedAs('not-organizer', invited) })

    expect(await screen.findByText(`${invited} Ask Jonas Ekström to link it.`)).toBeDefined()
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  it('of somebody else that is linked shows the link, read-only, and who is on it', async () => {
    const view = { ...refusedAs('not-organizer', invited), organizer: { name: jonas.name, email: jonas.email }, link }
    showPanel({ view })

    expect(await screen.findByText('Linked by Ellen Sandberg')).toBeDefined()
    expect(screen.getByText('You · Representative')).toBeDefined()
    expect(screen.getAllByRole('button').map((found) => found.textContent)).toEqual(['Open in IFS'])
  })

  it('[S113] that is private says what would have to change, and shows nobody', async () => {
    showPanel({ view: { ...refusedAs('private', 'Your company does not link private ones.'), people: [] } })

    expect(await screen.findByRole('heading', { name: 'Private stays private' })).toBeDefined()
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Set the sensitivity to Normal in Outlook.',
      'Save the appointment.',
      'Open RM Panel again.',
    ])
  })

  it('because sync is off for the representative says what a link is still good for', async () => {
    showPanel({ view: { ...appointment, syncActive: false } })

    expect(await screen.findByText('Sync is off for you. Links work, changes do not reach IFS.')).toBeDefined()
  })

  it('because it did not load says so, and loads when tried again', async () => {
    const { server, user } = showPanel({
      prepare: (fake) => {
        fake.fail('POST /appointments/read', 'ifs-unavailable', 'IFS is busy.', 'Next try in 40 s.')
      },
    })
    await screen.findByText('IFS is busy.')
    server.answer('POST /appointments/read', appointment)

    await user.click(await button('Try again'))

    expect(await screen.findByText('Not linked')).toBeDefined()
  })
})

describe('a linked appointment', () => {
  const view = { ...appointment, link }

  it('shows what happened, newest first, before and after', async () => {
    showPanel({ view })

    const trail = await screen.findByRole('list', { name: 'What happened' })
    const titles = within(trail)
      .getAllByRole('listitem')
      .map((entry) => entry.firstElementChild?.nextElementSibling?.firstElementChild?.firstElementChild?.textContent)
    expect(titles).toEqual(['Time changed', 'Contact added', 'Subject changed', 'Linked, activity created'])
  })

  it('[S5] is unlinked after it was said that both stay', async () => {
    const { server, user } = showPanel({ view })

    await user.click(await button('Manage link'))
    await user.click(await screen.findByRole('menuitem', { name: 'Unlink' }))
    const dialog = await screen.findByRole('dialog', { name: 'Unlink this appointment?' })
    expect(
      within(dialog).getByText('The appointment and the activity both stay. Later changes no longer reach IFS.'),
    ).toBeDefined()
    server.answer('POST /appointments/read', appointment)
    await user.click(within(dialog).getByRole('button', { name: 'Unlink' }))

    expect(await screen.findByText('Not linked')).toBeDefined()
    expect(server.asked.map(({ call }) => call)).toContain('DELETE /links/link-1')
  })

  it('opens its activity in IFS', async () => {
    const { opened, user } = showPanel({ view })

    await user.click(await button('Open in IFS'))

    expect(opened).toEqual(['https://localhost:8443/activity/4711'])
  })

  it('whose activity the person may not see shows its number, no link to IFS, and whom to ask', async () => {
    showPanel({ view: { ...view, link: { ...link, activity: { kind: 'hidden' } } } })

    expect(await screen.findByText('You may not see this activity. Ask its main representative.')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Open in IFS' })).toBeNull()
  })
})

it('an appointment that is one date of a series says that it is about this date only', async () => {
  const { user } = showPanel({ view: { ...appointment, kind: 'occurrence' } })

  expect(await screen.findByText(/ · This date only$/)).toBeDefined()
  await user.click(await button('Create activity'))

  expect(await screen.findByText('This date only')).toBeDefined()
})

describe('by keyboard', () => {
  it('Ctrl+Enter presses the primary button, and the linked view has the focus on its title', async () => {
    const { user } = showPanel()
    await user.click(await button('Create activity'))
    await screen.findByText('Mails nobody')

    await user.keyboard('{Control>}{Enter}{/Control}')

    await screen.findByText(/Current as of/)
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Quarterly review Norrvik', level: 1 }))
    })
  })

  it('a page has the focus on its title, and Escape goes back to the control that opened it', async () => {
    const { user } = showPanel()
    const opener = await button('Create activity')
    opener.focus()

    await user.keyboard('{Enter}')
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Create activity' }))
    })
    await user.keyboard('{Escape}')

    expect(document.activeElement).toBe(await button('Create activity'))
  })
})

it('[R472] a sign-in of another account than the mailbox is said, with a way to switch', async () => {
  showPanel({ signedInAs: 'jonas.ekstrom@halden.example' })

  const notice = await screen.findByRole('status')
  expect(notice.textContent).toBe(`You are signed in as jonas.ekstrom@halden.example, this mailbox is ${me.email}.Switch account`)
})

it('[R472] whoever signs in by another name than the address of their mailbox is not taken for somebody else', async () => {
  const userName = 'es017@corp.halden.example'
  showPanel({ signedInAs: userName, person: { ...me, email: userName } })
  await screen.findByText('Not linked')

  expect(screen.queryByText(/^You are signed in as/)).toBeNull()
})
