import { pluralIn } from '../../../../ui/plural.ts'
import type { NewActivitiesTexts } from './en.ts'

const plural = pluralIn('de')

export const newActivities: NewActivitiesTexts = {
  title: 'Neue Aktivitäten',
  loading: 'Neue Aktivitäten werden geladen',
  filter: 'Filtern',
  empty: 'Keine neuen Aktivitäten. Sie erscheinen hier, sobald sie in IFS angelegt sind.',
  noMatch: (text) => `Keine neue Aktivität passt zu „${text}“.`,
  added: 'Hinzugefügt',
  alreadyThere: 'Schon vorhanden',
  wanted: 'In IFS angefordert',
  earlier: 'Früher',
  thisWeek: 'Diese Woche',
  nextWeek: 'Nächste Woche',
  later: 'Später',
  cannotBeAdded: 'Kann nicht hinzugefügt werden',
  noStart: 'Keine Startzeit. Legen Sie in IFS eine fest.',
  completed: 'Die Aktivität ist abgeschlossen. Öffnen Sie sie in IFS wieder.',
  open: 'Öffnen',
  openThis: (subject) => `Öffnen: ${subject}`,
  adding: 'Kommt hinzu…',
  notAdded: 'Nicht hinzugefügt',
  inviteTo: (subject) => `Einladungen senden: ${subject}`,
  selectAll: 'Alle auswählen',
  clear: 'Aufheben',
  selected: (count, of) => `${count} von ${of} ausgewählt`,
  addsAppointments: (count) => `Legt ${count} ${plural(count, 'Termin', 'Termine')} in Ihrem Kalender an`,
  writesNames: 'Schreibt die Namen in den Text',
  short: (count) => `Legt ${count} ${plural(count, 'Termin', 'Termine')} an. Keine E-Mails.`,
  addToCalendar: (count) => `${count} zum Kalender hinzufügen`,
  addNothing: 'Zum Kalender hinzufügen',
  addingOf: (through, of) => `${through} von ${of} kommt hinzu…`,
  result: (added, notAdded) => `${added} hinzugefügt${notAdded === 0 ? '' : `, ${notAdded} nicht hinzugefügt`}`,
}
