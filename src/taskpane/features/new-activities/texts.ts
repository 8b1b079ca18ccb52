/** Words of adding new activities to the calendar. */
export const texts = {
  title: 'New activities',
  filter: 'Filter',
  empty: 'No new activities. They appear here once created in IFS.',
  noMatch: (text: string) => `No new activity matches "${text}".`,
  add: 'Add',
  adding: 'Adding…',
  added: 'Added',
  alreadyThere: 'Already there',
  earlier: 'Earlier',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  later: 'Later',
  cannotBeAdded: 'Cannot be added',
  open: 'Open',
  addsToCalendar: 'Adds an appointment to your calendar, with the names in its text. Mails nobody.',
} as const
