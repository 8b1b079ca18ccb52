import type { ExplainTexts } from './en.ts'

export const explain: ExplainTexts = {
  title: '同期されない理由',
  allWell: '問題ありません',
  allWellText: 'すべての変更が IFS に反映されます。',
  whatWasChecked: '確認した内容',
  notChecked: '未確認',
  reference: '参照番号',
  openInIfs: (no) => `${no} を IFS で開く`,
  tryAgain: '再試行',
  checking: '確認しています',
  checks: {
    linked: 'リンクされている',
    organizer: 'あなたが開催者である',
    active: '同期がオンになっている',
    'permission-set': 'IFS の権限がある',
    private: '非公開ではない',
    window: '日時が定期的に確認されている',
    paused: '一時停止していない',
    ifs: 'IFS に接続できる',
    activity: '活動を変更できる',
    'last-notice': '変更が検知されている',
    'last-relay': '最後の変更が反映された',
    'last-error': '待機中の変更がない',
  },
}
