import type { FieldTexts } from './en.ts'

export const fields: FieldTexts = {
  yes: 'はい',
  no: 'いいえ',
  choose: '選択',
  inIfs: 'IFS の項目',
  required: (label) => `${label}を入力してください。`,
  chooseOne: (label) => `${label}を選択してください。`,
  tooLong: (label, limit) => `${label}を ${limit} 文字以内にしてください。`,
  number: (label, example) => `${label}: 数値を入力してください (例: ${example})。`,
  wholeNumber: (label) => `${label}: 整数を入力してください。`,
  date: (label) => `${label}: 日付を入力してください。`,
  timestamp: (label) => `${label}: 日付と時刻を入力してください。`,
  choice: (label) => `${label}: 一覧から選択してください。`,
}
