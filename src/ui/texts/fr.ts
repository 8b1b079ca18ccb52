import type { UiTexts } from './en.ts'

export const ui: UiTexts = {
  back: 'Retour',
  copyReference: 'Copier la référence',
  copied: 'Copiée',
  became: 'devient',
  more: 'Plus',
  less: 'Moins',
  allDay: 'toute la journée',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
}
