import type { PeopleTexts } from './en.ts'

export const people: PeopleTexts = {
  people: 'Personer',
  invited: (count) => `${count} inbjudna`,
  toDecide: (count) => `${count} att avgöra`,
  decideHeading: (count) => `Att avgöra (${count})`,
  contactsHaveThis: (count) => `${count === 2 ? 'Två' : count} kontakter har den här adressen`,
  remembers: (product) => `${product} kommer ihåg ditt val.`,
  representatives: (count) => `Ansvariga (${count})`,
  contacts: (count) => `Kontakter (${count})`,
  notInIfs: (count) => `Inte i IFS, utelämnade (${count})`,
  notPeople: (count) => `Inte personer (${count})`,
  notLookedUp: (count) => `Matchas när du sparat (${count})`,
  room: 'Rum · visas, sparas aldrig som person',
  you: (role) => `Du · ${role}`,
  mainRepresentative: 'Huvudansvarig',
  representative: 'Ansvarig',
  matched: 'Matchad',
  review: 'Granska',
  done: 'Klar',
}
