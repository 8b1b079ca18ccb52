import { listIn, pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('de')
const and = listIn('de')

export const series: SeriesTexts = {
  heading: 'Serie',
  activity: 'Aktivität',
  pattern: {
    days: (count) => (count === 1 ? 'Jeden Tag' : `Alle ${count} Tage`),
    workingDays: 'Montag bis Freitag',
    weeks: (count, days) =>
      count === 1
        ? `Jeden ${and(days)}`
        : count === 2 && days.length === 1
          ? `Jeden zweiten ${and(days)}`
          : `Alle ${count} Wochen am ${and(days)}`,
    monthDate: (date) => `Am ${date}. jedes Monats`,
    monthDay: (nth, day) => `Am ${['ersten', 'zweiten', 'dritten', 'vierten'][nth - 1] ?? 'letzten'} ${day} jedes Monats`,
  },
  activities: (count) => `${count} ${plural(count, 'Aktivität', 'Aktivitäten')}, eine je Termin`,
  beginning: 'Die Aktivitäten werden angelegt. Sie erscheinen hier von selbst.',
  past: 'Vergangen',
  linked: 'Verknüpft',
  differs: 'Abweichend',
  removed: 'Entfernt',
  later: 'Folgt später',
  leftOut: 'Nicht verknüpft',
  thisDate: (date) => `Dieser Termin, ${date}`,
  openInIfs: (activityNo) => `${activityNo} in IFS öffnen`,
  nextDates: 'Nächste Termine',
  all: (count) => `Alle ${count}`,
  fewer: 'Weniger',
  asSeries: 'Wie die Serie',
  movedTo: (when) => `Verschoben auf ${when}`,
  changed: 'Einzeln geändert',
  removedInOutlook: 'In Outlook entfernt',
  followsLater: 'Folgt später',
  unlinkedDate: 'Nicht verknüpft',
  none: 'Keine',
  linkedUpTo: (date) => `Verknüpft bis ${date}. Spätere Termine folgen von selbst.`,
  ended: 'Die Serie ist in Outlook beendet. Ihre Aktivitäten bleiben.',
}
