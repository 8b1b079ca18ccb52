import { faultSentence, valueFault } from './check-field-values.ts'
import type { FieldDescription } from './field.ts'
import type { ActivityType, AvailableFields, PanelField, PanelSetup } from './panel-setup.ts'

export interface SettingFault {
  /** `fields.3.label`, `settings.helpUrl`. */
  readonly field: string
  readonly message: string
  readonly fix: string
}

/** Why a set-up can not be kept, the first fault; null when it can. Page and service ask the same. */
export const panelSetupFault = (
  { fields, settings }: PanelSetup,
  available: AvailableFields,
  standardTypes: readonly ActivityType[],
): SettingFault | null => fieldsFault(fields, available) ?? settingsFault(settings, standardTypes)

function fieldsFault(fields: readonly PanelField[], available: AvailableFields): SettingFault | null {
  for (const [index, field] of fields.entries()) {
    const { owner, name } = field
    const before = fields.findIndex((other) => other.owner === owner && other.name === name)
    if (before < index)
      return {
        field: `fields.${index}.name`,
        message: `${name} stands in the list twice.`,
        fix: 'Take one of them away.',
      }
    const fault = fieldFault(field, available[owner])
    if (fault !== null) return { ...fault, field: `fields.${index}.${fault.field}` }
  }
  return null
}

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

function faultInIfs({ owner, name, editable, preset = null }: PanelField, available: readonly FieldDescription[]) {
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

function settingsFault(
  { activityTypes, defaultActivityType, helpUrl }: PanelSetup['settings'],
  standardTypes: readonly ActivityType[],
): SettingFault | null {
  const names = activityTypes.map(({ type }) => type.trim())
  const nameless = names.indexOf('')
  if (nameless >= 0)
    return {
      field: `settings.activityTypes.${nameless}.type`,
      message: 'An activity type has no name.',
      fix: 'Enter one, or take the line away.',
    }
  const again = names.findIndex((name, at) => names.indexOf(name) < at)
  if (again >= 0)
    return {
      field: `settings.activityTypes.${again}.type`,
      message: `The activity type ${names[again] ?? ''} stands there twice.`,
      fix: 'Take one away.',
    }
  for (const [index, { type, subTypes }] of activityTypes.entries()) {
    const twice = subTypes.find((subType, at) => subTypes.indexOf(subType) < at)
    if (twice !== undefined)
      return {
        field: `settings.activityTypes.${index}.subTypes`,
        message: `${type} has the sub type ${twice} twice.`,
        fix: 'Take one away.',
      }
  }
  const offered = names.length > 0 ? names : standardTypes.map(({ type }) => type)
  if (defaultActivityType !== '' && !offered.includes(defaultActivityType))
    return {
      field: 'settings.defaultActivityType',
      message: `The default ${defaultActivityType} is none of the activity types.`,
      fix: 'Choose one of them.',
    }
  if (helpUrl !== '' && !(URL.canParse(helpUrl) && new URL(helpUrl).protocol === 'https:'))
    return { field: 'settings.helpUrl', message: 'The help page is no https:// address.', fix: 'Correct it, or leave it empty.' }
  return null
}
