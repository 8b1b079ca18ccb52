import type { PeopleTexts } from './en.ts'

export const people: PeopleTexts = {
  people: '参加者',
  invited: (count) => `${count} 名を招待`,
  toDecide: (count) => `未決定 ${count} 名`,
  decideHeading: (count) => `未決定（${count}）`,
  contactsHaveThis: (count) => `このアドレスの連絡先が ${count} 件あります`,
  remembers: (product) => `${product} は選択を記憶します。`,
  representatives: (count) => `担当者（${count}）`,
  contacts: (count) => `連絡先（${count}）`,
  notInIfs: (count) => `IFS になし・対象外（${count}）`,
  notPeople: (count) => `人以外（${count}）`,
  notLookedUp: (count) => `保存後に照合（${count}）`,
  room: '会議室 · 表示のみ、人として保存しません',
  you: (role) => `あなた · ${role}`,
  mainRepresentative: '主担当者',
  representative: '担当者',
  matched: '照合済み',
  review: '確認',
  done: '完了',
}
