import { listIn, pluralIn } from '../../../../ui/plural.ts'
import type { SeriesTexts } from './en.ts'

const plural = pluralIn('es')
const and = listIn('es')
const severalOf = (day: string): string => (day.endsWith('s') ? day : `${day}s`)

export const series: SeriesTexts = {
  heading: 'Serie',
  activity: 'Actividad',
  pattern: {
    days: (count) => (count === 1 ? 'Todos los días' : `Cada ${count} días`),
    workingDays: 'De lunes a viernes',
    weeks: (count, days) =>
      count === 1
        ? `Todos los ${and(days.map(severalOf))}`
        : count === 2 && days.length === 1
          ? `Cada dos ${and(days.map(severalOf))}`
          : `Cada ${count} semanas, ${and(days.map((day) => `el ${day}`))}`,
    monthDate: (date) => `El día ${date} de cada mes`,
    monthDay: (nth, day) => `El ${['primer', 'segundo', 'tercer', 'cuarto'][nth - 1] ?? 'último'} ${day} de cada mes`,
  },
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
