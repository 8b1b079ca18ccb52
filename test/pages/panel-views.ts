import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { anna, appointment, link } from '../taskpane/support/fixtures.ts'
import { withFields as formFields } from '../taskpane/support/form-fields.ts'

/** Appointments of the screens, as rmsync answers them. */

export const linked: AppointmentView = { ...appointment, link }
export const toDecide: AppointmentView = { ...appointment, people: [...appointment.people, anna], suggestions: [] }

export const longNames: AppointmentView = {
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

const facts = [
  { label: 'Meeting channel', type: 'text', value: 'On site' },
  { label: 'Erwarteter Umsatz einschließlich Dienstleistungsvereinbarungen', type: 'number', value: 1_250_000.5 },
  { label: 'Follow up on', type: 'date', value: '2027-02-28' },
  { label: 'Call back at', type: 'timestamp', value: '2027-03-01T08:30:00Z' },
  { label: 'Mood', type: 'choice', value: 'VeryGood' },
  { label: 'Is confidential', type: 'yes-no', value: false },
  { label: 'What we want to reach', type: 'text', value: null },
  { label: 'ملاحظات', type: 'text', value: 'مراجعة ربع سنوية' },
] as const
/** Fields that administrators set up, long ones among them. */
export const withFields: AppointmentView = {
  ...formFields,
  people: appointment.people.map((person) =>
    person.resolution.kind === 'contact' || person.resolution.kind === 'representative'
      ? { ...person, facts: [facts[0], facts[3], facts[7]] }
      : person,
  ),
}
export const linkedWithFields: AppointmentView = {
  ...withFields,
  link: { ...link, activity: link.activity.kind === 'shown' ? { ...link.activity, fields: [...facts] } : link.activity },
}

export const rightToLeft: AppointmentView = {
  ...appointment,
  subject: 'مراجعة ربع سنوية مع شركة نورفيك 2026 (الجزء الثاني)',
  suggestions: appointment.suggestions.map((suggestion, at) =>
    at > 0 ? suggestion : { ...suggestion, connection: { ...suggestion.connection, name: 'شركة الخليج للملاحة' } },
  ),
}

const [newest] = link.trail
const everybody = Array.from({ length: 24 }, (_, at) => `Person Number ${at + 1}`).join(', ')
export const longTrail: AppointmentView = {
  ...longNames,
  link: {
    ...link,
    trail:
      newest === undefined
        ? []
        : [
            { ...newest, changes: [{ field: 'contacts', before: '', after: everybody }] },
            {
              ...newest,
              rowId: 3,
              changes: [{ field: 'description', before: longNames.subject, after: `${longNames.subject}, second part` }],
            },
            ...link.trail.slice(2),
          ],
  },
}

export const guest: AppointmentView = {
  ...linked,
  organizer: { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example' },
  mayLink: {
    kind: 'no',
    code: 'not-organizer',
    reason: 'You are invited. Only the organizer can link this appointment or change the link.',
    fix: 'Ask Jonas Ekström.',
  },
  link: { ...link, linkedBy: 'Jonas Ekström' },
}

export const privateOne: AppointmentView = {
  ...appointment,
  suggestions: [],
  people: [],
  isPrivate: true,
  subject: 'Private appointment',
  mayLink: {
    kind: 'no',
    code: 'private',
    reason: 'Your company does not link appointments marked private, personal or confidential.',
    fix: 'Set the sensitivity to Normal in Outlook.',
  },
}

export const setAside: AppointmentView = {
  ...linked,
  syncActive: false,
  link: { ...link, state: { kind: 'set-aside', since: link.currentAsOf, why: 'Activity 4711 is completed.' } },
}

export const gone: AppointmentView = {
  ...linked,
  link: { ...link, state: { kind: 'activity-missing', since: link.currentAsOf }, activity: { kind: 'gone' } },
}
