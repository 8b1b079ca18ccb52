import type { InvitationTexts } from './en.ts'

export const invitations: InvitationTexts = {
  title: '招待を送信',
  recipients: '宛先',
  selectNone: '選択を解除',
  selectAll: 'すべて選択',
  getsNone: (count) => `招待されない人（${count}）`,
  noAddress: 'IFS にメールアドレスがありません',
  addAddress: '追加',
  addAddressOf: (name) => `${name} さんのアドレスを IFS で追加`,
  invited: '招待済み',
  sends: (count) => `Outlook からあなたの名前で招待を ${count} 件送信します。送信後は取り消せません。会議の中止だけが可能です。`,
  send: (count) => `招待を ${count} 件送信`,
  sending: '送信しています…',
  notNow: '後で',
  nobody: 'この活動には招待できる人がいません。',
  everybody: '全員がすでに招待されています。',
}
