import type { FieldTexts } from './en.ts'

export const fields: FieldTexts = {
  yes: 'Ja',
  no: 'Nein',
  choose: 'Auswählen',
  inIfs: 'In IFS',
  required: (label) => `${label} ausfüllen.`,
  chooseOne: (label) => `${label} auswählen.`,
  tooLong: (label, limit) => `${label} auf ${limit} Zeichen kürzen.`,
  number: (label, example) => `${label}: eine Zahl eingeben, etwa ${example}.`,
  wholeNumber: (label) => `${label}: eine ganze Zahl eingeben.`,
  date: (label) => `${label}: ein Datum eingeben.`,
  timestamp: (label) => `${label}: Datum und Uhrzeit eingeben.`,
  choice: (label) => `${label}: einen Wert der Liste auswählen.`,
}
