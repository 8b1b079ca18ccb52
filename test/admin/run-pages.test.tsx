import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { DoctorPage } from '../../src/admin/features/doctor/DoctorPage.tsx'
import { axisMarks, hourTicks, lineRuns } from '../../src/admin/features/health/scale.ts'
import { InitialSyncPage } from '../../src/admin/features/initial-sync/InitialSyncPage.tsx'
import { ServicePage } from '../../src/admin/features/service/ServicePage.tsx'
import { pageOf } from '../../src/admin/page/page-of.tsx'
import { WhenBroken } from '../../src/admin/page/WhenBroken.tsx'
import { useRoute, useUnsaved } from '../../src/admin/route.ts'
import { NoAdminRole } from '../../src/admin/NoAdminRole.tsx'
import { doctor, run, service } from './support/answers.ts'
import { completeWindow, fakeClient, show } from './support/show.tsx'

beforeEach(completeWindow)

describe('Initial Sync', () => {
  it('[R96] applies exactly the plan that was looked at, with the number of deletions that was seen', async () => {
    const { client, written } = fakeClient(3, ({ path }) =>
      path.endsWith('/approve') ? run(3, { state: 'applying' }) : undefined,
    )
    show(<InitialSyncPage client={client} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Apply 3 changes' }))
    expect(written).toEqual([])
    await userEvent.click(screen.getByRole('checkbox', { name: 'I have looked at the deletion' }))
    await userEvent.click(screen.getByRole('button', { name: 'Apply 3 changes' }))
    await waitFor(() => expect(written).toEqual([['POST', '/admin/initial-syncs/run-1/approve', { deletionsSeen: 1 }]]))
  })

  it('shows progress with rate and time left, and pauses it', async () => {
    const applying = run(45, { state: 'applying', progress: { done: 12, total: 45, perMinute: 30, secondsLeft: 66 } })
    const { client, written } = fakeClient(3, ({ method, path }) =>
      method === 'GET' && path === '/admin/initial-syncs' ? { runs: [applying] } : undefined,
    )
    show(<InitialSyncPage client={client} />)
    expect(await screen.findByText('12 of 45 changes, 30 a minute, 66 s left')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }))
    expect(written.map(([, path]) => path)).toEqual(['/admin/initial-syncs/run-1/pause'])
  })
})

describe('Service', () => {
  it('[R97] pauses only with a reason, which goes along', async () => {
    const paused = { ...service, state: 'paused', reason: 'Update of IFS' }
    const { client, written } = fakeClient(3, ({ method }) => (method === 'POST' ? paused : undefined))
    const onChanged = jest.fn()
    show(<ServicePage client={client} onChanged={onChanged} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }))
    const confirm = () => screen.getAllByRole('button', { name: 'Pause' }).at(-1)!
    await userEvent.click(confirm())
    expect(written).toEqual([])
    await userEvent.type(screen.getByRole('textbox'), 'Update of IFS')
    await userEvent.click(confirm())
    expect(await screen.findByText('Reason: Update of IFS')).toBeTruthy()
    expect([written, onChanged.mock.calls.length]).toEqual([[['POST', '/admin/service/pause', { reason: 'Update of IFS' }]], 1])
  })
})

describe('Doctor', () => {
  it('shows what needs a fix first with what to run, and checks one again', async () => {
    const mended = { ...doctor, checks: [{ ...doctor.checks[2]!, outcome: 'fine', found: 'Active', fix: '', command: null }] }
    const { client, written } = fakeClient(3, ({ method }) => (method === 'POST' ? mended : undefined))
    show(<DoctorPage client={client} />)
    expect(await screen.findByText('Rmpanl\\manualdeploy\\UpdateSyncMasterUser.sql')).toBeTruthy()
    await userEvent.click(screen.getAllByRole('button', { name: 'Check again' })[0]!)
    expect(await screen.findByText('2 fine')).toBeTruthy()
    expect(written).toEqual([['POST', '/admin/doctor', { only: ['ifs-service-user'] }]])
  })
})

describe('what the pages reckon', () => {
  it('marks an axis in round steps, up to the greatest value', () => {
    expect([axisMarks(60), axisMarks(204), axisMarks(1), axisMarks(0)]).toEqual([
      [0, 20, 40, 60],
      [0, 100, 200, 300],
      [0, 0.5, 1],
      [0, 1],
    ])
  })

  it('names full hours on the axis of time, none so late that it runs into the end', () => {
    const every = (minutes: number, count: number) =>
      Array.from({ length: count }, (_nothing, at) => new Date(2026, 10, 21, 11, 7 + at * minutes).toISOString())
    const named = (instants: readonly string[]) => hourTicks(instants).map((at) => new Date(instants[at] ?? '').getHours())
    expect([named(every(15, 96)), named(every(5, 72)), named(every(5, 24)), named(every(5, 3)), named([])]).toEqual([
      [12, 18, 0, 6],
      [12, 13, 14, 15, 16],
      [12],
      [],
      [],
    ])
  })

  it('leaves a gap where nothing is known', () => {
    expect(lineRuns([1, null, 2, 3])).toEqual([
      [{ at: 0, value: 1 }],
      [
        { at: 2, value: 2 },
        { at: 3, value: 3 },
      ],
    ])
  })

  it('[R98] tells a person without the role which one is missing, and offers another account', async () => {
    const leave = jest.fn()
    show(<NoAdminRole email="ellen.sandberg@halden.example" onSwitchAccount={leave} />)
    expect(screen.getByRole('alert').textContent).toContain('RmSync.Admin, which ellen.sandberg@halden.example does not have')
    await userEvent.click(screen.getByRole('button', { name: 'Sign in as somebody else' }))
    expect(leave).toHaveBeenCalledTimes(1)
  })
})

describe('[R406] a page', () => {
  it('whose file does not come says so, and is asked for once more; what is entered stays while others load', async () => {
    let tries = 0
    const Page = pageOf(async () => {
      if (++tries < 3) throw new Error('Loading chunk 267 failed.')
      return Promise.resolve(({ title }: { title: string }) => <input aria-label={title} />)
    })
    const asked: string[] = []
    window.fetch = async (url) => Promise.reject(new Error(String(asked.push(url as string))))
    const { rerender } = show(<Page title="Kept" />)
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(tries).toBe(2))
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await userEvent.type(await screen.findByLabelText('Kept'), 'entered')
    rerender(
      <FluentProvider theme={webLightTheme}>
        <Page title="Kept" />
      </FluentProvider>,
    )
    expect([screen.getByLabelText<HTMLInputElement>('Kept').value, asked]).toEqual(['entered', ['/health/live', '/health/live']])
  })

  it('with a fault of its own leaves the others, and the way to them, in place', async () => {
    let isBroken = true
    const Broken = () => {
      if (isBroken) throw new Error('Cannot read properties of undefined')
      return <p>Whole again</p>
    }
    const caught: unknown[] = []
    render(
      <FluentProvider theme={webLightTheme}>
        <nav>The way</nav>
        <WhenBroken>
          <Broken />
        </WhenBroken>
      </FluentProvider>,
      { onCaughtError: (error) => void caught.push(error) },
    )
    expect([screen.getByRole('alert').textContent, screen.getByText('The way').tagName, caught.length]).toEqual([
      expect.stringContaining('This page came upon a fault of its own.'),
      'NAV',
      1,
    ])
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('Whole again')).toBeTruthy()
  })
})

it('[R410] Back with unsaved changes asks first, and who stays keeps page and changes; its own name begins a page anew', async () => {
  let answer = false
  const asked: string[] = []
  window.confirm = (words) => {
    asked.push(words ?? '')
    return answer
  }
  let at: ReturnType<typeof useRoute> | null = null
  const Pages = () => {
    const [words, setWords] = useState('')
    useUnsaved(words)
    at = useRoute()
    return <input aria-label="Value" value={words} onChange={({ target }) => setWords(target.value)} />
  }
  history.replaceState(null, '', '/admin/health')
  show(<Pages />)
  const where = () => [at?.route.page, location.pathname, at?.route.visit]
  act(() => at?.go('configuration'))
  await userEvent.type(screen.getByLabelText('Value'), 'x')
  const back = async () => {
    const left = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
    await act(async () => {
      history.back()
      await left
    })
  }
  await back()
  expect([where(), asked]).toEqual([['configuration', '/admin/configuration', 1], ['x']])
  answer = true
  await back()
  expect(where()).toEqual(['health', '/admin/health', 2])
  act(() => at?.go('health'))
  expect(where()).toEqual(['health', '/admin/health', 3])
})
