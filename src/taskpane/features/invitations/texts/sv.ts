import { pluralIn } from '../../../../ui/plural.ts'
import type { InvitationTexts } from './en.ts'

const plural = pluralIn('sv')

export const invitations: InvitationTexts = {
  title: 'Skicka inbjudningar',
  recipients: 'Mottagare',
  selectNone: 'Välj inga',
  selectAll: 'Välj alla',
  getsNone: (count) => `Får ingen inbjudan (${count})`,
  noAddress: 'Ingen e-postadress i IFS',
  addAddress: 'Lägg till',
  addAddressOf: (name) => `Lägg till en adress för ${name} i IFS`,
  invited: 'Redan inbjuden',
  sends: (count) =>
    `Outlook skickar nu ${count} ${plural(count, 'inbjudan', 'inbjudningar')} i ditt namn. De kan inte tas tillbaka, bara avbokas.`,
  send: (count) => `Skicka ${count} ${plural(count, 'inbjudan', 'inbjudningar')}`,
  sending: 'Skickar…',
  notNow: 'Inte nu',
  nobody: 'Ingen på aktiviteten kan bjudas in.',
  everybody: 'Alla är redan inbjudna.',
}
