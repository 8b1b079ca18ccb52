import { pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')

/** Words of adding new activities to the calendar. This file is the shape of every language. */
export const newActivities = {
  title: 'New activities',
  loading: 'Loading new activities',
  filter: 'Filter',
  empty: 'No new activities. They appear here once created in IFS.',
  noMatch: (text: string) => `No new activity matches "${text}".`,
  added: 'Added',
  alreadyThere: 'Already there',
  wanted: 'Asked for in IFS',
  earlier: 'Earlier',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  later: 'Later',
  cannotBeAdded: 'Cannot be added',
  noStart: 'No start time. Set one in IFS.',
  completed: 'The activity is completed. Reopen it in IFS, then add it.',
  open: 'Open',
  openThis: (subject: string) => `Open ${subject}`,
  adding: 'Adding…',
  notAdded: 'Not added',
  inviteTo: (subject: string) => `Send invitations to ${subject}`,
  selectAll: 'Select all',
  clear: 'Clear',
  selected: (count: number, of: number) => `${count} of ${of} selected`,
  addsAppointments: (count: number) => `Adds ${count} ${plural(count, 'appointment', 'appointments')} to your calendar`,
  writesNames: 'Writes the names into the text',
  short: (count: number) => `Adds ${count} ${plural(count, 'appointment', 'appointments')}. Mails nobody.`,
  addToCalendar: (count: number) => `Add ${count} to calendar`,
  addNothing: 'Add to calendar',
  addingOf: (through: number, of: number) => `Adding ${through} of ${of}…`,
  result: (added: number, notAdded: number) => `${added} added${notAdded === 0 ? '' : `, ${notAdded} not added`}`,
}
export type NewActivitiesTexts = typeof newActivities
