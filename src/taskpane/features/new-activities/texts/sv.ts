import { pluralIn } from '../../../../ui/plural.ts'
import type { NewActivitiesTexts } from './en.ts'

const plural = pluralIn('sv')

export const newActivities: NewActivitiesTexts = {
  title: 'Nya aktiviteter',
  loading: 'Läser in nya aktiviteter',
  filter: 'Filtrera',
  empty: 'Inga nya aktiviteter. De visas här när de har skapats i IFS.',
  noMatch: (text) => `Ingen ny aktivitet matchar ”${text}”.`,
  added: 'Tillagd',
  alreadyThere: 'Finns redan',
  wanted: 'Begärda i IFS',
  earlier: 'Tidigare',
  thisWeek: 'Den här veckan',
  nextWeek: 'Nästa vecka',
  later: 'Senare',
  cannotBeAdded: 'Kan inte läggas till',
  noStart: 'Ingen starttid. Ange en i IFS.',
  completed: 'Aktiviteten är avslutad. Öppna den igen i IFS.',
  open: 'Öppna',
  openThis: (subject) => `Öppna ${subject}`,
  adding: 'Lägger till…',
  notAdded: 'Inte tillagd',
  inviteTo: (subject) => `Skicka inbjudningar: ${subject}`,
  selectAll: 'Markera alla',
  clear: 'Rensa',
  selected: (count, of) => `${count} av ${of} valda`,
  addsAppointments: (count) => `Lägger till ${count} ${plural(count, 'bokning', 'bokningar')} i din kalender`,
  writesNames: 'Skriver namnen i texten',
  short: (count) => `Lägger till ${count} ${plural(count, 'bokning', 'bokningar')}. Ingen e-post.`,
  addToCalendar: (count) => `Lägg till ${count} i kalendern`,
  addNothing: 'Lägg till i kalendern',
  addingOf: (through, of) => `Lägger till ${through} av ${of}…`,
  result: (added, notAdded) =>
    `${added} ${plural(added, 'tillagd', 'tillagda')}${notAdded === 0 ? '' : `, ${notAdded} inte ${plural(notAdded, 'tillagd', 'tillagda')}`}`,
}
