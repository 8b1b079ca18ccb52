import { pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('fr')

export const series: SeriesTexts = {
  heading: 'Série',
  activity: 'Activité',
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
