import { faultSentence, valueFault } from './check-field-values.ts'
import type { FieldDescription } from './field.ts'
import type { ActivityType, AvailableFields, PanelField, PanelSetup } from './panel-setup.ts'

export interface SettingFault {
  /** `fields.3.label`, `settings.helpUrl`. */
  readonly field: string
  readonly message: string
  readonly fix: string
}

/** Why a set-up can not be kept: one fault a field and a setting, in their order; none when it can. Page and service ask the same. */
export const panelSetupFaults = (
  { fields, settings }: PanelSetup,
  available: AvailableFields,
  standardTypes: readonly ActivityType[],
): readonly SettingFault[] => [...fieldsFaults(fields, available), ...settingsFaults(settings, standardTypes)]

const fieldsFaults = (fields: readonly PanelField[], available: AvailableFields): readonly SettingFault[] =>
  fields.flatMap((field, index) => {
    const { owner, name } = field
    const isFirst = fields.findIndex((other) => other.owner === owner && other.name === name) === index
    const fault = isFirst
      ? fieldFault(field, available[owner])
      : { field: 'name', message: `${name} stands in the list twice.`, fix: 'Take one of them away.' }
    return fault === null ? [] : [{ ...fault, field: `fields.${index}.${fault.field}` }]
  })

function fieldFault(field: PanelField, available: readonly FieldDescription[] | undefined): SettingFault | null {
  const { owner, name, label, editable, required, preset = null, panels = 'both' } = field
  if (label.trim() === '') return { field: 'label', message: `${name} has no label.`, fix: 'Enter one, or take the field away.' }
  if (owner !== 'activity' && (editable || required || preset !== null))
    return {
      field: editable ? 'editable' : required ? 'required' : 'preset',
      message: `${name} belongs to a ${owner} and is shown only.`,
      fix: 'Only fields of the activity can be filled in.',
    }
  if (owner === 'representative' && panels !== 'both')
    return { field: 'panels', message: `${name} belongs to a representative, who is in both panels.`, fix: 'Show it in both.' }
  if (required && !editable)
    return {
      field: 'required',
      message: `${name} is required and can not be filled in.`,
      fix: 'Let people fill it in, or do not require it.',
    }
  return available === undefined ? null : faultInIfs(field, available)
}

function faultInIfs(
  { owner, name, editable, preset = null }: PanelField,
  available: readonly FieldDescription[],
): SettingFault | null {
  const found = available.find((description) => description.name === name)
  if (found === undefined)
    return { field: 'name', message: `IFS has no ${owner} attribute ${name}.`, fix: 'Take it away, or choose one of the list.' }
  if (found.isTaken === true && (editable || preset !== null))
    return {
      field: editable ? 'editable' : 'preset',
      message: `${name} is filled in by RM Panel itself.`,
      fix: 'Show it only, or take it away.',
    }
  const wrong = preset === null || preset === '' ? null : valueFault({ ...found, isWhole: found.isWhole === true }, preset)
  if (wrong === null) return null
  return {
    field: 'preset',
    ...faultSentence({ name, label: `The default of ${name}`, kind: wrong, limit: found.maxLength ?? 0 }),
  }
}

function settingsFaults(
  { activityTypes, defaultActivityType, helpUrl }: PanelSetup['settings'],
  standardTypes: readonly ActivityType[],
): readonly SettingFault[] {
  const offered = activityTypes.length > 0 ? activityTypes : standardTypes
  const hasDefault = defaultActivityType === '' || offered.some(({ type }) => type === defaultActivityType)
  const isAddress = helpUrl === '' || (URL.canParse(helpUrl) && new URL(helpUrl).protocol === 'https:')
  return [
    ...activityTypes.flatMap((one, index) => typeFaults(one, index, activityTypes)),
    ...(hasDefault
      ? []
      : [
          {
            field: 'settings.defaultActivityType',
            message: `The default ${defaultActivityType} is none of the activity types.`,
            fix: 'Choose one of them.',
          },
        ]),
    ...(isAddress
      ? []
      : [{ field: 'settings.helpUrl', message: 'The help page is no https:// address.', fix: 'Correct it, or leave it empty.' }]),
  ]
}

function typeFaults({ type, subTypes }: ActivityType, index: number, all: readonly ActivityType[]): readonly SettingFault[] {
  const field = `settings.activityTypes.${index}`
  if (type.trim() === '')
    return [{ field: `${field}.type`, message: 'An activity type has no name.', fix: 'Enter one, or take the line away.' }]
  if (all.findIndex((other) => other.type.trim() === type.trim()) < index)
    return [{ field: `${field}.type`, message: `The activity type ${type} stands there twice.`, fix: 'Take one away.' }]
  const twice = subTypes.find((subType, at) => subTypes.indexOf(subType) < at)
  return twice === undefined
    ? []
    : [{ field: `${field}.subTypes`, message: `${type} has the sub type ${twice} twice.`, fix: 'Take one away.' }]
}
