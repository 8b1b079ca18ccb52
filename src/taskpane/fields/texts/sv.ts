import type { FieldTexts } from './en.ts'

export const fields: FieldTexts = {
  yes: 'Ja',
  no: 'Nej',
  choose: 'Välj',
  inIfs: 'I IFS',
  required: (label) => `Fyll i ${label}.`,
  chooseOne: (label) => `Välj ${label}.`,
  tooLong: (label, limit) => `Korta ${label} till ${limit} tecken.`,
  number: (label, example) => `${label}: ange ett tal, till exempel ${example}.`,
  wholeNumber: (label) => `${label}: ange ett heltal.`,
  date: (label) => `${label}: ange ett datum.`,
  timestamp: (label) => `${label}: ange datum och tid.`,
  choice: (label) => `${label}: välj ett värde i listan.`,
}
