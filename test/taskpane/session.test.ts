import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { ClickNeeded, startSession } from '../../src/taskpane/auth/session.ts'
import { settings } from './support/fixtures.ts'
import { installBridge } from './support/fake-bridge.ts'
import { completeJsdom } from './support/complete-jsdom.ts'

const ellen = 'ellen.sandberg@halden.example'
const dialogAnswer = { status: 'success', token: 'from-dialog', userName: ellen, expiresAt: Number.MAX_SAFE_INTEGER }

const hostWith = (dialog: unknown = dialogAnswer, supportsNestedSignIn = true) => {
  const opened: string[] = []
  return {
    opened,
    host: {
      supportsNestedSignIn,
      openDialog(path: string) {
        opened.push(path)
        return Promise.resolve(JSON.stringify(dialog))
      },
    },
  }
}
async function clickNeeded(work: Promise<unknown>): Promise<ClickNeeded> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ClickNeeded)) throw new Error('A click was expected to be needed.', { cause: error })
  return error
}

beforeAll(() => {
  completeJsdom()
})
beforeEach(() => {
  sessionStorage.clear()
})
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(window, 'nestedAppAuthBridge')
})

describe('where the host signs the panel in', () => {
  it('no click is needed, and requests at the same time share one question', async () => {
    const bridge = installBridge({}, ellen)

    const session = await startSession(settings, hostWith().host)
    const forced = await Promise.all([session.token(true), session.token(true)])

    expect(session.userName).toBe(ellen)
    expect(forced[0]).toBe(forced[1])
    expect(bridge.asked).toEqual(['GetInitContext', 'GetToken', 'GetToken'])
  })

  it('a question to the person waits for a click', async () => {
    const bridge = installBridge({ GetToken: ['interaction-needed'] }, ellen)

    const { start } = await clickNeeded(startSession(settings, hostWith().host))
    expect(bridge.asked).not.toContain('GetTokenPopup')
    const session = await start()

    expect(session.userName).toBe(ellen)
    expect(bridge.asked).toContain('GetTokenPopup')
  })

  it('a question that is cancelled says so', async () => {
    installBridge({ GetToken: ['interaction-needed'], GetTokenPopup: ['cancelled'] }, ellen)

    const { start } = await clickNeeded(startSession(settings, hostWith().host))

    await expect(start()).rejects.toMatchObject({ code: 'sign-in-cancelled' })
  })
})

describe('the sign-in window is used instead', () => {
  it('where the host does not sign add-ins in', async () => {
    const { host, opened } = hostWith(dialogAnswer, false)

    const { start } = await clickNeeded(startSession(settings, host))
    expect(opened).toEqual([])
    const session = await start()

    expect({ opened, token: await session.token(), userName: session.userName }).toEqual({
      opened: ['/panel/dialog.html'],
      token: 'from-dialog',
      userName: ellen,
    })
  })

  it('where the host says it can, and has no bridge', async () => {
    const { host, opened } = hostWith()

    const { start } = await clickNeeded(startSession(settings, host))
    await start()

    expect(opened).toEqual(['/panel/dialog.html'])
  })

  it('where the host stays silent for four seconds', async () => {
    installBridge({ GetInitContext: ['silence'] }, ellen)
    const { host, opened } = hostWith()
    // MSAL is loaded before time is ours, so that only its waiting is skipped.
    await import('@azure/msal-browser')
    jest.useFakeTimers()

    const needed = clickNeeded(startSession(settings, host))
    await jest.advanceTimersByTimeAsync(4_000)
    await (await needed).start()

    expect(opened).toEqual(['/panel/dialog.html'])
  })

  it('and says what Microsoft’s sign-in said when it failed', async () => {
    const { host } = hostWith(
      { status: 'failure', code: 'invalid_client', message: 'AADSTS700016: not found.', reference: 'c-17' },
      false,
    )

    const { start } = await clickNeeded(startSession(settings, host))

    await expect(start()).rejects.toMatchObject({
      code: 'sign-in-failed',
      message: 'AADSTS700016: not found.',
      reference: 'c-17',
    })
  })
})
