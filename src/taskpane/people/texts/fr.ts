import type { PeopleTexts } from './en.ts'

export const people: PeopleTexts = {
  people: 'Personnes',
  invited: (count) => `${count} ${count < 2 ? 'invité' : 'invités'}`,
  toDecide: (count) => `${count} à décider`,
  decideHeading: (count) => `À décider (${count})`,
  contactsHaveThis: (count) => `${count === 2 ? 'Deux' : count} contacts ont cette adresse`,
  remembers: (product) => `${product} retient votre choix.`,
  representatives: (count) => `Représentants (${count})`,
  contacts: (count) => `Contacts (${count})`,
  notInIfs: (count) => `Absents d’IFS, non repris (${count})`,
  notPeople: (count) => `Autres que des personnes (${count})`,
  notLookedUp: (count) => `Reconnus après l’enregistrement (${count})`,
  room: 'Salle · affichée, jamais enregistrée comme personne',
  you: (role) => `Vous · ${role}`,
  mainRepresentative: 'Représentant principal',
  representative: 'Représentant',
  matched: 'Reconnu',
  review: 'Vérifier',
  done: 'Terminé',
}
