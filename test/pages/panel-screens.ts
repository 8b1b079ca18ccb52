import type { Page } from 'playwright-core'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { appointment, fjord, link } from '../taskpane/support/fixtures.ts'
import {
  gone,
  guest,
  linked,
  linkedWithFields,
  longNames,
  longTrail,
  privateOne,
  rightToLeft,
  setAside,
  toDecide,
  withFields,
} from './panel-views.ts'
import { linkScreens } from './panel-link-screens.ts'
import type { PanelServer } from './panel-server.ts'

/** A screen of the panel, and how a person comes to it once signed in. Steps go by structure, so that they lead there in any language. */
export interface Screen {
  readonly name: string
  readonly view: AppointmentView | null
  /** What Outlook says: see office-page.js. */
  readonly office?: Readonly<Record<string, unknown>>
  readonly isPurchasing?: boolean
  readonly isSignedIn?: boolean
  readonly steps?: (page: Page, server: PanelServer) => Promise<void>
}

const openForm = async (page: Page) => {
  await page.locator('[data-opens="create"]').click()
  await page.locator('textarea').last().waitFor()
}
const pressPrimary = (page: Page) => page.keyboard.press('Control+Enter')
const openMenu = async (page: Page) => {
  await page.locator('main [aria-haspopup="menu"]').click()
  await page.getByRole('menuitem').first().waitFor()
}
const form = {
  subject: 'Quarterly review Norrvik',
  start: '2026-11-24T09:00:00Z',
  end: '2026-11-24T10:00:00Z',
  people: [{ displayName: 'Maria Lindqvist', emailAddress: 'maria.lindqvist@norrvik.example' }],
}
const decideOnForm = async (page: Page) => {
  await openForm(page)
  await page.locator('[data-opens="connection"]').click()
  await page.getByRole('radio').first().click()
  await page.locator('textarea').last().waitFor()
  await pressPrimary(page)
  await page.locator('[data-rail="offline"]').waitFor()
}

/** All of them, in the order of the design. */
export const screens: readonly Screen[] = [
  { name: 'not linked', view: appointment },
  { name: 'not linked, long names', view: longNames },
  { name: 'not linked, Arabic subject', view: rightToLeft },
  { name: 'create', view: appointment, steps: openForm },
  { name: 'create, long names', view: longNames, steps: openForm },
  {
    name: 'create, fields',
    view: withFields,
    steps: async (page) => {
      await openForm(page)
      await page.locator('textarea').last().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'create, fields at fault',
    view: withFields,
    steps: async (page) => {
      await openForm(page)
      await pressPrimary(page)
      await page.locator('main [aria-invalid="true"]').first().waitFor()
    },
  },
  {
    name: 'people, fields',
    view: withFields,
    steps: async (page) => {
      await openForm(page)
      await page.locator('[data-opens="people"]').click()
      await page.locator('main section').first().waitFor()
    },
  },
  {
    name: 'people',
    view: toDecide,
    steps: async (page) => {
      await openForm(page)
      await page.locator('[data-opens="people"]').click()
      await page.getByRole('radio').first().waitFor()
    },
  },
  {
    name: 'connection',
    view: appointment,
    steps: async (page) => {
      await page.locator('[data-opens="connection"]').click()
      await page.getByRole('searchbox').waitFor()
      await page.getByRole('radio').first().waitFor()
    },
  },
  {
    name: 'link existing',
    view: appointment,
    steps: async (page) => {
      await page.locator('[data-opens="link-existing"]').click()
      await page.getByRole('radio', { name: /Q-review/ }).check()
    },
  },
  { name: 'linked', view: linked },
  { name: 'linked, long trail', view: longTrail },
  { name: 'linked, fields', view: linkedWithFields },
  { name: 'linked, Arabic subject', view: { ...rightToLeft, link } },
  { name: 'linked, series date', view: { ...linked, kind: 'occurrence' } },
  { name: 'linked, menu open', view: linked, steps: openMenu },
  {
    name: 'unlink',
    view: linked,
    steps: async (page) => {
      await openMenu(page)
      await page.getByRole('menuitem').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'new activities',
    view: appointment,
    steps: async (page) => {
      await page.getByRole('tab').nth(1).click()
      await page.locator('li input').first().check()
      await page.locator('footer button').last().click()
      await page.locator('li [data-done]').first().waitFor()
      await page.locator('li input').first().check()
      await page.locator('li input').nth(1).check()
    },
  },
  { name: 'attendee', view: guest },
  { name: 'loading', view: null },
  {
    name: 'offline',
    view: linked,
    steps: async (page) => {
      // What the view is made of is all there.
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await page.locator('[data-rail="offline"]').waitFor()
    },
  },
  {
    name: 'service silent',
    view: linked,
    steps: async (page, server) => {
      server.fallSilent()
      await page.locator('[data-rail="offline"]').waitFor({ timeout: 20_000 })
    },
  },
  {
    name: 'error in place',
    view: appointment,
    steps: async (page, server) => {
      server.refuseLink({
        code: 'ifs-unavailable',
        message: 'IFS does not answer.',
        fix: 'Nothing was created. Try again in a minute.',
        correlationId: 'b5c0ffee-7d1e-4c11-8a11-0f9a523c1d4a',
      })
      await openForm(page)
      await pressPrimary(page)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'overtaken',
    view: appointment,
    steps: async (page, server) => {
      server.refuseLink({
        code: 'already-linked',
        message: 'Already linked meanwhile, to 4711.',
        fix: 'Go back to see it.',
        correlationId: 'b5c0ffee-7d1e-4c11-8a11-0f9a523c1d4b',
        activityNo: '4711',
      })
      await openForm(page)
      await pressPrimary(page)
      await page.getByRole('alert').waitFor()
    },
  },
  ...linkScreens,
  { name: 'private', view: privateOne },
  { name: 'first run', view: appointment, isSignedIn: false },
  { name: 'other account', view: appointment, office: { userName: 'jonas.ekstrom@halden.example' } },
  { name: 'set aside', view: setAside },
  { name: 'activity gone', view: gone },
  { name: 'not saved', view: appointment, office: { form } },
  { name: 'linked once saved', view: appointment, office: { form }, steps: decideOnForm },
  { name: 'mobile', view: linked, office: { mobile: true } },
  {
    name: 'supplier',
    isPurchasing: true,
    view: { ...appointment, suggestions: [{ connection: fjord, because: { kind: 'same-domain', domain: 'fjord.example' } }] },
  },
]

/** The languages beside English, by the locale of a host. */
export const otherLocales = ['de-DE', 'sv-SE', 'fr-FR', 'es-ES', 'ja-JP'] as const
