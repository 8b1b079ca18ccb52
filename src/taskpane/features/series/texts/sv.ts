import { pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('sv')

export const series: SeriesTexts = {
  heading: 'Serie',
  activity: 'Aktivitet',
  activities: (count) => `${count} ${plural(count, 'aktivitet', 'aktiviteter')}, en för varje datum`,
  beginning: 'Aktiviteterna skapas. De visas här av sig själva.',
  past: 'Passerat',
  linked: 'Länkat',
  differs: 'Avviker',
  removed: 'Borttaget',
  later: 'Länkas senare',
  leftOut: 'Ej länkat',
  thisDate: (date) => `Detta datum, ${date}`,
  openInIfs: (activityNo) => `Öppna ${activityNo} i IFS`,
  nextDates: 'Nästa datum',
  all: (count) => `Alla ${count}`,
  fewer: 'Färre',
  asSeries: 'Som serien',
  movedTo: (when) => `Flyttat till ${when}`,
  changed: 'Ändrat för sig',
  removedInOutlook: 'Borttaget i Outlook',
  followsLater: 'Följer senare',
  unlinkedDate: 'Ej länkat',
  none: 'Ingen',
  linkedUpTo: (date) => `Länkat till och med ${date}. Senare datum följer av sig själva.`,
  ended: 'Serien är avslutad i Outlook. Dess aktiviteter finns kvar.',
}
