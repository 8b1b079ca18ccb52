import type { ConnectionKind } from './activity.ts'
import { type FormField, faultSentence, valueFault } from './check-field-values.ts'
import type { FieldDescription, FieldOwner, FieldType } from './field.ts'
import type { FieldValue, FieldValues } from './field-values.ts'
import type { ActivityType, AvailableFields, FieldPanels, PanelField, PanelSetup } from './panel-setup.ts'

export interface PanelFormField extends FormField {
  readonly panels: FieldPanels
}
/** A field whose value is shown. */
export interface ShownField {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly panels: FieldPanels
}
/** What the panel asks and shows, by the administrator's set-up and what IFS has of it today. */
export interface PanelForm {
  readonly activityTypes: readonly ActivityType[]
  readonly defaultActivityType: string
  readonly helpUrl: string
  readonly fields: Readonly<Record<FieldOwner, readonly PanelFormField[]>>
}
/** A field of the set-up that can not be shown, or not as it was set up: IFS has changed since. */
export interface SetupFault {
  readonly owner: FieldOwner
  readonly name: string
  readonly message: string
  readonly fix: string
}
/** The value of a field, to be shown. */
export interface FieldFact {
  readonly label: string
  readonly type: FieldType
  readonly value: FieldValue
}

/** The form, and what of the set-up IFS no longer has: that is left out, and named. */
export function composeForm(
  { fields, settings }: PanelSetup,
  available: AvailableFields,
  standardTypes: readonly ActivityType[],
): { readonly form: PanelForm; readonly faults: readonly SetupFault[] } {
  const looked = fields.flatMap((field) => {
    const described = available[field.owner]
    return described === undefined ? [] : [look(field, described)]
  })
  const of = (owner: FieldOwner) => looked.flatMap((one) => (one.field !== null && one.owner === owner ? [one.field] : []))
  const types = settings.activityTypes.length > 0 ? settings.activityTypes : standardTypes
  const isOffered = types.some(({ type }) => type === settings.defaultActivityType)
  return {
    form: {
      activityTypes: types,
      defaultActivityType: isOffered ? settings.defaultActivityType : (types[0]?.type ?? ''),
      helpUrl: settings.helpUrl,
      fields: { activity: of('activity'), contact: of('contact'), representative: of('representative') },
    },
    faults: looked.flatMap(({ fault }) => (fault === null ? [] : [fault])),
  }
}

interface Looked {
  readonly owner: FieldOwner
  readonly field: PanelFormField | null
  readonly fault: SetupFault | null
}

function look(configured: PanelField, described: readonly FieldDescription[]): Looked {
  const { owner, name, label, panels = 'both', preset = null } = configured
  const found = described.find((description) => description.name === name)
  if (found === undefined) {
    const message = `IFS has no ${owner} attribute ${name} any more; the panel leaves it out.`
    return { owner, field: null, fault: { owner, name, message, fix: 'Take it away, or bring it back in IFS.' } }
  }
  const { type, maxLength, choices, isTaken } = found
  const limits = { type, maxLength, choices, isWhole: found.isWhole === true }
  const wrong = preset === null ? null : valueFault(limits, preset)
  const editable = configured.editable && isTaken !== true
  const field = { name, label, panels, editable, required: configured.required && editable, ...limits }
  if (wrong === null) return { owner, field: { ...field, preset: isTaken === true ? null : preset }, fault: null }
  const { message } = faultSentence({ name, label, kind: wrong, limit: maxLength ?? 0 })
  const fault = { owner, name, message: `The default of ${name} fits no more: ${message}`, fix: 'Choose another default.' }
  return { owner, field: { ...field, preset: null }, fault }
}

/** Accounts and leads are the CRM panel's, suppliers and their requests the SRM panel's. */
export const panelOf = (kind: ConnectionKind): Exclude<FieldPanels, 'both'> =>
  kind === 'account' || kind === 'lead' ? 'crm' : 'srm'

export const fieldsOfPanel = <Field extends { readonly panels: FieldPanels }>(
  fields: readonly Field[],
  panel: Exclude<FieldPanels, 'both'>,
): readonly Field[] => fields.filter(({ panels }) => panels === 'both' || panels === panel)

/** What is asked when creating: what people may fill in, and what is written as it is. */
export const askedFields = <Field extends FormField>(fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ editable, preset }) => editable || preset !== null)

export const toFacts = (fields: readonly ShownField[], values: FieldValues): readonly FieldFact[] =>
  fields.map(({ name, label, type }) => ({ label, type, value: values[name] ?? null }))
