import { pluralIn } from '../../../../ui/plural.ts'
import type { CreateTexts } from './en.ts'

const plural = pluralIn('es')

export const create: CreateTexts = {
  title: 'Crear actividad',
  subject: 'Asunto',
  time: 'Hora',
  thisDateOnly: 'Solo esta fecha',
  wholeSeries: 'Toda la serie',
  whatToLink: 'Qué se vincula',
  people: 'Personas',
  matched: (count) => `${count} ${plural(count, 'identificada', 'identificadas')}`,
  matchedOnceSaved: (count) => `${count}, se identifican al guardar`,
  connection: 'Relación',
  chooseConnection: 'Elegir',
  opportunity: 'Oportunidad',
  none: 'Ninguna',
  type: 'Tipo',
  subType: 'Subtipo',
  notes: 'Notas',
  notesHint: 'Se queda en IFS. Outlook nunca lo cambia.',
  effects: 'Qué sucederá',
  createsOne: 'Crea 1 actividad',
  createsEach: 'Crea una actividad por fecha',
  createsContacts: (count, names) => `Crea ${count} ${plural(count, 'contacto', 'contactos')}: ${names}`,
  connects: (contacts, representatives) =>
    `Asocia ${contacts} ${plural(contacts, 'contacto', 'contactos')} y ${representatives} ${plural(representatives, 'representante', 'representantes')}`,
  connectsOnceSaved: 'Asocia a las personas que IFS conoce',
  leavesOut: (names) => `Omite, no están en IFS: ${names}`,
  addsCategory: (category) => `Pone la categoría ${category} aquí en Outlook`,
  mailsNobody: 'No envía correos a nadie',
  short: 'Crea 1 actividad. Ningún correo.',
  shortSeries: 'Crea una actividad por fecha. Ningún correo.',
  onceSaved: 'El vínculo se completa en cuanto guarde la cita.',
  create: 'Crear actividad',
  creating: 'Creando…',
  cancel: 'Cancelar',
  choose: 'Elija a qué pertenece la actividad.',
}
