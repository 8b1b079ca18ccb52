import { Refused } from '../../src/domain/errors.ts'
import type { FieldDescription, FieldOwner } from '../../src/domain/field.ts'
import type { FieldValues } from '../../src/domain/field-values.ts'

export const longestDescription = 200

export const picked = (values: FieldValues, names: readonly string[]): FieldValues =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]))

const field = (name: string, label: string, type: FieldDescription['type']): FieldDescription => ({
  name,
  label,
  type,
  maxLength: null,
  choices: [],
  isCustom: name.startsWith('Cf_'),
})
const text = (name: string, label: string, maxLength: number): FieldDescription => ({ ...field(name, label, 'text'), maxLength })
export function checkFields(owner: FieldOwner, names: readonly string[]): void {
  for (const name of names) if (!isField(owner, name)) throw new Refused('IFS', `IFS has no attribute ${name}.`)
}
export const isField = (owner: FieldOwner, name: string): boolean => fields[owner].some((field) => field.name === name)

/** What records of the fake have: one attribute of each type. */
export const fields: Readonly<Record<FieldOwner, readonly FieldDescription[]>> = {
  activity: [
    { ...text('Description', 'Description', longestDescription), isTaken: true },
    text('Cf_MeetingChannel', 'Meeting channel', 30),
    field('Cf_ExpectedRevenue', 'Expected revenue & margin', 'number'),
    { ...field('Cf_Visitors', 'Visitors', 'number'), isWhole: true },
    field('Cf_FollowUpOn', 'Follow up on', 'date'),
    field('Cf_CallBackAt', 'Call back at', 'timestamp'),
    field('Cf_IsConfidential', 'Is confidential', 'yes-no'),
    { ...field('Cf_Mood', 'Mood', 'choice'), choices: ['VeryGood', 'Good', 'Bad'] },
  ],
  contact: [text('Name', 'Name', 100), text('Cf_PreferredLanguage', 'Preferred language', 30)],
  representative: [text('Name', 'Name', 100), text('Cf_Territory', 'Territory', 50)],
}
