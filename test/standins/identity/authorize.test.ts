import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import { otherTenantId } from '../../../src/standins/seed/other-tenant.ts'
import {
  answerOf,
  authorizeUrl,
  openBrowser,
  outlookOrigin,
  panelOrigin,
  panelRedirect,
  panelRequest,
  pkce,
  postToken,
  signInPanel,
  startForTest,
  type Started,
} from './visitor.ts'

let started: Started
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.close())

const outlookRequest = (challenge: string, more: Record<string, string> = {}) =>
  panelRequest(challenge, {
    redirect_uri: `brk-multihub://${new URL(panelOrigin).host}`,
    brk_client_id: clients.outlook,
    brk_redirect_uri: `${outlookOrigin}/redirect.html`,
    ...more,
  })

describe('the sign-in page', () => {
  it('offers everybody of the tenant by name and title and says that it is a stand-in', async () => {
    const page = await (await openBrowser(started).authorize(panelRequest(pkce().challenge))).text()
    const offered = [...page.matchAll(/<span class="name">([^<]+)<\/span><span class="second">([^<]+)</g)].map(
      ([, name, title]) => `${name}, ${title}`,
    )
    expect(offered).toEqual([
      'Ellen Sandberg, Sales representative',
      'Jonas Ekström, Sales representative',
      'Amir Haddad, Purchasing representative',
      'Karin Olsson, IT administrator',
      'Sofia Brandt, Controller',
    ])
    expect(page).toContain('Local stand-in for Microsoft sign-in')
  })

  it('is refused by frames', async () => {
    const { headers } = await openBrowser(started).authorize(panelRequest(pkce().challenge))
    expect([headers.get('x-frame-options'), headers.get('content-security-policy')?.includes("frame-ancestors 'none'")]).toEqual([
      'DENY',
      true,
    ])
  })

  it('sends the choice back in the fragment with the state', async () => {
    const answer = answerOf(await openBrowser(started).choose(authorizeUrl(started, panelRequest(pkce().challenge)), 'ellen'))
    expect(answer).toEqual({
      to: panelRedirect,
      members: { code: expect.any(String), state: 'the-state', session_state: expect.any(String) },
    })
  })

  it('sends Cancel back as access_denied AADSTS65004', async () => {
    const { members } = answerOf(await openBrowser(started).choose(authorizeUrl(started, panelRequest(pkce().challenge)), null))
    expect(members).toEqual({
      error: 'access_denied',
      error_description: expect.stringContaining('AADSTS65004'),
      state: 'the-state',
    })
  })

  it('works once', async () => {
    const browser = openBrowser(started)
    const page = await (await browser.authorize(panelRequest(pkce().challenge))).text()
    const transaction = /name="transaction" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const press = () =>
      browser.visit(`${started.standin.url}/${tenantId}/oauth2/v2.0/pick`, {
        method: 'POST',
        body: new URLSearchParams({ transaction, cancel: '1' }),
      })
    expect([(await press()).status, (await press()).status]).toEqual([303, 400])
  })

  it('answers a form_post request with a form that posts itself', async () => {
    const page = await (
      await openBrowser(started).choose(
        authorizeUrl(started, panelRequest(pkce().challenge, { response_mode: 'form_post', state: '"<&' })),
        'ellen',
      )
    ).text()
    expect(page).toContain(`<form method="post" action="${panelRedirect}">`)
    expect(page).toContain('name="state" value="&quot;&lt;&amp;"')
  })
})

describe('authorize', () => {
  it.each([
    ['an unknown client', { client_id: 'a1f3c0de-ffff-4c11-8a11-000000000000' }, 'AADSTS700016'],
    ['an address that is not registered', { redirect_uri: `${panelRedirect}/` }, 'AADSTS50011'],
    ['an address of another host', { redirect_uri: 'https://evil.example/panel/redirect.html' }, 'AADSTS50011'],
    ['the broker address without a broker', { redirect_uri: 'brk-multihub://localhost:9445' }, 'AADSTS50011'],
  ])('answers %s with a page and never with a redirect', async (_, more, code) => {
    const response = await openBrowser(started).authorize(panelRequest(pkce().challenge, more))
    expect([response.status, response.headers.get('location'), (await response.text()).includes(code)]).toEqual([400, null, true])
  })

  it.each([
    ['no PKCE challenge', { code_challenge_method: 'plain' }, 'invalid_request', 'AADSTS9002325'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type', 'AADSTS700054'],
    ['a scope of an unknown resource', { scope: 'api://nobody/access_as_user' }, 'invalid_resource', 'AADSTS500011'],
    ['an unknown permission', { scope: `api://${clients.api}/write_everything` }, 'invalid_client', 'AADSTS650053'],
    ['two resources at once', { scope: `api://${clients.api}/access_as_user User.Read` }, 'invalid_request', 'AADSTS28000'],
  ])('sends %s back as an error', async (_, more, error, code) => {
    const { members } = answerOf(await openBrowser(started).authorize(panelRequest(pkce().challenge, more)))
    expect(members).toEqual({ error, error_description: expect.stringContaining(code), state: 'the-state' })
  })

  it('offers only the people of the tenant asked, and everybody at common', async () => {
    const usersAt = async (tenant: string) =>
      [
        ...(await (await openBrowser(started).authorize(panelRequest(pkce().challenge), tenant)).text()).matchAll(
          /data-user="(\w+)"/g,
        ),
      ].map(([, user]) => user)
    expect([await usersAt(otherTenantId), (await usersAt('common')).length]).toEqual([['vera'], 6])
  })
})

describe('prompt=none', () => {
  const silent = (more: Record<string, string> = {}) => panelRequest(pkce().challenge, { prompt: 'none', ...more })

  it('answers login_required when nobody is signed in', async () => {
    const { members } = answerOf(await openBrowser(started).authorize(silent()))
    expect(members).toEqual({
      error: 'login_required',
      error_description: expect.stringContaining('AADSTS50058'),
      state: 'the-state',
    })
  })

  it('answers with a code for the person signed in, and login_required for another', async () => {
    const { browser } = await signInPanel(started, 'ellen')
    const asked = [{}, { login_hint: 'ELLEN.Sandberg@halden.example' }, { login_hint: 'karin.olsson@halden.example' }]
    const answers = await Promise.all(asked.map(async (more) => answerOf(await browser.authorize(silent(more))).members))
    expect(answers.map(({ code, error }) => error ?? (code === undefined ? 'nothing' : 'code'))).toEqual([
      'code',
      'code',
      'login_required',
    ])
  })

  it('wants a hint when two people are signed in at one browser', async () => {
    const { browser } = await signInPanel(started, 'ellen')
    await browser.choose(authorizeUrl(started, panelRequest(pkce().challenge, { prompt: 'select_account' })), 'karin')
    const without = answerOf(await browser.authorize(silent())).members
    const withHint = answerOf(await browser.authorize(silent({ login_hint: 'ellen.sandberg@halden.example' }))).members
    expect([without['error'], Object.keys(withHint)]).toEqual(['interaction_required', ['code', 'state', 'session_state']])
  })

  it('answers login_required after sign-out, which returns to the registered address', async () => {
    const { browser } = await signInPanel(started, 'ellen')
    const out = await browser.visit(
      `${started.standin.authority}/oauth2/v2.0/logout?${new URLSearchParams({ post_logout_redirect_uri: panelRedirect, state: 'out' })}`,
    )
    const elsewhere = await browser.visit(
      `${started.standin.authority}/oauth2/v2.0/logout?post_logout_redirect_uri=https://evil.example/`,
    )
    const { members } = answerOf(await browser.authorize(silent()))
    expect([out.headers.get('location'), elsewhere.headers.get('location'), members['error']]).toEqual([
      `${panelRedirect}?state=out`,
      null,
      'login_required',
    ])
  })
})

describe('a broker asking for the panel', () => {
  it('gets the code at its own address and redeems it from its own origin alone', async () => {
    const { verifier, challenge } = pkce()
    const answer = answerOf(await openBrowser(started).choose(authorizeUrl(started, outlookRequest(challenge)), 'ellen'))
    const form = {
      grant_type: 'authorization_code',
      client_id: clients.panel,
      redirect_uri: 'brk-multihub://localhost:9445',
      code: answer.members['code'] ?? '',
      code_verifier: verifier,
    }
    const redeemed = await postToken(started, form, { origin: outlookOrigin })
    expect([answer.to, redeemed.status, redeemed.body['token_type']]).toEqual([`${outlookOrigin}/redirect.html`, 200, 'Bearer'])
  })

  it('is refused with a page when the panel has no brk-multihub address registered', async () => {
    const request = outlookRequest(pkce().challenge, { redirect_uri: 'brk-multihub://localhost:1234' })
    const response = await openBrowser(started).authorize(request)
    expect([response.status, response.headers.get('location'), (await response.text()).includes('AADSTS50011')]).toEqual([
      400,
      null,
      true,
    ])
  })

  it.each([
    ['an unknown broker', { brk_client_id: 'a1f3c0de-ffff-4c11-8a11-000000000000' }],
    ['an address the broker has not registered', { brk_redirect_uri: 'https://evil.example/' }],
    ['an ordinary address of the panel', { redirect_uri: panelRedirect }],
  ])('is refused with %s', async (_, more) => {
    const response = await openBrowser(started).authorize(outlookRequest(pkce().challenge, more))
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  })

  it('signs a person in for itself by the hint, without the picker', async () => {
    const browser = openBrowser(started)
    const request = { client_id: clients.outlook, redirect_uri: `${outlookOrigin}/`, login_hint: 'amir.haddad@halden.example' }
    const self = await browser.authorize(panelRequest(pkce().challenge, request))
    const nested = await browser.authorize(
      outlookRequest(pkce().challenge, { prompt: 'none', login_hint: 'amir.haddad@halden.example' }),
    )
    expect([answerOf(self).to, Object.keys(answerOf(nested).members)]).toEqual([
      `${outlookOrigin}/`,
      ['code', 'state', 'session_state'],
    ])
  })
})
