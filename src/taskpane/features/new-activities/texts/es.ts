import { pluralIn } from '../../../../ui/plural.ts'
import type { NewActivitiesTexts } from './en.ts'

const plural = pluralIn('es')

export const newActivities: NewActivitiesTexts = {
  title: 'Nuevas actividades',
  loading: 'Cargando nuevas actividades',
  filter: 'Filtrar',
  empty: 'No hay actividades nuevas. Aparecen aquí cuando se crean en IFS.',
  noMatch: (text) => `Ninguna actividad nueva coincide con «${text}».`,
  added: 'Añadida',
  alreadyThere: 'Ya está',
  wanted: 'Pedidas en IFS',
  earlier: 'Antes',
  thisWeek: 'Esta semana',
  nextWeek: 'La próxima semana',
  later: 'Más adelante',
  cannotBeAdded: 'No se pueden añadir',
  noStart: 'Sin hora de inicio. Indique una en IFS.',
  completed: 'La actividad está terminada. Ábrala de nuevo en IFS.',
  open: 'Abrir',
  openThis: (subject) => `Abrir ${subject}`,
  adding: 'Añadiendo…',
  notAdded: 'No añadida',
  inviteTo: (subject) => `Enviar invitaciones: ${subject}`,
  selectAll: 'Seleccionar todas',
  clear: 'Quitar selección',
  selected: (count, of) => `${count} de ${of} ${plural(count, 'seleccionada', 'seleccionadas')}`,
  addsAppointments: (count) => `Añade ${count} ${plural(count, 'cita', 'citas')} a su calendario`,
  writesNames: 'Escribe los nombres en el texto',
  short: (count) => `Añade ${count} ${plural(count, 'cita', 'citas')}. No envía correos a nadie.`,
  addToCalendar: (count) => `Añadir ${count} al calendario`,
  addNothing: 'Añadir al calendario',
  addingOf: (through, of) => `Añadiendo ${through} de ${of}…`,
  result: (added, notAdded) =>
    `${added} ${plural(added, 'añadida', 'añadidas')}${notAdded === 0 ? '' : `, ${notAdded} no ${plural(notAdded, 'añadida', 'añadidas')}`}`,
}
