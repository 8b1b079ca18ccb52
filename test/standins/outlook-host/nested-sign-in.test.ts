import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Frame } from 'playwright-core'
import { clients, people, tenantId } from '../../../src/standins/seed/company.ts'
import { openOutlookPage, type OutlookPage } from './outlook-page.ts'

/** MSAL's own nestable application in the pane, the bridge of the host, and the identity stand-in behind it (identity.md §1). */
let outlook: OutlookPage
let probe: Frame
let meetingId: string
const scope = `api://${clients.api}/access_as_user`
const ellen = people[0]?.oid ?? ''

beforeAll(async () => {
  outlook = await openOutlookPage({ seed: false })
  meetingId = outlook.graph.person(ellen).create({
    subject: 'Offer',
    start: { dateTime: '2026-12-01T10:00:00' },
    end: { dateTime: '2026-12-01T11:00:00' },
  }).id
}, 120_000)
afterAll(() => outlook.close())
beforeEach(async () => {
  probe = await outlook.openWithProbe('ellen', meetingId)
  // tokens of the test before must not answer this one
  await probe.evaluate('sessionStorage.clear(); localStorage.clear()')
})

type Answer = {
  userName?: string
  homeAccountId?: string
  environment?: string
  accessToken?: string
  name?: string
  errorCode?: string
}
const signIn = (how: 'acquireTokenSilent' | 'acquireTokenPopup'): Promise<Answer> =>
  probe.evaluate(
    `signIn('${how}', { scopes: ['${scope}'] }, { clientId: '${clients.panel}', authority: '${outlook.identity.authority}' })`,
  )
const faultNext = (fault: object): Promise<unknown> =>
  outlook.page.evaluate(`__outlookHost.naaFaults.push(${JSON.stringify(fault)})`)
const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>

describe('signing in without a click', () => {
  it("gives the person's token for the panel's own scope, made out to the panel", async () => {
    const { accessToken, ...account } = await signIn('acquireTokenSilent')
    expect([account, claimsOf(accessToken)]).toEqual([
      {
        userName: 'ellen.sandberg@halden.example',
        homeAccountId: `${ellen}.${tenantId}`,
        environment: new URL(outlook.identity.authority).host,
        scopes: expect.arrayContaining([scope]),
      },
      expect.objectContaining({ aud: clients.api, azp: clients.panel, scp: 'access_as_user', oid: ellen, ver: '2.0' }),
    ])
  })

  it('opens no window and asks nobody outside', async () => {
    const before = outlook.chromium.context.pages().length
    await signIn('acquireTokenSilent')
    expect([outlook.chromium.context.pages().length, outlook.chromium.outsideRequests]).toEqual([before, []])
  })

  it('follows the person chosen in the trial bar', async () => {
    const jonas = people[1]?.oid ?? ''
    const own = outlook.graph.person(jonas).create({
      subject: 'Own',
      start: { dateTime: '2026-12-02T10:00:00' },
      end: { dateTime: '2026-12-02T11:00:00' },
    })
    probe = await outlook.openWithProbe('jonas', own.id)
    expect((await signIn('acquireTokenSilent')).userName).toBe('jonas.ekstrom@halden.example')
  })

  it('is refused to a client that is not the panel', async () => {
    const refused = await probe.evaluate(
      `signIn('acquireTokenSilent', { scopes: ['${scope}'] }, { clientId: '${clients.rmsync}', authority: '${outlook.identity.authority}' })`,
    )
    expect(refused).toEqual({ name: 'ServerError', errorCode: 'unauthorized_client' })
  })

  it('says interaction is required when the identity service wants it', async () => {
    outlook.identity.failNext('authorize', 'consent_required')
    expect(await signIn('acquireTokenSilent')).toMatchObject({ name: 'InteractionRequiredAuthError' })
  })
})

describe('signing in with a window', () => {
  it('lets the person be chosen in it', async () => {
    const opened = outlook.chromium.context.waitForEvent('page')
    const answer = signIn('acquireTokenPopup')
    const popup = await opened
    await popup.getByRole('button', { name: 'Ellen Sandberg' }).click()
    expect((await answer).userName).toBe('ellen.sandberg@halden.example')
  })

  it('is cancelled by closing it', async () => {
    const opened = outlook.chromium.context.waitForEvent('page')
    const answer = signIn('acquireTokenPopup')
    const popup = await opened
    await popup.getByRole('button', { name: 'Ellen Sandberg' }).waitFor()
    await popup.close()
    expect(await answer).toEqual({ name: 'ClientAuthError', errorCode: 'user_canceled' })
  })
})

describe('a dialog of the add-in, the way where the bridge is missing', () => {
  it('opens in a window and speaks to the pane', async () => {
    const message = await probe.evaluate(`new Promise((resolve, reject) =>
      Office.context.ui.displayDialogAsync(location.origin + '/dialog.html', { promptBeforeOpen: false }, ({ value: dialog, error }) => {
        if (error) return reject(new Error(error.message))
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => {
          dialog.close()
          resolve(message)
        })
      }))`)
    expect([message, outlook.chromium.outsideRequests, await outlook.unknownCalls()]).toEqual(['from the dialog', [], []])
  })
})

describe('what can be made to go wrong', () => {
  it.each([
    [
      { status: 'USER_INTERACTION_REQUIRED', code: 'login_required' },
      { name: 'InteractionRequiredAuthError', errorCode: 'login_required' },
    ],
    [{ status: 'NO_NETWORK' }, { name: 'ClientAuthError', errorCode: 'no_network_connectivity' }],
    [{ status: 'ACCOUNT_UNAVAILABLE' }, { name: 'ClientAuthError', errorCode: 'no_account_found' }],
    [
      { status: 'TRANSIENT_ERROR', code: 'busy' },
      { name: 'ServerError', errorCode: 'busy' },
    ],
  ])('answers %j and the add-in sees %j', async (fault, seen) => {
    await faultNext({ method: 'GetToken', kind: 'error', ...fault })
    expect(await signIn('acquireTokenSilent')).toEqual(seen)
  })

  it('stays silent on purpose, while later requests are answered', async () => {
    await faultNext({ method: 'GetToken', kind: 'silence' })
    let isAnswered = false
    void signIn('acquireTokenSilent').then(
      () => (isAnswered = true),
      // the pane closes with the question still open
      () => undefined,
    )
    await outlook.page.waitForFunction('__outlookHost.naaFaults.length === 0')
    const later = await signIn('acquireTokenSilent')
    expect([isAnswered, later.userName]).toEqual([false, 'ellen.sandberg@halden.example'])
  })

  it('answers nonsense on purpose', async () => {
    await faultNext({ method: 'GetToken', kind: 'malformed' })
    expect(await signIn('acquireTokenSilent')).toEqual({ name: 'ClientAuthError', errorCode: 'nested_app_auth_bridge_disabled' })
  })
})
