/** Words of the fields that administrators set up. This file is the shape of every language. */
export const fields = {
  yes: 'Yes',
  no: 'No',
  choose: 'Choose',
  inIfs: 'In IFS',
  required: (label: string) => `Fill in ${label}.`,
  chooseOne: (label: string) => `Choose ${label}.`,
  tooLong: (label: string, limit: number) => `Shorten ${label} to ${limit} characters.`,
  number: (label: string, example: string) => `${label}: enter a number, such as ${example}.`,
  wholeNumber: (label: string) => `${label}: enter a whole number.`,
  date: (label: string) => `${label}: enter a date.`,
  timestamp: (label: string) => `${label}: enter a date and a time.`,
  choice: (label: string) => `${label}: choose one of the list.`,
}
export type FieldTexts = typeof fields
