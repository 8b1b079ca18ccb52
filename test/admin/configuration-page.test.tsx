import { beforeEach, describe, expect, it } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ConfigurationPage } from '../../src/admin/features/configuration/ConfigurationPage.tsx'
import { sectionsFor } from '../../src/admin/features/configuration/fields.ts'
import { wrongSettings } from '../support/wrong-settings.ts'
import { configuration } from './support/answers.ts'
import { completeWindow, fakeClient, refusal, show } from './support/show.tsx'

beforeEach(completeWindow)

const put = async (label: string, value: string) => {
  const field = await screen.findByLabelText(label)
  await userEvent.clear(field)
  if (value !== '') await userEvent.type(field, value)
}
const decide = () => screen.getByRole('region', { name: 'Decide' }).textContent

describe('Calendar Sync Configuration', () => {
  it('[R91] says at once why a value can not be so, and saves nothing until it is mended', async () => {
    const { client, written } = fakeClient(3)
    show(<ConfigurationPage client={client} />)
    await put('Sync Cycle', '0')
    expect(screen.getByText('0 is too little. Enter 1 to 1,440 minutes.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect([decide(), written]).toEqual(['1 unsaved change, 1 needs your attentionDiscardSave', []])
    await put('Sync Cycle', '')
    expect(screen.getByText(/^This is not a number/)).toBeTruthy()
    await put('Sync Cycle', '10')
    expect(decide()).toBe('1 unsaved changeDiscardSave')
    await put('Sync Cycle', '5')
    expect(screen.queryByRole('region', { name: 'Decide' })).toBeNull()
  })

  it('[R394] says of each setting on the page why a wrong value can not be so', async () => {
    const { client, written } = fakeClient(3, ({ method, path }) =>
      method === 'GET' && path === '/admin/configuration'
        ? { ...configuration, values: { ...configuration.values, calendar: 'dedicated' }, locked: [] }
        : undefined,
    )
    show(<ConfigurationPage client={client} />)
    await screen.findByLabelText('Tenant ID')
    const fields = sectionsFor({ credential: 'secret', calendar: 'dedicated' }).flatMap((section) => section.fields)
    const settings = fields.filter((field) => 'name' in field)
    expect(settings.map(({ name }) => name).toSorted()).toEqual(Object.keys(wrongSettings).toSorted())
    const tried = settings.flatMap((field) => {
      if (field.kind === 'switch' || field.kind === 'choice') return []
      const input = screen.getByLabelText<HTMLInputElement>(field.label)
      const before = input.value
      const verdicts = wrongSettings[field.name].flatMap((value) => {
        const typed = typeof value === 'number' && Number.isNaN(value) ? '' : String(value)
        fireEvent.change(input, { target: { value: typed } })
        // the browser itself keeps some out, such as a line break, or a date that is none; an empty day is none on purpose
        if (input.value !== typed || typeof value !== (field.kind === 'number' ? 'number' : 'string')) return []
        if (field.kind === 'day' && typed === '') return []
        const why = input.closest('.fui-Field')?.querySelector('[role=alert]')?.textContent ?? ''
        return [[field.name, typed, why.length > 20]]
      })
      fireEvent.change(input, { target: { value: before } })
      return verdicts
    })
    expect([tried.filter(([, , isSaid]) => isSaid !== true), written]).toEqual([[], []])
    expect(new Set(tried.map(([name]) => name)).size).toBe(
      settings.filter(({ kind }) => kind !== 'switch' && kind !== 'choice').length,
    )
  })

  it('[R92] shows a secret as set with its end, never as it is, and sends only what was entered anew', async () => {
    const { client, written } = fakeClient(3, ({ method }) => (method === 'PUT' ? { ...configuration, version: 8 } : undefined))
    show(<ConfigurationPage client={client} />)
    expect((await screen.findByRole('group', { name: 'Client secret' })).textContent).toContain('Expires in 11 days')
    await userEvent.click(screen.getByRole('button', { name: 'Replace Client secret' }))
    await userEvent.type(screen.getByLabelText('New client secret'), 'a secret')
    expect(screen.getByText(/^The secret has a space/)).toBeTruthy()
    await put('New client secret', 'value~of.the-secret')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Saved\./)
    const request = { version: 7, values: {}, secrets: { clientSecret: 'value~of.the-secret' }, confirmed: false }
    expect(written).toEqual([
      ['POST', '/admin/configuration/check', request],
      ['PUT', '/admin/configuration', request],
    ])
    expect(screen.queryByLabelText('New client secret')).toBeNull()
  })

  it('keeps what the environment gives, and names the variable', async () => {
    show(<ConfigurationPage client={fakeClient(3).client} />)
    const tenant = await screen.findByLabelText<HTMLInputElement>('Tenant ID')
    expect(tenant.disabled).toBe(true)
    expect(screen.getByText('Given by TENANT_ID in the environment of rmsync; change it there.')).toBeTruthy()
  })

  it('[R93] shows what another calendar leaves behind, by name, before it is saved', async () => {
    const consequences = [
      {
        field: 'calendar',
        message: '12 links stay behind.',
        concerned: [{ name: 'Ellen Sandberg', detail: 'Quarterly review' }],
        total: 12,
      },
    ]
    const { client, written } = fakeClient(3, ({ method, path }) =>
      path.endsWith('/check') ? { faults: [], consequences } : method === 'PUT' ? configuration : undefined,
    )
    show(<ConfigurationPage client={client} />)
    await userEvent.click(await screen.findByRole('radio', { name: 'Dedicated calendar for each person' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('dialog')).textContent).toContain('Ellen SandbergQuarterly review')
    expect(written.map(([method]) => method)).toEqual(['POST'])
    await userEvent.click(screen.getByRole('button', { name: 'Save anyway' }))
    await waitFor(() =>
      expect(written.map(([method, , body]) => [method, (body as { confirmed: boolean }).confirmed])).toEqual([
        ['POST', false],
        ['POST', true],
        ['PUT', true],
      ]),
    )
  })

  it('[R405] what somebody else saved meanwhile is loaded, and only what both changed is as they have it', async () => {
    let now = configuration
    const { client, written } = fakeClient(3, ({ method, path, body }) => {
      if (method === 'GET' && path === '/admin/configuration') return now
      if (method !== 'PUT') return undefined
      if ((body as { version: number }).version === now.version) return { ...now, version: 9 }
      throw refusal('changed-meanwhile', 'Somebody else changed it.')
    })
    show(<ConfigurationPage client={client} />)
    await put('Keep the log', '365')
    await put('Sync Cycle', '7')
    now = { ...configuration, version: 8, changedBy: 'Jonas Ekström', values: { ...configuration.values, logRetentionDays: 200 } }
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    const footer = screen.getByRole('region', { name: 'Decide' })
    expect((await within(footer).findByRole('alert')).textContent).toContain('Somebody else changed it.')
    await userEvent.click(screen.getByRole('button', { name: 'Load it again' }))
    await within(footer).findByText(/^Loaded again\. As Jonas Ekström saved it: Keep the log\./)
    const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
    expect([valueOf('Keep the log'), valueOf('Sync Cycle'), within(footer).queryByRole('alert')]).toEqual(['200', '7', null])
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await within(footer).findByText(/^Saved\./)
    expect(written.at(-1)).toMatchObject(['PUT', '/admin/configuration', { version: 8, values: { syncCycleMinutes: 7 } }])
    // by keyboard one goes on from there: the button that had the focus is gone
    expect([within(footer).queryByRole('button'), document.activeElement]).toEqual([null, within(footer).getByRole('status')])
  })

  it('tests the connection with what is entered and not saved', async () => {
    const { client, written } = fakeClient(3)
    show(<ConfigurationPage client={client} />)
    await put('Application ID', 'b1f3c0de-0003-4c11-8a11-000000000003')
    await userEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(await screen.findByText('App registration')).toBeTruthy()
    expect(written).toMatchObject([
      ['POST', '/admin/configuration/test', { applicationId: 'b1f3c0de-0003-4c11-8a11-000000000003', credential: 'secret' }],
    ])
  })
})
