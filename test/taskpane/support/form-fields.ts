import type { PanelFormView } from '../../../src/api/panel-form.ts'
import { appointment, me } from './fixtures.ts'

type Field = PanelFormView['fields'][number]
export const field = (name: string, label: string, type: Field['type'], changed: Partial<Field> = {}): Field => ({
  name,
  label,
  type,
  editable: true,
  required: false,
  preset: null,
  maxLength: null,
  choices: [],
  isWhole: false,
  panels: 'both',
  ...changed,
})

/** Twelve, one of each kind at least, as an administrator may well set them up. */
export const twelve: readonly Field[] = [
  field('Cf_Channel', 'Meeting channel', 'text', { required: true, maxLength: 30 }),
  field('Cf_Goal', 'What we want to reach', 'text', { maxLength: 400 }),
  field('Cf_Visitors', 'Visitors', 'number', { isWhole: true, preset: 2 }),
  field('Cf_Revenue', 'Expected revenue', 'number'),
  field('Cf_FollowUpOn', 'Follow up on', 'date', { required: true }),
  field('Cf_CallBackAt', 'Call back at', 'timestamp'),
  field('Cf_Mood', 'Mood', 'choice', { choices: ['VeryGood', 'Id20'], preset: 'VeryGood' }),
  field('Cf_Stage', 'Stage', 'choice', { choices: ['First', 'Second'], required: true }),
  field('Cf_IsConfidential', 'Is confidential', 'yes-no'),
  field('Cf_IsWon', 'Is it won', 'yes-no', { required: true }),
  field('Cf_Region', 'Region', 'text', { editable: false, preset: 'North' }),
  field('Cf_Rating', 'Supplier rating', 'number', { panels: 'srm' }),
]
export const formOf = (fields: readonly Field[]): PanelFormView => ({ ...me.form, version: 'form-2', fields: [...fields] })
export const withFields = { ...appointment, form: formOf(twelve) }
