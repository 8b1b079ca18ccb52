import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { checkFieldValues, faultSentence, type FormField } from '../../src/domain/check-field-values.ts'
import { choiceWords, type FieldDescription, fieldTypes } from '../../src/domain/field.ts'
import type { FieldValue } from '../../src/domain/field-values.ts'
import { askedFields, composeForm } from '../../src/domain/panel-form.ts'
import type { PanelField } from '../../src/domain/panel-setup.ts'

const configured = (name: string, changed: Partial<PanelField> = {}): PanelField => ({
  owner: 'activity',
  name,
  label: name,
  editable: true,
  required: true,
  ...changed,
})
const inIfs = (name: string, changed: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  label: name,
  type: 'text',
  maxLength: 10,
  choices: [],
  isCustom: true,
  ...changed,
})
const settings = { activityTypes: [], defaultActivityType: '', helpUrl: '' }
const standard = [{ type: 'Meeting', subTypes: [] }]

describe('the form', () => {
  it('shows and never asks for what RM Panel fills in itself, whatever was set up', () => {
    const { form, faults } = composeForm(
      { fields: [configured('Description', { preset: 'x' })], settings },
      { activity: [inIfs('Description', { isTaken: true })] },
      standard,
    )

    expect([form.fields.activity, askedFields(form.fields.activity), faults]).toMatchObject([
      [{ name: 'Description', editable: false, required: false, preset: null }],
      [],
      [],
    ])
  })

  it('[R323] drops a default that fits no more, and keeps its field', () => {
    const { form, faults } = composeForm(
      { fields: [configured('Cf_Mood', { preset: 'Bad' })], settings },
      { activity: [inIfs('Cf_Mood', { type: 'choice', choices: ['Good'] })] },
      standard,
    )

    expect([form.fields.activity.map(({ name, preset }) => [name, preset]), faults]).toEqual([
      [['Cf_Mood', null]],
      [
        {
          owner: 'activity',
          name: 'Cf_Mood',
          message: 'The default of Cf_Mood fits no more: Cf_Mood has a value that IFS does not offer.',
          fix: 'Choose another default.',
        },
      ],
    ])
  })

  it('says nothing of owners that IFS was not asked about, and offers the first type where the default is none of them', () => {
    const setup = { fields: [configured('Cf_Mood')], settings: { ...settings, defaultActivityType: 'Fair' } }

    expect(composeForm(setup, {}, standard)).toEqual({
      form: {
        activityTypes: standard,
        defaultActivityType: 'Meeting',
        helpUrl: '',
        fields: { activity: [], contact: [], representative: [] },
      },
      faults: [],
    })
  })
})

describe('what is filled in', () => {
  const field: fc.Arbitrary<FormField> = fc.record({
    name: fc.constantFrom('A', 'B', 'C'),
    label: fc.constant('Label'),
    type: fc.constantFrom(...fieldTypes),
    editable: fc.boolean(),
    required: fc.boolean(),
    preset: fc.constantFrom<FieldValue>(null, 'x', 1, true),
    maxLength: fc.constantFrom(null, 3),
    choices: fc.constant(['x']),
    isWhole: fc.boolean(),
  })
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('2027-02-28', '2027-02-28T08:00:00Z'),
  )

  it('[R321] is either named with what to do or written; nothing that the form does not have is', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(field, { selector: ({ name }) => name }),
        fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', '__proto__'), value),
        (fields, given) => {
          const { values, faults } = checkFieldValues(fields, given)
          const names = fields.map(({ name }) => name)
          const strange = Object.keys(given).filter((name) => !names.includes(name))

          expect(Object.keys(values).filter((name) => !names.includes(name))).toEqual([])
          expect(faults.filter(({ kind }) => kind === 'unknown').map(({ name }) => name)).toEqual(strange)
          for (const fault of faults) expect(faultSentence(fault).message).toContain(fault.label)
          // what was written is taken once more as it is
          const editable = fields.filter((one) => one.editable && values[one.name] !== undefined)
          const again = Object.fromEntries(editable.map(({ name }) => [name, values[name] ?? null]))
          expect(checkFieldValues(editable, again)).toEqual({ values: again, faults: [] })
        },
      ),
    )
  })

  it('members of lists read as words, and codes as they are', () => {
    expect(['VeryGood', 'Id20', 'A_B', 'EMail', 'USA', 'AllowWithBackorderDate'].map(choiceWords)).toEqual([
      'Very Good',
      '20',
      'A B',
      'EMail',
      'USA',
      'Allow With Backorder Date',
    ])
  })
})
