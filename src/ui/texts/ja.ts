import type { UiTexts } from './en.ts'

export const ui: UiTexts = {
  back: '戻る',
  copyReference: '参照番号をコピー',
  copied: 'コピーしました',
  became: '変更後',
  more: 'さらに表示',
  less: '閉じる',
  allDay: '終日',
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分`,
  hours: (count) => `${count} 時間`,
}
