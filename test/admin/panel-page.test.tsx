import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { formatTypes, parseTypes } from '../../src/admin/features/panel/activity-types.ts'
import { PanelPage } from '../../src/admin/features/panel/PanelPage.tsx'
import type { PanelField, PanelSetupView } from '../../src/api/admin-panel.ts'
import { panelSetup } from './support/answers.ts'
import { completeWindow, fakeClient, show } from './support/show.tsx'

const field = (name: string, changed: Partial<PanelField> = {}): PanelField => ({
  owner: 'activity',
  name,
  label: name.replace('Cf_', ''),
  editable: true,
  required: false,
  preset: null,
  panels: 'both',
  ...changed,
})
const saved = (changed: Partial<PanelSetupView> = {}): PanelSetupView => ({
  ...panelSetup,
  fields: [field('Cf_Region'), field('Cf_Margin'), field('Cf_Level'), field('Cf_FollowUpOn'), field('Cf_IsOpen')],
  ...changed,
})
beforeEach(completeWindow)
// A busy machine is slower than the second that is given by default.
configure({ asyncUtilTimeout: 10_000 })

async function open(setup: PanelSetupView = saved()) {
  const { client, written } = fakeClient(3, ({ method, path }) => {
    if (path === '/admin/panel') return method === 'PUT' ? { ...setup, version: setup.version + 1 } : setup
    return undefined
  })
  show(<PanelPage client={client} />)
  await screen.findByText('Add')
  return { written }
}
const type = (label: string | RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
// By text: to look for roles takes seconds on a page of this size.
const rowOf = (name: string) => screen.getByLabelText(`Label of ${name}`).closest('tr')!
const save = () => screen.getByText('Save')
const isOff = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true'

describe('the fields', () => {
  it('[R328] are added, named, ordered, given defaults and panels, and saved as they stand', async () => {
    const { written } = await open(saved({ fields: [field('Cf_Region'), field('Cf_Margin')] }))
    await userEvent.selectOptions(screen.getByLabelText('Attribute to add'), 'Cf_Level')
    await userEvent.click(screen.getByText('Add'))
    type('Label of Cf_Level', 'Stufe')
    await userEvent.click(screen.getByLabelText('Cf_Level is editable'))
    await userEvent.click(screen.getByLabelText('Cf_Level is required'))
    await userEvent.selectOptions(screen.getByLabelText('Default of Cf_Level'), 'VeryHigh')
    await userEvent.selectOptions(screen.getByLabelText('Panels of Cf_Level'), 'srm')
    await userEvent.click(screen.getByLabelText('Move Cf_Level up'))
    type('Default of Cf_Margin', '12.5')
    await userEvent.click(screen.getByLabelText('Take Cf_Region away'))
    await userEvent.click(save())

    expect(await screen.findByText(/^Saved/)).toBeTruthy()
    const fields = [
      field('Cf_Level', { label: 'Stufe', required: true, preset: 'VeryHigh', panels: 'srm' }),
      field('Cf_Margin', { preset: 12.5 }),
    ]
    expect(written).toEqual([['PUT', '/admin/panel', { version: 3, fields, settings: panelSetup.settings }]])
  })

  it('of contacts and representatives are shown only, and a representative is in both panels', async () => {
    await open(
      saved({
        fields: [
          field('Cf_Region', { owner: 'contact', editable: false }),
          field('Note', { owner: 'representative', editable: false }),
        ],
      }),
    )
    await userEvent.click(screen.getByRole('tab', { name: /Contact/ }))
    const columns = () => screen.getAllByRole('columnheader').map((one) => one.textContent)
    const ofContact = [columns(), screen.queryByLabelText('Panels of Cf_Region') === null]
    await userEvent.click(screen.getByRole('tab', { name: /Representative/ }))

    expect([ofContact, [columns(), screen.queryByLabelText('Panels of Note') === null]]).toEqual([
      [['Attribute of IFS', 'Label', 'Panels'], false],
      [['Attribute of IFS', 'Label', 'Panels'], true],
    ])
  })

  it('[R328] with a wrong value typed are not saved; field and fix are named there and beside Save', async () => {
    const { written } = await open(saved({ fields: [field('Cf_Region'), field('Cf_Visitors')] }))
    const wrong: readonly (readonly [string, string, string])[] = [
      ['Label of Cf_Region', '  ', 'Cf_Region has no label. Enter one, or take the field away.'],
      ['Default of Cf_Visitors', '1.5', 'The default of Cf_Visitors takes whole numbers only. Leave the decimals out.'],
      ['Default of Cf_Region', 'x'.repeat(21), 'The default of Cf_Region is too long. Shorten it to 20 characters.'],
    ]
    for (const [label, value, words] of wrong) {
      type(label, value)
      expect([words, screen.getAllByText(words).length, isOff(save())]).toEqual([words, 2, true])
      await userEvent.click(save())
      await userEvent.click(screen.getByText('Discard'))
    }

    expect([written, screen.queryByText('Save')]).toEqual([[], null])
  })

  it('[R328] that can not be as they are, are each named in their row, and nothing else is saved until they are mended', async () => {
    const wrong: readonly (readonly [Partial<PanelField> & { name: string }, string])[] = [
      [{ name: 'Cf_Gone' }, 'IFS has no activity attribute Cf_Gone. Take it away, or choose one of the list.'],
      [{ name: 'Description' }, 'Description is filled in by RM Panel itself. Show it only, or take it away.'],
      [
        { name: 'Cf_Margin', editable: false, required: true },
        'Cf_Margin is required and can not be filled in. Let people fill it in, or do not require it.',
      ],
      [
        { name: 'Cf_Level', preset: 'Low' },
        'The default of Cf_Level has a value that IFS does not offer. Choose one of the list.',
      ],
      [
        { name: 'Cf_FollowUpOn', preset: '2027-02-30' },
        'The default of Cf_FollowUpOn is no date. Enter a day of the calendar, such as 2026-11-24.',
      ],
      [{ name: 'Cf_IsOpen', preset: 'maybe' }, 'The default of Cf_IsOpen is neither yes nor no. Choose one of the two.'],
    ]
    const { written } = await open(
      saved({ fields: [field('Cf_Region'), ...wrong.map(([changed]) => field(changed.name, changed))] }),
    )
    type('Label of Cf_Region', 'Region of the world')
    for (const [{ name }, words] of wrong) expect(within(rowOf(name)).getByText(words)).toBeTruthy()
    for (const [{ name }] of wrong) {
      await userEvent.click(save())
      expect([name, isOff(save()), written]).toEqual([name, true, []])
      fireEvent.click(screen.getByLabelText(`Take ${name} away`))
    }
    await userEvent.click(save())

    await waitFor(() => expect(written).toHaveLength(1))
  })

  it('[R323] that IFS lost since are told before anything is touched', async () => {
    const fault = {
      owner: 'contact' as const,
      name: 'Cf_Old',
      message: 'IFS has no contact attribute Cf_Old any more; the panel leaves it out.',
      fix: 'Take it away, or bring it back in IFS.',
    }
    await open(saved({ faults: [fault] }))

    expect(screen.getAllByRole('alert')[0]?.textContent).toContain(`${fault.message}${fault.fix}`)
  })
})

describe('the settings', () => {
  it('[R328] with a wrong value are not saved; field and fix are named there and beside Save', async () => {
    const { written } = await open()
    const [types, help] = [/Activity types/, /Help page/]
    const noAddress = 'The help page is no https:// address. Correct it, or leave it empty.'
    const wrong: readonly (readonly [RegExp, string, string])[] = [
      [types, 'Call\nCall', 'The activity type Call stands there twice. Take one away.'],
      [types, 'Call\n: First', 'An activity type has no name. Enter one, or take the line away.'],
      [types, 'Meeting: A, A', 'Meeting has the sub type A twice. Take one away.'],
      [types, 'Call', 'The default Meeting is none of the activity types. Choose one of them.'],
      [help, 'http://halden.example', noAddress],
      [help, 'halden', noAddress],
    ]
    for (const [label, value, words] of wrong) {
      type(label, value)
      expect([words, screen.getAllByText(words).length, isOff(save())]).toEqual([words, 2, true])
      await userEvent.click(save())
      await userEvent.click(screen.getByText('Discard'))
    }

    expect(written).toEqual([])
  })

  it('are saved with the types line by line, and the one that is chosen at first', async () => {
    const { written } = await open(saved({ fields: [] }))
    type(/Activity types/, 'Meeting: First, Follow-up\n\nCall')
    await userEvent.selectOptions(screen.getByLabelText('Type that is chosen at first'), 'Call')
    type(/Help page/, 'https://halden.example/help')
    await userEvent.click(save())

    const settings = {
      activityTypes: [
        { type: 'Meeting', subTypes: ['First', 'Follow-up'] },
        { type: 'Call', subTypes: [] },
      ],
      defaultActivityType: 'Call',
      helpUrl: 'https://halden.example/help',
    }
    await waitFor(() => expect(written).toEqual([['PUT', '/admin/panel', { version: 3, fields: [], settings }]]))
    expect(formatTypes(parseTypes('Meeting: First, Follow-up\n\nCall'))).toBe('Meeting: First, Follow-up\nCall')
  })
})

describe('the manifest', () => {
  const xml = new Blob(['<OfficeApp/>'])
  async function openForm() {
    const { client, written } = fakeClient(3, ({ path }) =>
      path === '/admin/manifest' ? xml : path === '/admin/panel' ? saved() : undefined,
    )
    show(<PanelPage client={client} />)
    await screen.findByText('Add')
    const download = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download)
    })
    const names: string[] = []
    URL.createObjectURL = () => 'blob:made'
    URL.revokeObjectURL = () => undefined
    type('Base URL', 'https://rm.halden.example')
    return { written, names, restore: () => download.mockRestore() }
  }
  const generate = (name = 'Generate Manifest') => screen.getByText(name)

  it('[R327] is asked for as it was filled in, and handed to the downloads; that of the notices too', async () => {
    const { written, names, restore } = await openForm()
    await userEvent.click(screen.getByLabelText(/^SRM/))
    type('Version', '1.4.0.0')
    await userEvent.click(screen.getByLabelText('Deutsch'))
    await userEvent.click(generate())
    await waitFor(() => expect(names).toHaveLength(1))
    await userEvent.click(generate('Notices on appointments'))
    await waitFor(() => expect(names).toHaveLength(2))
    restore()

    const body = {
      panel: 'srm',
      baseUrl: 'https://rm.halden.example',
      version: '1.4.0.0',
      displayName: 'SRM Panel',
      languages: ['en', 'de'],
    }
    expect(written).toEqual([
      ['POST', '/admin/manifest', { ...body, kind: 'panel' }],
      ['POST', '/admin/manifest', { ...body, kind: 'notices' }],
    ])
  })

  it('[R327] is not made with a wrong value, which is named with the fix', async () => {
    const { written, restore } = await openForm()
    restore()
    const fix = 'Enter the address under which people reach rmsync, such as https://rmsync.company.example.'
    const wrong: readonly (readonly [string, string, string, string])[] = [
      ['Base URL', 'halden', 'https://rm.halden.example', `This is no address. ${fix}`],
      ['Base URL', 'http://rm.halden.example', 'https://rm.halden.example', `Outlook loads panels by https only. ${fix}`],
      ['Base URL', 'https://a.example/rm', 'https://rm.halden.example', `The address must have nothing behind its host. ${fix}`],
      ['Display name', ' ', 'RM', 'The add-in has no name. Enter the name that stands in Outlook.'],
      ['Version', '1', '1.0.0.0', 'This is no version. Enter one such as 1.4.0.0.'],
    ]
    const said: unknown[] = []
    for (const [label, value, right, words] of wrong) {
      type(label, value)
      await userEvent.click(generate())
      said.push([screen.queryByText(words) !== null, isOff(generate())])
      type(label, right)
      said.push(isOff(generate()))
    }
    fireEvent.click(screen.getByLabelText('English'))
    await userEvent.click(generate())

    expect(said).toEqual(wrong.flatMap(() => [[true, true], false]))
    expect([screen.queryByText('Choose at least one.') !== null, isOff(generate()), written]).toEqual([true, true, []])
  })
})
