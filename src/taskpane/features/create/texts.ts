/** Words of creating an activity. */
export const texts = {
  title: 'Create activity',
  subject: 'Subject',
  time: 'Time',
  thisDateOnly: 'This date only',
  people: 'People',
  matched: (count: number) => `${count} matched`,
  toDecide: (count: number) => `${count} to decide`,
  review: 'Review',
  connection: 'Connection',
  chooseConnection: 'Choose',
  opportunity: 'Opportunity',
  noOpportunity: 'None',
  type: 'Type',
  subType: 'Sub type',
  noSubType: 'None',
  notes: 'Notes',
  notesHint: 'Stays in IFS. Outlook never changes it.',
  effects: 'What will happen',
  createsOne: 'Creates 1 activity',
  connects: (contacts: number, representatives: number) =>
    `Connects ${plural(contacts, 'contact')} and ${plural(representatives, 'representative')}`,
  leavesOut: (names: string) => `Leaves out, not in IFS: ${names}`,
  addsCategory: (category: string) => `Adds the category ${category} here in Outlook`,
  mailsNobody: 'Mails nobody',
  short: 'Creates 1 activity. Mails nobody.',
  create: 'Create activity',
  creating: 'Creating…',
  cancel: 'Cancel',
  choose: 'Choose what the activity belongs to.',
} as const

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
