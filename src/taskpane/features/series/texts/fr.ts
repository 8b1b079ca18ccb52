import { listIn, pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('fr')
const and = listIn('fr')

export const series: SeriesTexts = {
  heading: 'Série',
  activity: 'Activité',
  pattern: {
    days: (count) => (count === 1 ? 'Tous les jours' : `Tous les ${count} jours`),
    workingDays: 'Du lundi au vendredi',
    weeks: (count, days) =>
      count === 1
        ? `Tous les ${and(days.map((day) => `${day}s`))}`
        : count === 2 && days.length === 1
          ? `Un ${and(days)} sur deux`
          : `Toutes les ${count} semaines, ${and(days.map((day) => `le ${day}`))}`,
    monthDate: (date) => `Le ${date === 1 ? '1er' : date} de chaque mois`,
    monthDay: (nth, day) => `Le ${['premier', 'deuxième', 'troisième', 'quatrième'][nth - 1] ?? 'dernier'} ${day} de chaque mois`,
  },
  activities: (count) => `${count} ${plural(count, 'activité', 'activités')}, une par date`,
  beginning: 'Les activités sont en cours de création. Elles s’affichent ici d’elles-mêmes.',
  past: 'Passée',
  linked: 'Liée',
  differs: 'Différente',
  removed: 'Supprimée',
  later: 'Liée plus tard',
  leftOut: 'Non liée',
  thisDate: (date) => `Cette date, ${date}`,
  openInIfs: (activityNo) => `Ouvrir ${activityNo} dans IFS`,
  nextDates: 'Prochaines dates',
  all: (count) => `Toutes (${count})`,
  fewer: 'Moins',
  asSeries: 'Comme la série',
  movedTo: (when) => `Déplacée au ${when}`,
  changed: 'Modifiée à part',
  removedInOutlook: 'Supprimée dans Outlook',
  followsLater: 'Suit plus tard',
  unlinkedDate: 'Non liée',
  none: 'Aucune',
  linkedUpTo: (date) => `Liée jusqu’au ${date}. Les dates suivantes s’ajoutent d’elles-mêmes.`,
  ended: 'La série est terminée dans Outlook. Ses activités restent.',
}
