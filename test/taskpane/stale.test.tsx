import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { act, screen } from '@testing-library/react'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { appointment, link } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const view = { ...appointment, link }
const privateView = {
  ...view,
  mayLink: { kind: 'no', code: 'private', reason: 'No.', fix: 'Set it to Normal.' } as const,
}
const silence = async (server: ReturnType<typeof showPanel>['server']) => {
  server.fail('POST /appointments/read', 'no-answer', '', '')
  server.fail('GET /links/link-1/pulse', 'no-answer', '', '')
  await Promise.resolve()
}
const goOffline = (server: ReturnType<typeof showPanel>['server']) => {
  server.fail('POST /appointments/read', 'offline', '', '')
  act(() => {
    window.dispatchEvent(new Event('offline'))
  })
}

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  jest.useRealTimers()
})

describe('[R44] somebody who is offline', () => {
  it('reads what was known, is told so and since when, and can do nothing that needs a connection', async () => {
    const { server } = showPanel({ view })
    await screen.findByText(/^Current as of/)

    goOffline(server)

    expect((await screen.findByText('You are offline.')).parentElement?.textContent).toMatch(
      /^You are offline\. This was known at \d\d:\d\d\. Changes reach IFS once you are back\.$/,
    )
    expect(screen.getByText(/^Known at/)).toBeDefined()
    expect(screen.queryByText(/^Current as of/)).toBeNull()
    expect(screen.getByRole('button', { name: 'Open in IFS' }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByRole('button', { name: 'Open in IFS' }).title).toBe('Needs a connection')
  })

  it('sees it as it is again once back, without a press', async () => {
    const { server } = showPanel({ view })
    await screen.findByText(/^Current as of/)
    goOffline(server)
    await screen.findByText('You are offline.')

    server.answer('POST /appointments/read', view)
    act(() => {
      window.dispatchEvent(new Event('online'))
    })

    expect(await screen.findByText(/^Current as of/)).toBeDefined()
    expect(screen.queryByText('You are offline.')).toBeNull()
  })

  it('is shown what another panel of the same mailbox knew of the appointment', async () => {
    const first = showPanel({ view })
    await screen.findByText(/^Current as of/)
    first.unmount()

    showPanel({
      prepare: (server) => {
        server.fail('POST /appointments/read', 'offline', '', '')
      },
    })

    expect(await screen.findByText(/^Known at/)).toBeDefined()
  })

  it('is never shown a private appointment from before: none is kept', async () => {
    const first = showPanel({ view: privateView })
    await screen.findByRole('list', { name: 'What happened' })
    first.unmount()
    expect(localStorage.getItem('rm-panel.known-answers') ?? '').not.toContain('Quarterly review')

    showPanel({
      prepare: (server) => {
        server.fail('POST /appointments/read', 'offline', '', '')
      },
    })

    expect((await screen.findByRole('alert')).textContent).toBe(
      'You are offline.Try again once you are back.Try againCopy reference',
    )
  })
})

describe('[R44] a service that falls silent', () => {
  it('is told in an open panel after two looks in vain, and its last word is no longer called current', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    const { server } = showPanel({ view })
    await act(() => jest.advanceTimersByTimeAsync(100))
    expect(screen.getByText(/^Current as of/)).toBeDefined()

    await silence(server)
    await act(() => jest.advanceTimersByTimeAsync(6_100))

    expect(screen.getByText('The service does not answer.')).toBeDefined()
    expect(screen.queryByText(/^Current as of/)).toBeNull()
  })

  it('and answers again is shown as it is, by itself', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    const { server } = showPanel({ view })
    await act(() => jest.advanceTimersByTimeAsync(100))
    await silence(server)
    await act(() => jest.advanceTimersByTimeAsync(6_100))

    server.answer('POST /appointments/read', view)
    server.answer('GET /links/link-1/pulse', { newestRowId: 4 })
    await act(() => jest.advanceTimersByTimeAsync(8_100))

    expect(screen.getByText(/^Current as of/)).toBeDefined()
    expect(screen.queryByText('The service does not answer.')).toBeNull()
  })
})

describe('[R303] how current a link is', () => {
  const at = '2026-01-05T10:00:00Z'
  const of = (freshness: NonNullable<AppointmentView['freshness']>) =>
    showPanel({ view: { ...appointment, link: { ...link, currentAsOf: at }, freshness } })

  it('is as far as the last look at its mailbox proves, though nothing happened to it since', async () => {
    of({ currentAsOf: '2026-01-07T10:00:00Z', isStale: false, code: 'current' })

    expect(await screen.findByText('Current as of 7 Jan 2026')).toBeDefined()
    expect(document.querySelector('[data-rail]')?.getAttribute('data-rail')).toBe('linked')
  })

  it.each([
    ['stale', 'The last look is too long ago; later changes may be missing in IFS.'],
    ['trouble', 'Your mailbox cannot be looked at; changes wait. Tell your administrator.'],
    ['paused', 'Everything of this mailbox is paused; changes wait for an administrator.'],
  ] as const)('is doubted with its reason, without a green mark, while its mailbox is %s', async (code, reason) => {
    of({ currentAsOf: '2026-01-07T10:00:00Z', isStale: code === 'stale', code })

    expect((await screen.findByText('Known at 7 Jan 2026')).parentElement?.textContent).toBe(`Known at 7 Jan 2026${reason}`)
    expect(document.querySelector('[data-rail]')?.getAttribute('data-rail')).toBe('paused')
  })
})

describe('[R304] a look that fails in an open panel', () => {
  it('is told with its reason and since when the rest is known, and is over by itself', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    const { server } = showPanel({ view })
    await act(() => jest.advanceTimersByTimeAsync(100))
    server.fail('POST /appointments/read', 'ifs-unavailable', 'IFS is busy or does not answer.', 'Try again in a moment.')
    await act(() => jest.advanceTimersByTimeAsync(60_100))

    expect(screen.getByText('IFS is busy or does not answer.').parentElement?.textContent).toBe(
      'IFS is busy or does not answer. Try again in a moment.',
    )
    expect(screen.getByText(/^Known at/)).toBeDefined()
    expect(screen.queryByText(/^Current as of/)).toBeNull()

    server.answer('POST /appointments/read', view)
    await act(() => jest.advanceTimersByTimeAsync(8_100))
    expect(screen.getByText(/^Current as of/)).toBeDefined()
  })
})
