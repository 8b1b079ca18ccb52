import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { AxiosError, type AxiosRequestConfig, type AxiosResponse } from 'axios'
import type { ReadLogQuery } from '../../src/api/read-log.ts'
import type { Client } from '../../src/admin/backend/client.ts'
import { noFilter, toQuery } from '../../src/admin/features/log/filter.ts'
import { LogPage } from '../../src/admin/features/log/LogPage.tsx'
import { explanation, logRows, representatives } from './log-rows.ts'

/** A service with `logRows` in its log, answering as many rows at once as `pageSize` says. */
function fakeService(pageSize = 50) {
  const asked: ReadLogQuery[] = []
  const written: string[] = []
  let refusal: { status: number; code: string; message: string } | null = null
  const client = (async ({ url = '', method, params }: AxiosRequestConfig) => {
    if (url === '/admin/representatives') return { representatives }
    if (url === '/admin/explain') return explanation
    if (method === 'post') {
      written.push(url)
      return { activityNo: '4690', changes: [], left: ['start'], link: null }
    }
    const query = params as ReadLogQuery
    asked.push(query)
    if (refusal !== null) throw refused(refusal)
    const name = representatives.find(({ representativeId }) => representativeId === query.representative)?.name
    const fitting = logRows
      .filter(({ outcome }) => query.outcome === undefined || outcome === query.outcome)
      .filter(({ who }) => name === undefined || who === name)
      .filter(({ appointment }) => appointment.toLowerCase().includes((query.text ?? '').toLowerCase()))
    const from = query.before === undefined ? 0 : fitting.findIndex(({ rowId }) => rowId === query.before) + 1
    return Promise.resolve({ rows: fitting.slice(from, from + pageSize), total: fitting.length })
  }) as unknown as Client
  return {
    client,
    asked,
    written,
    refuse(code: string, message: string, status = 403) {
      refusal = { status, code, message }
    },
    recover() {
      refusal = null
    },
  }
}

function refused({ status, code, message }: { status: number; code: string; message: string }): AxiosError {
  const data = { error: { code, message, fix: 'Ask for it.', correlationId: 'REF-1' } }
  return new AxiosError(message, 'ERR_BAD_REQUEST', undefined, undefined, { status, data } as AxiosResponse)
}

function show(client: Client, onSwitchAccount = () => {}) {
  return render(
    <FluentProvider theme={webLightTheme}>
      <LogPage client={client} onSwitchAccount={onSwitchAccount} />
    </FluentProvider>,
  )
}

const appointments = () =>
  screen.getAllByRole('button', { name: /: details$/ }).map((button) => button.getAttribute('aria-label')?.split(',')[0])
const choose = (filter: string, option: string) => userEvent.selectOptions(screen.getByRole('combobox', { name: filter }), option)
const chooseRepresentative = async (name: string) => {
  await userEvent.click(screen.getByRole('combobox', { name: 'Representative' }))
  await userEvent.click(await screen.findByRole('option', { name }))
}

beforeEach(() => {
  // jsdom has no media queries: a wide window
  window.matchMedia = ((query: string) => ({
    matches: query.includes('min-width'),
    addEventListener() {},
    removeEventListener() {},
  })) as never
})

describe('the Calendar Sync Log', () => {
  it('shows the newest row first, with what changed', async () => {
    show(fakeService().client)
    const row = (await screen.findByText('Quarterly review Norrvik')).closest('tr')!
    const cells = within(row)
      .getAllByRole('cell')
      .slice(2)
      .map((cell) => cell.textContent)
    expect(cells).toEqual(['Updated', 'Quarterly review Norrvik', '4711', 'Start, end', 'Ellen Sandberg', '4 s'])
    expect(appointments()[0]).toBe('Price round 2027')
  })

  it('filters by outcome, by representative and by text', async () => {
    const service = fakeService()
    show(service.client)
    await screen.findByText('Price round 2027')
    await chooseRepresentative('Amir Haddad')
    await waitFor(() => expect(appointments()).toEqual(['Service hand-over', 'Yard visit Gdynia']))
    await choose('Outcome', 'Set aside')
    await waitFor(() => expect(appointments()).toEqual(['Service hand-over']))
    await userEvent.type(screen.getByRole('searchbox'), 'gdynia')
    expect(await screen.findByText('No row fits these filters.')).toBeTruthy()
    expect(service.asked.at(-1)).toEqual({ representative: 'AMHA', outcome: 'set-aside', text: 'gdynia', limit: 50 })
  })

  it('asks for the last hour, for days of the calendar here, for an activity and an appointment', () => {
    const since = new Date(2026, 10, 22, 10, 44, 30)
    const days = { ...noFilter, span: 'days', fromDay: '2026-11-01', toDay: '2026-11-30' } as const
    expect([
      toQuery({ ...noFilter, span: '1' }, since),
      toQuery(days, since),
      toQuery({ ...noFilter, activityNo: ' 4711 ', appointment: 'Review' }, since),
    ]).toEqual([
      { from: new Date(2026, 10, 22, 9, 44).toISOString() },
      { from: new Date(2026, 10, 1).toISOString(), to: new Date(2026, 11, 1).toISOString() },
      { activityNo: '4711', appointment: 'Review' },
    ])
  })

  it('undoes what can be undone, and says what was left alone', async () => {
    const service = fakeService()
    show(service.client)
    await userEvent.click(await screen.findByRole('button', { name: /^Price round/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(
      await screen.findByText(
        'Undone. Activity 4690 has its earlier values back and the link pauses. Left alone, changed since: start.',
      ),
    ).toBeTruthy()
    expect(service.written).toEqual(['/log/690/undo'])
  })

  it('retries what was set aside and explains it, check by check', async () => {
    const service = fakeService()
    show(service.client)
    await userEvent.click(await screen.findByRole('button', { name: /^Service hand-over/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByText(/^Looked at again/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Explain' }))
    expect((await screen.findByRole('list', { name: 'What was checked' })).textContent).toBe(
      'You organize it.The activity is completed.Reopen it in IFS.',
    )
    expect(service.written).toEqual(['/links/link-709/retry'])
  })

  it('[R90] gives a green mark only to what IFS has as Outlook says', async () => {
    show(fakeService().client)
    const green = (await screen.findAllByRole('row'))
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[2]!)
      .map((cell) => [cell.textContent, cell.querySelector('svg')!.getAttribute('class')] as const)
    const classOf = (word: string) => green.find(([text]) => text === word)?.[1]
    expect([classOf('Cancelled') === classOf('Updated'), classOf('Deleted') === classOf('Updated')]).toEqual([false, true])
  })

  it('opens a row by keyboard to before and after, and closes it again', async () => {
    show(fakeService().client)
    const opener = await screen.findByRole('button', { name: /^Quarterly review/ })
    opener.focus()
    await userEvent.keyboard('{Enter}')
    const changes = screen.getByText('Before, in IFS').closest('table')!
    expect(
      within(changes)
        .getAllByRole('row')
        .map((row) => row.querySelectorAll('td')[0]?.textContent),
    ).toEqual([undefined, 'Start', 'End'])
    expect(changes.querySelectorAll('s').length).toBe(2)
    expect(opener.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByText('7F3A-711')).toBeTruthy()
    await userEvent.keyboard(' ')
    expect(screen.queryByText('Before, in IFS')).toBeNull()
  })

  it('shows older rows below, until there are no more', async () => {
    show(fakeService(4).client)
    await userEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    await waitFor(() => expect(appointments().length).toBe(logRows.length))
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
    expect(screen.queryByText('Live')).toBeNull()
  })

  it('keeps what is shown when older rows do not come, and says so', async () => {
    const service = fakeService(4)
    show(service.client)
    const button = await screen.findByRole('button', { name: 'Show older' })
    service.refuse('internal', 'The log could not be read.', 500)
    await userEvent.click(button)
    expect((await screen.findByRole('alert')).textContent).toContain('The log could not be read.')
    expect(appointments().length).toBe(4)
    service.recover()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(appointments().length).toBe(logRows.length))
  })

  it('says which role is needed, and offers another account', async () => {
    const service = fakeService()
    service.refuse('not-allowed', 'Admin pages need the application role RmSync.Admin.')
    const onSwitchAccount = jest.fn()
    show(service.client, onSwitchAccount)
    expect((await screen.findByRole('alert')).textContent).toContain('RmSync.Admin')
    await userEvent.click(screen.getByRole('button', { name: 'Sign in as somebody else' }))
    expect(onSwitchAccount).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('keeps the filters beside an error, and tries again', async () => {
    const service = fakeService()
    service.refuse('internal', 'The log could not be read.', 500)
    show(service.client)
    expect((await screen.findByRole('alert')).textContent).toContain('The log could not be read.')
    expect(screen.getByRole('searchbox')).toBeTruthy()
    service.recover()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Price round 2027')).toBeTruthy()
  })
})
