import { pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')

/** Words of creating an activity. This file is the shape of every language. */
export const create = {
  title: 'Create activity',
  subject: 'Subject',
  time: 'Time',
  thisDateOnly: 'This date only',
  wholeSeries: 'The whole series',
  whatToLink: 'What to link',
  people: 'People',
  matched: (count: number) => `${count} matched`,
  matchedOnceSaved: (count: number) => `${count}, matched once saved`,
  connection: 'Connection',
  chooseConnection: 'Choose',
  opportunity: 'Opportunity',
  none: 'None',
  type: 'Type',
  subType: 'Sub type',
  notes: 'Notes',
  notesHint: 'Stays in IFS. Outlook never changes it.',
  effects: 'What will happen',
  createsOne: 'Creates 1 activity',
  createsEach: 'Creates one activity for each date',
  createsContacts: (count: number, names: string) => `Creates ${count} ${plural(count, 'contact', 'contacts')}: ${names}`,
  connects: (contacts: number, representatives: number) =>
    `Connects ${contacts} ${plural(contacts, 'contact', 'contacts')} and ${representatives} ${plural(representatives, 'representative', 'representatives')}`,
  connectsOnceSaved: 'Connects the people IFS knows',
  leavesOut: (names: string) => `Leaves out, not in IFS: ${names}`,
  addsCategory: (category: string) => `Adds the category ${category} here in Outlook`,
  mailsNobody: 'Mails nobody',
  short: 'Creates 1 activity. Mails nobody.',
  shortSeries: 'Creates one activity for each date. Mails nobody.',
  onceSaved: 'The link completes once you save the appointment.',
  create: 'Create activity',
  creating: 'Creating…',
  cancel: 'Cancel',
  choose: 'Choose what the activity belongs to.',
}
export type CreateTexts = typeof create
