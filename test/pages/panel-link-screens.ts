import type { Page } from 'playwright-core'
import type { ExplanationView } from '../../src/api/explain.ts'
import type { InvitationsView } from '../../src/api/invitations.ts'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import type { SeriesView } from '../../src/api/schemas.ts'
import { appointment, link, norrvik } from '../taskpane/support/fixtures.ts'
import type { PanelServer } from './panel-server.ts'

/** Screens of what is told of a link: why it is not synced, how current it is, whom it invites, and of a whole series. */

type Check = ExplanationView['checks'][number]
const at = '2026-11-24T09:42:07Z'
const locked = 'IFS takes no change while the service user of rmsync is locked. IFS says: Användaren är låst.'
const lockedSaid = [
  { code: 'ifs-locked', params: [] },
  { code: 'ifs-says', params: [{ name: 'sentence', value: 'Användaren är låst.' }] },
]
const paramsOf = (params: Readonly<Record<string, string>>): Check['params'] =>
  Object.entries(params).map(([name, value]) => ({ name, value, ...(value === locked ? { said: lockedSaid } : {}) }))
const check = (
  code: Check['code'],
  verdict: Check['verdict'],
  finding: string,
  params: Readonly<Record<string, string>> = {},
): Check => ({ code, verdict, finding, params: paramsOf(params), says: 'In English.', fix: '' })

const fine: readonly Check[] = [
  check('linked', 'ok', 'linked', { activityNo: '4711', by: 'Ellen Sandberg', since: at }),
  check('organizer', 'ok', 'own', { name: 'Ellen Sandberg' }),
  check('active', 'ok', 'on', { name: 'Ellen Sandberg' }),
  check('permission-set', 'ok', 'granted', { name: 'Ellen Sandberg' }),
  check('private', 'ok', 'public'),
  check('window', 'ok', 'inside', { from: at, to: at }),
  check('paused', 'ok', 'no'),
]
const noticed = check('last-notice', 'ok', 'told', { roundAt: at, notifications: 'live', toldAt: at })
const allWell: ExplanationView = {
  linkId: 'link-1',
  activityNo: '4711',
  firstProblem: null,
  waiting: null,
  checks: [
    ...fine,
    check('ifs', 'ok', 'reachable'),
    check('activity', 'ok', 'there', { activityNo: '4711' }),
    noticed,
    check('last-relay', 'ok', 'relayed', { at, outcome: 'updated', currentAsOf: at }),
    check('last-error', 'ok', 'none'),
  ],
}
const completed: ExplanationView = {
  ...allWell,
  firstProblem: 'activity',
  waiting: {
    changedAt: at,
    by: 'Ellen Sandberg',
    changes: [
      { field: 'start', before: '2026-11-24T09:00:00Z', after: '2026-11-24T12:00:00Z' },
      { field: 'end', before: '2026-11-24T10:00:00Z', after: '2026-11-24T13:00:00Z' },
    ],
  },
  checks: [
    ...fine,
    check('ifs', 'ok', 'reachable'),
    check('activity', 'problem', 'completed', { activityNo: '4711' }),
    noticed,
    check('last-relay', 'ok', 'none', { currentAsOf: at }),
    check('last-error', 'problem', 'set-aside', { why: locked, since: at }),
  ],
}
const long: ExplanationView = {
  ...allWell,
  firstProblem: 'organizer',
  waiting: {
    changedAt: '2026-11-03T09:42:07Z',
    by: 'Maximiliana Konstantinopolitanska-Featherstonehaugh',
    changes: [
      {
        field: 'description',
        before: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        after: 'مراجعة ربع سنوية مع شركة نورفيك 2026 (الجزء الثاني)',
      },
      { field: 'representatives', before: '', after: 'Maximiliana Konstantinopolitanska-Featherstonehaugh' },
    ],
  },
  checks: [
    ...fine.slice(0, 1),
    check('organizer', 'problem', 'other', { name: 'Maximiliana Konstantinopolitanska-Featherstonehaugh' }),
    ...fine.slice(2),
    check('ifs', 'unknown', 'unknown', { reason: locked }),
    check('activity', 'problem', 'of-a-newer-service'),
  ],
}

const series: SeriesView = {
  seriesLinkId: 'series-1',
  state: { kind: 'linked' },
  linkedBy: 'Jonas Ekström',
  currentAsOf: at,
  category: 'IFS CRM',
  connection: norrvik,
  expandedThrough: '2027-02-10T09:00:00Z',
  dates: (
    [
      ['2026-11-10', '4731', 'past', 9],
      ['2026-11-24', '4733', 'linked', 9],
      ['2026-12-08', '4734', 'linked', 9],
      ['2026-12-22', '4735', 'differs', 13],
      ['2027-01-05', '4736', 'linked', 9],
      ['2027-01-19', null, 'removed', 9],
      ['2027-02-02', '4738', 'linked', 9],
      ['2027-02-16', null, 'later', 9],
    ] as const
  ).map(([on, activityNo, kind, hour]) => ({
    on,
    kind,
    activityNo,
    activityUrl: activityNo === null ? null : `https://localhost:8443/activity/${activityNo}`,
    when:
      kind === 'removed'
        ? null
        : {
            kind: 'timed' as const,
            startAt: `${on}T${String(hour).padStart(2, '0')}:00:00Z`,
            endAt: `${on}T${String(hour + 1).padStart(2, '0')}:00:00Z`,
            zone: 'UTC',
          },
  })),
}
const linked: AppointmentView = { ...appointment, link }
const guestOfSeries: AppointmentView = {
  ...appointment,
  kind: 'series',
  people: [],
  suggestions: [],
  organizer: { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example' },
  mayLink: { kind: 'no', code: 'not-organizer', reason: 'You are invited.', fix: 'Ask Jonas Ekström.' },
  series,
}
const invitations: InvitationsView = {
  subject: 'Quarterly review Norrvik',
  when: appointment.when,
  activityUrl: 'https://localhost:8443/activity/4711',
  recipients: [
    { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', invited: false },
    {
      name: 'Maximiliana Konstantinopolitanska-Featherstonehaugh',
      email: 'maximiliana.k@norrvik-service.example',
      invited: false,
    },
    { name: 'سارة الأحمد', email: 'sara@norrvik.example', invited: false },
    { name: 'Peter Hahn', email: null, invited: false },
    { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example', invited: true },
  ],
}

const why = (explanation: ExplanationView) => async (page: Page, server: PanelServer) => {
  server.explainAs(explanation)
  await page.locator('[data-opens="why"]').click()
  await page.locator('[data-verdict]').first().waitFor()
}

export const linkScreens = [
  { name: 'why', view: linked, steps: why(completed) },
  { name: 'why, long names', view: linked, steps: why(long) },
  { name: 'why, all well', view: linked, steps: why(allWell) },
  {
    name: 'waiting',
    view: {
      ...linked,
      link: { ...link, state: { kind: 'waiting' as const, since: at, why: locked, said: lockedSaid } },
    },
  },
  {
    name: 'stale mailbox',
    view: { ...linked, freshness: { currentAsOf: '2026-11-24T09:01:00Z', isStale: true, code: 'stale' as const } },
  },
  { name: 'series', view: { ...appointment, kind: 'occurrence' as const, link: { ...link, activityNo: '4733' }, series } },
  { name: 'series, invited', view: guestOfSeries },
  {
    name: 'invitations',
    view: linked,
    steps: async (page: Page, server: PanelServer) => {
      server.inviteAs(invitations)
      await page.locator('main [aria-haspopup="menu"]').click()
      await page.getByRole('menuitem').first().click()
      await page.locator('main input').first().waitFor()
    },
  },
]
