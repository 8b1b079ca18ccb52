import type { PeopleTexts } from './en.ts'

export const people: PeopleTexts = {
  people: 'Personas',
  invited: (count) => `${count} ${count === 1 ? 'invitado' : 'invitados'}`,
  toDecide: (count) => `${count} por decidir`,
  decideHeading: (count) => `Por decidir (${count})`,
  contactsHaveThis: (count) => `${count === 2 ? 'Dos' : count} contactos tienen esta dirección`,
  remembers: (product) => `${product} recuerda su elección.`,
  representatives: (count) => `Representantes (${count})`,
  contacts: (count) => `Contactos (${count})`,
  notInIfs: (count) => `No están en IFS, se omiten (${count})`,
  notPeople: (count) => `No son personas (${count})`,
  notLookedUp: (count) => `Se identifican al guardar (${count})`,
  room: 'Sala · se muestra, nunca se guarda como persona',
  you: (role) => `Usted · ${role}`,
  mainRepresentative: 'Representante principal',
  representative: 'Representante',
  matched: 'Identificado',
  review: 'Revisar',
  done: 'Listo',
}
