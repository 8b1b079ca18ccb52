import type { AppointmentView } from '../../src/api/read-appointment.ts'
import { anna, appointment, link } from '../taskpane/support/fixtures.ts'

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
