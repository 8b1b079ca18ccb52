import type { NewActivitiesTexts } from './en.ts'

export const newActivities: NewActivitiesTexts = {
  title: 'Nya aktiviteter',
  loading: 'Läser in nya aktiviteter',
  filter: 'Filtrera',
  empty: 'Inga nya aktiviteter. De visas här när de har skapats i IFS.',
  noMatch: (text) => `Ingen ny aktivitet matchar ”${text}”.`,
  add: 'Lägg till',
  addThis: (subject) => `Lägg till ${subject}`,
  adding: 'Lägger till…',
  added: 'Tillagd',
  alreadyThere: 'Finns redan',
  earlier: 'Tidigare',
  thisWeek: 'Den här veckan',
  nextWeek: 'Nästa vecka',
  later: 'Senare',
  cannotBeAdded: 'Kan inte läggas till',
  noStart: 'Ingen starttid. Ange en i IFS.',
  completed: 'Aktiviteten är avslutad. Öppna den igen i IFS.',
  open: 'Öppna',
  openThis: (subject) => `Öppna ${subject}`,
  addsToCalendar: 'Lägger till en bokning i din kalender, med namnen i texten. Skickar ingen e-post.',
}
