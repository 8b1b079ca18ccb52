import { pluralIn } from '../../../../ui/plural.ts'
import type { CreateTexts } from './en.ts'

const plural = pluralIn('sv')

export const create: CreateTexts = {
  title: 'Skapa aktivitet',
  subject: 'Ämne',
  time: 'Tid',
  thisDateOnly: 'Bara det här datumet',
  wholeSeries: 'Hela serien',
  whatToLink: 'Vad som länkas',
  people: 'Personer',
  matched: (count) => `${count} ${plural(count, 'matchad', 'matchade')}`,
  matchedOnceSaved: (count) => `${count}, matchas när du sparat`,
  connection: 'Koppling',
  chooseConnection: 'Välj',
  opportunity: 'Affärsmöjlighet',
  none: 'Ingen',
  type: 'Typ',
  subType: 'Undertyp',
  notes: 'Anteckningar',
  notesHint: 'Stannar i IFS. Outlook ändrar det aldrig.',
  effects: 'Vad som händer',
  createsOne: 'Skapar 1 aktivitet',
  createsEach: 'Skapar en aktivitet för varje datum',
  createsContacts: (count, names) => `Skapar ${count} ${plural(count, 'kontakt', 'kontakter')}: ${names}`,
  connects: (contacts, representatives) =>
    `Kopplar ${contacts} ${plural(contacts, 'kontakt', 'kontakter')} och ${representatives} ${plural(representatives, 'ansvarig', 'ansvariga')}`,
  connectsOnceSaved: 'Kopplar de personer som IFS känner till',
  leavesOut: (names) => `Utelämnar, inte i IFS: ${names}`,
  addsCategory: (category) => `Sätter kategorin ${category} här i Outlook`,
  mailsNobody: 'Skickar ingen e-post',
  short: 'Skapar 1 aktivitet. Ingen e-post.',
  shortSeries: 'Skapar en aktivitet för varje datum. Ingen e-post.',
  onceSaved: 'Länken blir klar när du sparar bokningen.',
  create: 'Skapa aktivitet',
  creating: 'Skapar…',
  cancel: 'Avbryt',
  choose: 'Välj vad aktiviteten hör till.',
}
