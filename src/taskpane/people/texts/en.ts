/** Words of the people of an appointment. This file is the shape of every language. */
export const people = {
  people: 'People',
  invited: (count: number) => `${count} invited`,
  toDecide: (count: number) => `${count} to decide`,
  decideHeading: (count: number) => `To decide (${count})`,
  contactsHaveThis: (count: number) => `${count === 2 ? 'Two' : count} contacts have this address`,
  remembers: (product: string) => `${product} remembers your choice.`,
  representatives: (count: number) => `Representatives (${count})`,
  contacts: (count: number) => `Contacts (${count})`,
  notInIfs: (count: number) => `Not in IFS, left out (${count})`,
  notPeople: (count: number) => `Not people (${count})`,
  notLookedUp: (count: number) => `Matched once saved (${count})`,
  room: 'Room · shown, never stored as a person',
  you: (role: string) => `You · ${role}`,
  mainRepresentative: 'Main representative',
  representative: 'Representative',
  matched: 'Matched',
  review: 'Review',
  done: 'Done',
}
export type PeopleTexts = typeof people
