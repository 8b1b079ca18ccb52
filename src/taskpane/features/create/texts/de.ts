import { pluralIn } from '../../../../ui/plural.ts'
import type { CreateTexts } from './en.ts'

const plural = pluralIn('de')

export const create: CreateTexts = {
  title: 'Aktivität anlegen',
  subject: 'Betreff',
  time: 'Zeit',
  thisDateOnly: 'Nur dieser Termin',
  wholeSeries: 'Die ganze Serie',
  whatToLink: 'Was verknüpft wird',
  people: 'Personen',
  matched: (count) => `${count} zugeordnet`,
  matchedOnceSaved: (count) => `${count}, nach dem Speichern zugeordnet`,
  connection: 'Verbindung',
  chooseConnection: 'Auswählen',
  opportunity: 'Verkaufschance',
  none: 'Keine',
  type: 'Art',
  subType: 'Unterart',
  notes: 'Notizen',
  notesHint: 'Bleibt in IFS. Outlook ändert es nie.',
  effects: 'Was geschieht',
  createsOne: 'Legt 1 Aktivität an',
  createsEach: 'Legt je Termin eine Aktivität an',
  createsContacts: (count, names) => `Legt ${count} ${plural(count, 'Kontakt', 'Kontakte')} an: ${names}`,
  connects: (contacts, representatives) =>
    `Verbindet ${contacts} ${plural(contacts, 'Kontakt', 'Kontakte')} und ${representatives} Vertreter`,
  connectsOnceSaved: 'Verbindet die Personen, die IFS kennt',
  leavesOut: (names) => `Lässt aus, nicht in IFS: ${names}`,
  addsCategory: (category) => `Setzt hier in Outlook die Kategorie ${category}`,
  mailsNobody: 'Schickt niemandem eine E-Mail',
  short: 'Legt 1 Aktivität an. Keine E-Mail.',
  shortSeries: 'Legt je Termin eine Aktivität an. Keine E-Mail.',
  onceSaved: 'Die Verknüpfung entsteht, sobald Sie den Termin speichern.',
  create: 'Aktivität anlegen',
  creating: 'Wird angelegt…',
  cancel: 'Abbrechen',
  choose: 'Wählen Sie, wozu die Aktivität gehört.',
}
