import type { ConnectionTexts } from './en.ts'

export const connections: ConnectionTexts = {
  connection: '関連先',
  account: (id) => `取引先 ${id}`,
  lead: (id) => `見込み客 ${id}`,
  supplier: (id) => `仕入先 ${id}`,
  'supplier-request': (id) => `仕入先依頼 ${id}`,
  searchSales: '取引先または見込み客の名前か番号',
  searchPurchasing: '仕入先または依頼の名前か番号',
  typeSomething: '名前または番号を入力してください。',
  nothingFound: (text) => `「${text}」は見つかりませんでした。別の名前か番号をお試しください。`,
  searching: '検索中',
  found: (count) => `検索結果（${count}）`,
  connectionsFound: '見つかった関連先',
}
