import { pluralIn } from '../../../../ui/plural.ts'
import type { InvitationTexts } from './en.ts'

const plural = pluralIn('de')

export const invitations: InvitationTexts = {
  title: 'Einladungen senden',
  recipients: 'Empfänger',
  selectNone: 'Keine auswählen',
  selectAll: 'Alle auswählen',
  getsNone: (count) => `Erhält keine Einladung (${count})`,
  noAddress: 'Keine E-Mail-Adresse in IFS',
  addAddress: 'Ergänzen',
  addAddressOf: (name) => `Adresse von ${name} in IFS ergänzen`,
  invited: 'Bereits eingeladen',
  sends: (count) =>
    `Outlook sendet jetzt ${count} ${plural(count, 'Einladung', 'Einladungen')} in Ihrem Namen. Sie lassen sich nicht zurückholen, nur absagen.`,
  send: (count) => `${count} ${plural(count, 'Einladung', 'Einladungen')} senden`,
  sending: 'Wird gesendet…',
  notNow: 'Nicht jetzt',
  nobody: 'Von dieser Aktivität kann niemand eingeladen werden.',
  everybody: 'Alle sind bereits eingeladen.',
}
