/** Words of the components that panel and admin pages share. This file is the shape; every other language has the same keys. */
export const ui = {
  back: 'Back',
  copyReference: 'Copy reference',
  copied: 'Copied',
  became: 'became',
  more: 'More',
  less: 'Less',
  allDay: 'all day',
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
}
export type UiTexts = typeof ui
