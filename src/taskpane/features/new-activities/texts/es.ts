import type { NewActivitiesTexts } from './en.ts'

export const newActivities: NewActivitiesTexts = {
  title: 'Nuevas actividades',
  loading: 'Cargando nuevas actividades',
  filter: 'Filtrar',
  empty: 'No hay actividades nuevas. Aparecen aquí cuando se crean en IFS.',
  noMatch: (text) => `Ninguna actividad nueva coincide con «${text}».`,
  add: 'Añadir',
  addThis: (subject) => `Añadir ${subject}`,
  adding: 'Añadiendo…',
  added: 'Añadida',
  alreadyThere: 'Ya está',
  earlier: 'Antes',
  thisWeek: 'Esta semana',
  nextWeek: 'La próxima semana',
  later: 'Más adelante',
  cannotBeAdded: 'No se pueden añadir',
  noStart: 'Sin hora de inicio. Indique una en IFS.',
  completed: 'La actividad está terminada. Ábrala de nuevo en IFS.',
  open: 'Abrir',
  openThis: (subject) => `Abrir ${subject}`,
  addsToCalendar: 'Añade una cita a su calendario, con los nombres en el texto. No envía correos a nadie.',
}
