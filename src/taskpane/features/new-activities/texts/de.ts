import type { NewActivitiesTexts } from './en.ts'

export const newActivities: NewActivitiesTexts = {
  title: 'Neue Aktivitäten',
  loading: 'Neue Aktivitäten werden geladen',
  filter: 'Filtern',
  empty: 'Keine neuen Aktivitäten. Sie erscheinen hier, sobald sie in IFS angelegt sind.',
  noMatch: (text) => `Keine neue Aktivität passt zu „${text}“.`,
  add: 'Hinzufügen',
  addThis: (subject) => `Hinzufügen: ${subject}`,
  adding: 'Kommt hinzu…',
  added: 'Hinzugefügt',
  alreadyThere: 'Schon vorhanden',
  earlier: 'Früher',
  thisWeek: 'Diese Woche',
  nextWeek: 'Nächste Woche',
  later: 'Später',
  cannotBeAdded: 'Kann nicht hinzugefügt werden',
  noStart: 'Keine Startzeit. Legen Sie in IFS eine fest.',
  completed: 'Die Aktivität ist abgeschlossen. Öffnen Sie sie in IFS wieder.',
  open: 'Öffnen',
  openThis: (subject) => `Öffnen: ${subject}`,
  addsToCalendar: 'Legt einen Termin in Ihrem Kalender an, mit den Namen im Text. Schickt niemandem eine E-Mail.',
}
