import { listIn, pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('sv')
const and = listIn('sv')

export const series: SeriesTexts = {
  heading: 'Serie',
  activity: 'Aktivitet',
  pattern: {
    days: (count) => (count === 1 ? 'Varje dag' : count === 2 ? 'Varannan dag' : `Var ${count}:e dag`),
    workingDays: 'Måndag till fredag',
    weeks: (count, days) =>
      count === 1
        ? `Varje ${and(days)}`
        : count === 2
          ? days.length === 1
            ? `Varannan ${and(days)}`
            : `Varannan vecka på ${and(days)}`
          : `Var ${count}:e vecka på ${and(days)}`,
    monthDate: (date) => `Den ${date}${[1, 2, 21, 22, 31].includes(date) ? ':a' : ':e'} varje månad`,
    monthDay: (nth, day) => `${['Första', 'Andra', 'Tredje', 'Fjärde'][nth - 1] ?? 'Sista'} ${day}en varje månad`,
  },
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
