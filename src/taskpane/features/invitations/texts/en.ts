import { pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')

/** Words of sending invitations. This file is the shape of every language. */
export const invitations = {
  title: 'Send invitations',
  recipients: 'Recipients',
  selectNone: 'Select none',
  selectAll: 'Select all',
  getsNone: (count: number) => `Gets no invitation (${count})`,
  noAddress: 'No e-mail address in IFS',
  addAddress: 'Add',
  addAddressOf: (name: string) => `Add an address of ${name} in IFS`,
  invited: 'Invited already',
  sends: (count: number) =>
    `Outlook sends ${count} ${plural(count, 'invitation', 'invitations')} in your name now. They cannot be taken back, only cancelled.`,
  send: (count: number) => `Send ${count} ${plural(count, 'invitation', 'invitations')}`,
  sending: 'Sending…',
  notNow: 'Not now',
  nobody: 'Nobody of this activity can be invited.',
  everybody: 'Everybody is invited already.',
}
export type InvitationTexts = typeof invitations
