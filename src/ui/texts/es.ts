import type { UiTexts } from './en.ts'

export const ui: UiTexts = {
  back: 'Atrás',
  copyReference: 'Copiar la referencia',
  copied: 'Copiada',
  became: 'pasó a ser',
  more: 'Más',
  less: 'Menos',
  allDay: 'día completo',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
}
