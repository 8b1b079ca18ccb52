/** Words of adding new activities to the calendar. This file is the shape of every language. */
export const newActivities = {
  title: 'New activities',
  loading: 'Loading new activities',
  filter: 'Filter',
  empty: 'No new activities. They appear here once created in IFS.',
  noMatch: (text: string) => `No new activity matches "${text}".`,
  add: 'Add',
  addThis: (subject: string) => `Add ${subject}`,
  adding: 'Adding…',
  added: 'Added',
  alreadyThere: 'Already there',
  earlier: 'Earlier',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  later: 'Later',
  cannotBeAdded: 'Cannot be added',
  noStart: 'No start time. Set one in IFS.',
  completed: 'The activity is completed. Reopen it in IFS, then add it.',
  open: 'Open',
  openThis: (subject: string) => `Open ${subject}`,
  addsToCalendar: 'Adds an appointment to your calendar, with the names in its text. Mails nobody.',
}
export type NewActivitiesTexts = typeof newActivities
