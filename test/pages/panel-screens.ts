import type { Page } from 'playwright-core'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { anna, appointment, fjord, link } from '../taskpane/support/fixtures.ts'
import type { PanelServer } from './panel-server.ts'

/** A screen of the panel, and how a person comes to it once signed in. */
export interface Screen {
  readonly name: string
  readonly view: AppointmentView | null
  /** `?panel=srm`: the flavour of purchasing */
  readonly search?: string
  readonly steps?: (page: Page, server: PanelServer) => Promise<void>
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
}
const openForm = async (page: Page) => {
  await press('Create activity')(page)
  await page.getByRole('heading', { name: 'Create activity' }).waitFor()
}
const linked: AppointmentView = { ...appointment, link }
const longNames: AppointmentView = {
  ...appointment,
  subject:
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft: yearly review of everything there is',
  organizer: { name: 'Maximiliana Konstantinopolitanska-Featherstonehaugh', email: appointment.organizer.email },
  suggestions: appointment.suggestions.map((suggestion, at) =>
    at > 0
      ? suggestion
      : {
          ...suggestion,
          connection: {
            ...suggestion.connection,
            name: 'Norddeutsche Schiffsmaschinenbauanstalt und Reparaturwerft GmbH & Co. KGaA',
          },
        },
  ),
}

/** All of them, in the order of the design. */
export const screens: readonly Screen[] = [
  { name: 'not linked', view: appointment },
  { name: 'not linked, long names', view: longNames },
  { name: 'create', view: appointment, steps: openForm },
  {
    name: 'create, long names',
    view: longNames,
    steps: openForm,
  },
  {
    name: 'people',
    view: { ...appointment, people: [...appointment.people, anna], suggestions: [] },
    steps: async (page) => {
      await press('Create activity')(page)
      await press('Review')(page)
      await page.getByRole('heading', { name: /^People/ }).waitFor()
    },
  },
  {
    name: 'connection',
    view: appointment,
    steps: async (page) => {
      await press('Choose another')(page)
      await page.getByRole('radio').first().waitFor()
    },
  },
  {
    name: 'link existing',
    view: appointment,
    steps: async (page) => {
      await press('Link existing')(page)
      await page.getByRole('radio', { name: /Q-review/ }).check()
    },
  },
  { name: 'linked', view: linked },
  { name: 'linked, series date', view: { ...linked, kind: 'occurrence' } },
  {
    name: 'linked, menu open',
    view: linked,
    steps: async (page) => {
      await press('Manage link')(page)
      await page.getByRole('menuitem', { name: 'Unlink' }).waitFor()
    },
  },
  {
    name: 'unlink',
    view: linked,
    steps: async (page) => {
      await press('Manage link')(page)
      await page.getByRole('menuitem', { name: 'Unlink' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'new activities',
    view: appointment,
    steps: async (page) => {
      await page.getByRole('tab', { name: /New activities/ }).click()
      await page.getByRole('button', { name: /^Add / }).first().click()
      await page.getByText('Added', { exact: true }).waitFor()
    },
  },
  {
    name: 'attendee',
    view: {
      ...linked,
      mayLink: {
        kind: 'no',
        code: 'not-organizer',
        reason: 'You are invited. Only the organizer can link this appointment or change the link.',
        fix: 'Ask Jonas Ekström.',
      },
      link: { ...link, linkedBy: 'Jonas Ekström' },
    },
  },
  { name: 'loading', view: null },
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
      await press('Create activity')(page)
      await press('Create activity')(page)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'private',
    view: {
      ...appointment,
      suggestions: [],
      people: [],
      subject: 'Private appointment',
      mayLink: {
        kind: 'no',
        code: 'private',
        reason: 'Your company does not link appointments marked private, personal or confidential.',
        fix: 'Set the sensitivity to Normal in Outlook.',
      },
    },
  },
  {
    name: 'set aside',
    view: {
      ...linked,
      syncActive: false,
      link: { ...link, state: { kind: 'set-aside', since: link.currentAsOf, why: 'Activity 4711 is completed.' } },
    },
  },
  {
    name: 'activity gone',
    view: {
      ...linked,
      link: { ...link, state: { kind: 'activity-missing', since: link.currentAsOf }, activity: { kind: 'gone' } },
    },
  },
  {
    name: 'supplier',
    search: '?panel=srm',
    view: { ...appointment, suggestions: [{ connection: fjord, because: { kind: 'same-domain', domain: 'fjord.example' } }] },
  },
]
