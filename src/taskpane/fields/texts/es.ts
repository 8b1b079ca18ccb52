import type { FieldTexts } from './en.ts'

export const fields: FieldTexts = {
  yes: 'Sí',
  no: 'No',
  choose: 'Elegir',
  inIfs: 'En IFS',
  required: (label) => `Rellene ${label}.`,
  chooseOne: (label) => `Elija ${label}.`,
  tooLong: (label, limit) => `Acorte ${label} a ${limit} caracteres.`,
  number: (label, example) => `${label}: escriba un número, por ejemplo ${example}.`,
  wholeNumber: (label) => `${label}: escriba un número entero.`,
  date: (label) => `${label}: escriba una fecha.`,
  timestamp: (label) => `${label}: escriba fecha y hora.`,
  choice: (label) => `${label}: elija un valor de la lista.`,
}
