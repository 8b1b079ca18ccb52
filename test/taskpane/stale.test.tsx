import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { act, screen } from '@testing-library/react'
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
    expect(localStorage.getItem('rm-panel.known-answers')).not.toContain('Quarterly review')

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
