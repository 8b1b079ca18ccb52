import { pluralIn } from '../../../../ui/plural.ts'
import type { InvitationTexts } from './en.ts'

const plural = pluralIn('es')

export const invitations: InvitationTexts = {
  title: 'Enviar invitaciones',
  recipients: 'Destinatarios',
  selectNone: 'Quitar todos',
  selectAll: 'Seleccionar todos',
  getsNone: (count) => `Sin invitación (${count})`,
  noAddress: 'Sin dirección de correo en IFS',
  addAddress: 'Añadir',
  addAddressOf: (name) => `Añadir una dirección de ${name} en IFS`,
  invited: 'Ya invitado',
  sends: (count) =>
    `Outlook enviará ahora ${count} ${plural(count, 'invitación', 'invitaciones')} en su nombre. No se pueden retirar, solo cancelar.`,
  send: (count) => `Enviar ${count} ${plural(count, 'invitación', 'invitaciones')}`,
  sending: 'Enviando…',
  notNow: 'Ahora no',
  nobody: 'No se puede invitar a nadie de esta actividad.',
  everybody: 'Todos están ya invitados.',
}
