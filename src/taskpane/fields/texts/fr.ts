import type { FieldTexts } from './en.ts'

export const fields: FieldTexts = {
  yes: 'Oui',
  no: 'Non',
  choose: 'Choisir',
  inIfs: 'Dans IFS',
  required: (label) => `Remplissez ${label}.`,
  chooseOne: (label) => `Choisissez ${label}.`,
  tooLong: (label, limit) => `Raccourcissez ${label} à ${limit} caractères.`,
  number: (label, example) => `${label} : saisissez un nombre, par exemple ${example}.`,
  wholeNumber: (label) => `${label} : saisissez un nombre entier.`,
  date: (label) => `${label} : saisissez une date.`,
  timestamp: (label) => `${label} : saisissez une date et une heure.`,
  choice: (label) => `${label} : choisissez une valeur de la liste.`,
}
