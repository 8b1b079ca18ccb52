import type * as Msal from '@azure/msal-browser'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates, type LocalCertificates } from '../../../src/standins/tls.ts'
import { launchChromium, type Chromium } from '../../support/chromium.ts'
import { apiScope, graphOrigin, outlookOrigin, rmsyncSecret, startForTest, type Started } from './visitor.ts'

/** The library the panel and the admin pages use, in a real browser, against the stand-in (identity.md §6). */
const msalFile = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../node_modules/@azure/msal-browser/lib/${path}`, import.meta.url)), 'utf8')

let started: Started
let chromium: Chromium
let pages: Server
let origin: string

beforeAll(async () => {
  const certificates = await makeLocalCertificates()
  pages = await servePages(certificates)
  origin = `https://localhost:${(pages.address() as AddressInfo).port}`
  started = await startForTest(
    { registrations: seededRegistrations({ graph: graphOrigin, outlook: outlookOrigin, rmsync: origin, rmsyncSecret }) },
    certificates,
  )
  chromium = await launchChromium({ ca: certificates.ca })
})
afterAll(async () => {
  await chromium.close()
  await started.close()
  pages.closeAllConnections()
  await new Promise((resolve) => pages.close(resolve))
})

/** Pages where rmsync has its own: one with MSAL, one that only hands the answer over. */
async function servePages({ cert, key }: LocalCertificates): Promise<Server> {
  const scripts: Readonly<Record<string, string>> = {
    '/msal.js': msalFile('msal-browser.min.js'),
    '/bridge.js': msalFile('redirect-bridge/msal-redirect-bridge.min.js'),
  }
  const redirectPage =
    '<!doctype html><title>Signing in</title><script src="/bridge.js"></script><script>msalRedirectBridge.broadcastResponseToMainFrame()</script>'
  const server = createServer({ cert, key }, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const script = scripts[path]
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(
      script ??
        (path === '/panel/redirect.html'
          ? redirectPage
          : '<!doctype html><title>Admin</title><link rel="icon" href="data:,"><script src="/msal.js"></script>'),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return server
}

type Outcome = { kind: 'token'; account: string; userName: string } | { kind: 'error'; code: string } | { kind: 'nothing' }

/** Runs one call of MSAL in the admin page, as the page itself would. */
async function inPage(call: 'arrive' | 'login' | 'silent' | 'sso' | 'logout'): Promise<Outcome> {
  const settings = {
    authority: started.standin.authority,
    host: new URL(started.standin.url).host,
    clientId: clients.panel,
    scope: apiScope,
    origin,
    call,
  }
  return chromium.page.evaluate(async ({ authority, host, clientId, scope, origin: own, call: wanted }) => {
    const { msal } = globalThis as unknown as { msal: typeof Msal }
    const app = new msal.PublicClientApplication({
      auth: { clientId, authority, knownAuthorities: [host], redirectUri: `${own}/admin/` },
      cache: { cacheLocation: 'localStorage' },
    })
    try {
      await app.initialize()
      const arrived = await app.handleRedirectPromise()
      const [account] = app.getAllAccounts()
      const redirectUri = `${own}/panel/redirect.html`
      if (wanted === 'login') await app.loginRedirect({ scopes: [scope], prompt: 'select_account' })
      if (wanted === 'logout')
        await app.logoutRedirect({ postLogoutRedirectUri: `${own}/admin/`, ...(account === undefined ? {} : { account }) })
      const result =
        wanted === 'silent' && account !== undefined
          ? await app.acquireTokenSilent({ scopes: [scope], account, forceRefresh: true, redirectUri })
          : wanted === 'sso'
            ? await app.ssoSilent({ scopes: [scope], redirectUri })
            : arrived
      return result === null
        ? { kind: 'nothing' as const }
        : { kind: 'token' as const, account: result.account.homeAccountId, userName: result.account.username }
    } catch (error) {
      return { kind: 'error' as const, code: (error as { errorCode?: string }).errorCode ?? String(error) }
    }
  }, settings)
}

/** Starts a call that leaves the page, and waits until the browser is at an address. */
async function leaving(page: Page, call: 'login' | 'logout', url: string | RegExp): Promise<void> {
  await Promise.all([page.waitForURL(url), inPage(call).catch(() => undefined)])
}
const tokenRequests = (): number =>
  started.standin.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/token')).length
const authorizeRequests = (): number => started.standin.requests().filter(({ path }) => path.endsWith('/authorize')).length

const karin = {
  kind: 'token',
  account: `10000000-0000-4000-8000-000000000004.${tenantId}`,
  userName: 'karin.olsson@halden.example',
}

describe('msal-browser', () => {
  it('signs in by redirect, refreshes, falls back to the hidden frame, and signs out; a cancelled sign-in is access_denied', async () => {
    const { page } = chromium
    await page.goto(`${origin}/admin/`)
    const nobody = await inPage('sso')
    await leaving(page, 'login', /\/authorize\?/)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForURL(`${origin}/admin/**`)
    const cancelled = await inPage('arrive')

    await leaving(page, 'login', /\/authorize\?/)
    await page.getByRole('button', { name: /Karin Olsson/ }).click()
    await page.waitForURL(`${origin}/admin/**`)
    const arrived = await inPage('arrive')

    const before = [tokenRequests(), authorizeRequests()]
    const refreshed = await inPage('silent')
    const afterRefresh = [tokenRequests(), authorizeRequests()]
    started.standin.failNext('token', 'login_required')
    const throughFrame = await inPage('silent')
    const afterFrame = [tokenRequests(), authorizeRequests()]

    await leaving(page, 'logout', /\/admin\/\?state=/)
    const signedOut = await inPage('sso')

    expect([nobody, cancelled, arrived, refreshed, throughFrame, signedOut]).toEqual([
      { kind: 'error', code: 'login_required' },
      { kind: 'error', code: 'access_denied' },
      karin,
      karin,
      karin,
      { kind: 'error', code: 'login_required' },
    ])
    const [tokens = 0, authorizes = 0] = before
    expect([afterRefresh, afterFrame]).toEqual([
      [tokens + 1, authorizes],
      [tokens + 3, authorizes + 1],
    ])
    expect(chromium.outsideRequests).toEqual([])
  })
})
