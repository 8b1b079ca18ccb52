import { pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('es')

export const series: SeriesTexts = {
  heading: 'Serie',
  activity: 'Actividad',
  activities: (count) => `${count} ${plural(count, 'actividad', 'actividades')}, una por fecha`,
  beginning: 'Las actividades se están creando. Aparecerán aquí por sí solas.',
  past: 'Pasada',
  linked: 'Vinculada',
  differs: 'Distinta',
  removed: 'Eliminada',
  later: 'Se vincula después',
  leftOut: 'Sin vincular',
  thisDate: (date) => `Esta fecha, ${date}`,
  openInIfs: (activityNo) => `Abrir ${activityNo} en IFS`,
  nextDates: 'Próximas fechas',
  all: (count) => `Todas (${count})`,
  fewer: 'Menos',
  asSeries: 'Como la serie',
  movedTo: (when) => `Movida al ${when}`,
  changed: 'Cambiada aparte',
  removedInOutlook: 'Eliminada en Outlook',
  followsLater: 'Sigue después',
  unlinkedDate: 'Sin vincular',
  none: 'Ninguna',
  linkedUpTo: (date) => `Vinculada hasta el ${date}. Las fechas posteriores se añaden por sí solas.`,
  ended: 'La serie ha terminado en Outlook. Sus actividades se conservan.',
}
