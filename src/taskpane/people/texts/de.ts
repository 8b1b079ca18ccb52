import type { PeopleTexts } from './en.ts'

export const people: PeopleTexts = {
  people: 'Personen',
  invited: (count) => `${count} eingeladen`,
  toDecide: (count) => `${count} zu entscheiden`,
  decideHeading: (count) => `Zu entscheiden (${count})`,
  contactsHaveThis: (count) => `${count === 2 ? 'Zwei' : count} Kontakte haben diese Adresse`,
  remembers: (product) => `${product} merkt sich Ihre Wahl.`,
  representatives: (count) => `Vertreter (${count})`,
  contacts: (count) => `Kontakte (${count})`,
  notInIfs: (count) => `Nicht in IFS, ausgelassen (${count})`,
  notPeople: (count) => `Keine Personen (${count})`,
  notLookedUp: (count) => `Nach dem Speichern zugeordnet (${count})`,
  room: 'Raum · angezeigt, nie als Person gespeichert',
  you: (role) => `Sie · ${role}`,
  mainRepresentative: 'Hauptvertreter',
  representative: 'Vertreter',
  matched: 'Zugeordnet',
  review: 'Prüfen',
  done: 'Fertig',
}
