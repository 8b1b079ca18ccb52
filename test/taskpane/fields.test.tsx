import { beforeEach, describe, expect, it } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { checkDrafts, faultWords, parseNumber } from '../../src/taskpane/features/create/field-drafts.ts'
import { factText } from '../../src/taskpane/fields/fact-text.ts'
import { helpAddress } from '../../src/taskpane/help/help-address.ts'
import { catalogue as de } from '../../src/taskpane/languages/de.ts'
import { catalogue as en } from '../../src/taskpane/languages/en.ts'
import { catalogue as es } from '../../src/taskpane/languages/es.ts'
import { catalogue as fr } from '../../src/taskpane/languages/fr.ts'
import { catalogue as ja } from '../../src/taskpane/languages/ja.ts'
import { catalogue as sv } from '../../src/taskpane/languages/sv.ts'
import { field, formOf, twelve, withFields } from './support/form-fields.ts'
import { appointment, link } from './support/fixtures.ts'
import { savedItem, type ShownPanel, showPanel } from './support/show-panel.tsx'

const catalogues = { en, de, sv, fr, es, ja }
beforeEach(() => {
  localStorage.clear()
})
const button = (name: string) => screen.findByRole('button', { name })
const open = async (panel: ShownPanel) => {
  await panel.user.click(await button('Create activity'))
  await screen.findByText('Mails nobody')
  return panel
}
const create = async ({ user }: ShownPanel) => user.click(await button('Create activity'))
const sent = ({ server }: ShownPanel) =>
  server.asked.flatMap(({ call, body }) =>
    call === 'POST /links' ? [(body as { target: { fields?: unknown } }).target.fields] : [],
  )
/** What stands in the form behind the activity type, in its order. */
const inputs = () => {
  const all = [...document.querySelectorAll<HTMLInputElement>('main input, main select, main textarea')]
  return all.slice(all.findIndex((one) => screen.getByLabelText('Sub type') === one) + 1, -1)
}
const look = (input: HTMLInputElement) => [
  input.labels?.[0]?.textContent.replace('*', ''),
  input.tagName === 'INPUT' ? input.type : input.tagName.toLowerCase(),
  input.type === 'checkbox' ? input.checked : input.value,
  ...(input.required || input.getAttribute('aria-required') === 'true' ? ['required'] : []),
  ...(input.readOnly ? ['read-only'] : []),
]

describe('the create form', () => {
  it('[R326] has exactly the configured fields in their order, each with the input of its type', async () => {
    await open(showPanel({ view: withFields }))

    expect(inputs().map(look)).toEqual([
      ['Meeting channel', 'text', '', 'required'],
      ['What we want to reach', 'textarea', ''],
      ['Visitors', 'text', '2'],
      ['Expected revenue', 'text', ''],
      ['Follow up on', 'date', '', 'required'],
      ['Call back at', 'datetime-local', ''],
      ['Mood', 'select', 'VeryGood'],
      ['Stage', 'select', '', 'required'],
      ['Is confidential', 'checkbox', false],
      ['Is it won', 'select', '', 'required'],
      ['Region', 'text', 'North', 'read-only'],
    ])
    expect([...screen.getByLabelText('Mood').children].map((one) => one.textContent)).toEqual(['', 'Very Good', '20'])
    expect([...screen.getByLabelText(/Is it won/).children].map((one) => one.textContent)).toEqual(['Choose', 'Yes', 'No'])
  })

  it('[R326] of the SRM panel has the fields of suppliers', async () => {
    await open(showPanel({ view: { ...appointment, form: formOf(twelve.slice(-2)) }, search: '?panel=srm' }))

    expect(inputs().map(look)).toEqual([
      ['Region', 'text', 'North', 'read-only'],
      ['Supplier rating', 'text', ''],
    ])
  })

  it('[R326] names each wrong field and what to do, leads to the first, and sends nothing until all are mended', async () => {
    const panel = await open(showPanel({ view: withFields }))
    const { user } = panel
    const type = (label: RegExp, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
    type(/Visitors/, '1.5')
    type(/Expected revenue/, 'a lot')
    await create(panel)

    expect(
      screen.getAllByText(/^(Fill in|Choose (Stage|Is it won)|Visitors:|Expected|Follow up on:)/).map((one) => one.textContent),
    ).toEqual([
      'Fill in Meeting channel.',
      'Visitors: enter a whole number.',
      'Expected revenue',
      'Expected revenue: enter a number, such as 12.5.',
      'Fill in Follow up on.',
      'Choose Stage.',
      'Choose Is it won.',
    ])
    expect([document.activeElement, sent(panel)]).toEqual([screen.getByLabelText(/Meeting channel/), []])

    type(/Meeting channel/, ' Video ')
    type(/Visitors/, '3')
    type(/Expected revenue/, '12,000.5')
    type(/Follow up on/, '2027-02-28')
    type(/Call back at/, '2027-03-01T09:30')
    await user.selectOptions(screen.getByLabelText(/Stage/), 'Second')
    await user.selectOptions(screen.getByLabelText(/Is it won/), 'No')
    await user.click(screen.getByLabelText('Is confidential'))
    await create(panel)

    await screen.findByText(/Current as of/)
    expect(sent(panel)).toEqual([
      {
        Cf_Channel: 'Video',
        Cf_Visitors: 3,
        Cf_Revenue: 12_000.5,
        Cf_FollowUpOn: '2027-02-28',
        Cf_CallBackAt: `${new Date('2027-03-01T09:30').toISOString().slice(0, 19)}Z`,
        Cf_Mood: 'VeryGood',
        Cf_Stage: 'Second',
        Cf_IsConfidential: true,
        Cf_IsWon: false,
      },
    ])
  })

  it('[R326] that an administrator changed meanwhile says so, shows what is new, and keeps what was typed', async () => {
    const goal = field('Cf_Goal', 'Goal', 'text')
    const panel = await open(showPanel({ view: { ...appointment, form: formOf([goal]) } }))
    panel.server.fail('POST /links', 'invalid-field', 'Region is required.', 'Fill it in.')
    const region = field('Cf_Region', 'Region', 'text', { required: true })
    const types = { activityTypes: [{ type: 'Fair', subTypes: [] }], defaultActivityType: 'Fair' }
    const next = { ...formOf([goal, region]), ...types, version: 'form-3' }
    panel.server.answer('POST /appointments/read', { ...appointment, form: next })
    await panel.user.type(screen.getByLabelText('Goal'), 'A contract')
    await create(panel)

    expect(await screen.findByText(/An administrator changed the form meanwhile/)).toBeDefined()
    expect(await screen.findByText('Fill in Region.')).toBeDefined()
    panel.server.answer('POST /links', link)
    await panel.user.type(screen.getByLabelText(/Region/), 'North')
    await create(panel)
    await screen.findByText(/Current as of/)
    const { body } = panel.server.asked.findLast(({ call }) => call === 'POST /links') ?? {}
    const fields = { Cf_Goal: 'A contract', Cf_Region: 'North' }
    expect(body).toMatchObject({ target: { activityType: 'Fair', subType: '', fields } })
  })

  it('[R326] is asked before an appointment that is not saved is decided, and what was filled in goes along once it is', async () => {
    const form = { subject: 'Review', startAt: '2026-11-24T09:00:00Z', endAt: '2026-11-24T10:00:00Z', people: [] }
    const must = { ...appointment, form: formOf([field('Cf_Goal', 'Goal', 'text', { required: true })]) }
    const panel = showPanel({ item: { kind: 'unsaved', form }, view: must })
    await panel.user.click(await button('Create activity'))
    await panel.user.click(await button('Connection: Choose'))
    await panel.user.click(await screen.findByRole('radio', { name: /Norrvik Marine AB/ }))
    await screen.findByText('Mails nobody')
    await create(panel)
    panel.saveItem(savedItem('AAMk-2'))

    // The form was another one when it was decided: it is asked for what came since, before anything is created.
    expect(await screen.findByText('Fill in Goal.')).toBeDefined()
    expect(sent(panel)).toEqual([])
    await panel.user.type(screen.getByLabelText(/Goal/), 'A contract')
    await create(panel)
    await screen.findByText(/Current as of/)
    expect(sent(panel)).toEqual([{ Cf_Goal: 'A contract' }])
  })
})

describe('what is asked of rmsync', () => {
  it('[R320] says which form the panel has, with the one request of the first view', async () => {
    const { server } = showPanel()
    await button('Create activity')

    expect(server.asked.filter(({ call }) => call === 'POST /appointments/read').map(({ body }) => body)).toEqual([
      { itemId: 'AAMk-1', formVersion: 'form-1' },
    ])
  })
})

describe('help', () => {
  it('[R324] leads into the company where administrators said so, to the own page of the panel otherwise', () => {
    const leads = (helpUrl: string) => helpAddress({ helpUrl }, 'de-AT', 'https://rm.example')

    expect([leads('https://halden.example/help'), leads('')]).toEqual([
      'https://halden.example/help',
      'https://rm.example/panel/help.html?language=de-AT',
    ])
  })
})

describe('the linked view', () => {
  it('[R322] shows the configured fields of the activity and of its people with their values', async () => {
    const fields = [
      { label: 'Visitors', type: 'number' as const, value: 1234 },
      { label: 'Follow up on', type: 'date' as const, value: '2027-02-28' },
      { label: 'Is it won', type: 'yes-no' as const, value: false },
      { label: 'Goal', type: 'text' as const, value: null },
    ]
    const people = appointment.people.map((person) =>
      person.resolution.kind === 'contact'
        ? {
            ...person,
            facts: [
              { label: 'Language', type: 'choice' as const, value: 'SwissGerman' },
              { label: 'Phone', type: 'text' as const, value: null },
            ],
          }
        : person,
    )
    const { activity } = link
    showPanel({
      view: {
        ...appointment,
        people,
        link: { ...link, activity: activity.kind === 'shown' ? { ...activity, fields } : activity },
      },
    })

    const section = within((await screen.findByRole('heading', { name: 'In IFS' })).parentElement!)
    expect(section.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent])).toEqual([
      ['Visitors', '1,234'],
      ['Follow up on', '28 Feb 2027'],
      ['Is it won', 'No'],
      ['Goal', '–'],
    ])
    expect(screen.getByText('Language: Swiss German')).toBeDefined()
    expect(screen.queryByText(/Phone/)).toBeNull()
  })

  it('[R322] shows what is configured of people in the list of attendees', async () => {
    const facts = [{ label: 'Territory', type: 'text' as const, value: 'Nordic' }]
    const people = appointment.people.map((person) =>
      person.resolution.kind === 'representative' ? { ...person, facts } : person,
    )
    const { user } = await open(showPanel({ view: { ...appointment, people } }))
    await user.click(await button('Review'))

    expect(await screen.findAllByText('Territory: Nordic')).toHaveLength(2)
  })
})

describe('words and numbers', () => {
  it('[R326] name field and fix in each language, for whatever is wrong', () => {
    const drafts = {
      Cf_Channel: 'x'.repeat(31),
      Cf_Visitors: '1.5',
      Cf_Revenue: '?',
      Cf_FollowUpOn: '…',
      Cf_CallBackAt: '…',
      Cf_Mood: 'Awful',
    }
    const words = Object.entries(catalogues).map(([language, { fields: texts }]) =>
      checkDrafts(twelve, drafts, language).faults.map((fault) =>
        faultWords(fault, twelve.find(({ name }) => name === fault.name)!.type, language, texts),
      ),
    )

    const labels = [
      'Meeting channel',
      'Visitors',
      'Expected revenue',
      'Follow up on',
      'Call back at',
      'Mood',
      'Stage',
      'Is it won',
    ]
    expect(words.map((said) => said.map((one) => labels.find((label) => one.includes(label))))).toEqual(Array(6).fill(labels))
    expect(new Set(words.flat()).size).toBe(labels.length * 6)
  })

  it('reads a number back as it is shown, in each language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en-GB', 'de-DE', 'sv-SE', 'fr-FR', 'es-ES', 'ja-JP', 'de-CH'),
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        (locale, cents) => {
          const shown = factText({ label: '', type: 'number', value: cents / 100 }, locale, en.fields)
          expect([locale, shown, parseNumber(shown, locale)]).toEqual([locale, shown, cents / 100 + 0])
        },
      ),
    )
    expect(['1.5', '1,5', '1.500', '', 'x', '1e3', '--1', '１２'].map((text) => parseNumber(text, 'de-DE'))).toEqual([
      1.5,
      1.5,
      1500,
      null,
      null,
      null,
      null,
      12,
    ])
  })
})
