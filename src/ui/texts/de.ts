import type { UiTexts } from './en.ts'

export const ui: UiTexts = {
  back: 'Zurück',
  copyReference: 'Referenz kopieren',
  copied: 'Kopiert',
  became: 'wurde zu',
  more: 'Mehr',
  less: 'Weniger',
  allDay: 'ganztägig',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
}
