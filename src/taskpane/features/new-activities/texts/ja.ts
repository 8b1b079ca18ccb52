import type { NewActivitiesTexts } from './en.ts'

export const newActivities: NewActivitiesTexts = {
  title: '新しい活動',
  loading: '新しい活動を読み込み中',
  filter: '絞り込み',
  empty: '新しい活動はありません。IFS で作成されるとここに表示されます。',
  noMatch: (text) => `「${text}」に一致する新しい活動はありません。`,
  add: '追加',
  addThis: (subject) => `追加: ${subject}`,
  adding: '追加しています…',
  added: '追加しました',
  alreadyThere: '追加済み',
  earlier: '以前',
  thisWeek: '今週',
  nextWeek: '来週',
  later: 'それ以降',
  cannotBeAdded: '追加できません',
  noStart: '開始時刻がありません。IFS で設定してください。',
  completed: '活動は完了しています。IFS で再開してください。',
  open: '開く',
  openThis: (subject) => `開く: ${subject}`,
  addsToCalendar: '本文に名前を記した予定を予定表に追加します。誰にもメールを送りません。',
}
