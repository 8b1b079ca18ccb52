import { pluralIn } from '../../../../ui/plural.ts'
import type { InvitationTexts } from './en.ts'

const plural = pluralIn('fr')

export const invitations: InvitationTexts = {
  title: 'Envoyer les invitations',
  recipients: 'Destinataires',
  selectNone: 'Tout désélectionner',
  selectAll: 'Tout sélectionner',
  getsNone: (count) => `Sans invitation (${count})`,
  noAddress: 'Pas d’adresse e-mail dans IFS',
  addAddress: 'Ajouter',
  addAddressOf: (name) => `Ajouter une adresse de ${name} dans IFS`,
  invited: 'Déjà invité',
  sends: (count) =>
    `Outlook envoie maintenant ${count} ${plural(count, 'invitation', 'invitations')} en votre nom. Elles ne peuvent pas être reprises, seulement annulées.`,
  send: (count) => `Envoyer ${count} ${plural(count, 'invitation', 'invitations')}`,
  sending: 'Envoi…',
  notNow: 'Pas maintenant',
  nobody: 'Personne de cette activité ne peut être invité.',
  everybody: 'Tout le monde est déjà invité.',
}
