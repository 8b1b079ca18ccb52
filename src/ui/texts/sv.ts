import type { UiTexts } from './en.ts'

export const ui: UiTexts = {
  back: 'Tillbaka',
  copyReference: 'Kopiera referensen',
  copied: 'Kopierad',
  became: 'blev',
  more: 'Mer',
  less: 'Mindre',
  allDay: 'hela dagen',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} tim`,
}
