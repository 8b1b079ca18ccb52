import { checkFieldValues, faultSentence } from '../../domain/check-field-values.ts'
import type { ConnectionKind } from '../../domain/activity.ts'
import type { FieldOwner } from '../../domain/field.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { FieldValues } from '../../domain/field-values.ts'
import { askedFields, composeForm, fieldsOfPanel, type PanelForm, panelOf, type SetupFault } from '../../domain/panel-form.ts'
import type { ActivityType, AvailableFields, PanelSetup } from '../../domain/panel-setup.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { PanelSetupStore } from '../ports/backup.ts'
import type { Crm } from '../ports/crm.ts'

export interface PanelFormPorts {
  readonly setups: Pick<PanelSetupStore, 'panelSetup'>
  readonly crm: Pick<Crm, 'fieldsOf'>
  /** Offered while the set-up names none. */
  readonly standardTypes: readonly ActivityType[]
}

/** The form by the set-up and by what IFS has today; what is not set up costs IFS nothing. */
export async function panelForm(
  ports: PanelFormPorts,
): Promise<{ readonly form: PanelForm; readonly faults: readonly SetupFault[] }> {
  const setup = await ports.setups.panelSetup()
  return composeForm(setup, await availableOf(ports, setup), ports.standardTypes)
}

/**
 * As above, without the fields of those about whom IFS can not say what they have: nobody is kept from seeing a link by that.
 * `isWhole`: what is asked when creating is known.
 */
export async function panelFormIfKnown(ports: PanelFormPorts): Promise<{ readonly form: PanelForm; readonly isWhole: boolean }> {
  const setup = await ports.setups.panelSetup()
  const owners = ownersOf(setup)
  const known = await Promise.all(
    owners.map(async (owner) => {
      try {
        return [[owner, await ports.crm.fieldsOf(owner)] as const]
      } catch (error) {
        if (!(error instanceof OutsideError)) throw error
        return []
      }
    }),
  )
  const available: AvailableFields = Object.fromEntries(known.flat())
  const { form } = composeForm(setup, available, ports.standardTypes)
  return { form, isWhole: available.activity !== undefined || !owners.includes('activity') }
}

/** What needs no IFS: for those who create nothing. */
export const formWithoutFields = async ({ setups, standardTypes }: PanelFormPorts): Promise<PanelForm> =>
  composeForm(await setups.panelSetup(), {}, standardTypes).form

export async function availableOf({ crm }: Pick<PanelFormPorts, 'crm'>, setup: PanelSetup): Promise<AvailableFields> {
  return Object.fromEntries(await Promise.all(ownersOf(setup).map(async (owner) => [owner, await crm.fieldsOf(owner)] as const)))
}

const ownersOf = ({ fields }: PanelSetup): readonly FieldOwner[] => [...new Set(fields.map(({ owner }) => owner))]

export interface FilledIn {
  readonly connection: { readonly kind: ConnectionKind; readonly id: string }
  readonly activityType: string
  readonly subType: string
  readonly fields?: FieldValues | undefined
}

/** What is written to IFS of a filled-in form; the first thing that the form would not have let through is refused by its name. */
export async function checkFilledIn(
  ports: PanelFormPorts,
  { connection, activityType, subType, fields = {} }: FilledIn,
): Promise<FieldValues> {
  const setup = await ports.setups.panelSetup()
  const ofActivity = { ...setup, fields: setup.fields.filter(({ owner }) => owner === 'activity') }
  const { form } = composeForm(ofActivity, await availableOf(ports, ofActivity), ports.standardTypes)
  const refuse = (field: string, message: string, fix: string): Refusal =>
    new Refusal('invalid-field', message, fix, undefined, `target.${field}`)
  const type = form.activityTypes.find((offered) => offered.type === activityType)
  if (type === undefined) throw refuse('activityType', `The form offers no activity type ${activityType}.`, openAgain)
  if (subType !== '' && !type.subTypes.includes(subType))
    throw refuse('subType', `The form offers no sub type ${subType} of ${activityType}.`, openAgain)
  const { values, faults } = checkFieldValues(askedFields(fieldsOfPanel(form.fields.activity, panelOf(connection.kind))), fields)
  const [fault] = faults
  if (fault === undefined) return values
  const { message, fix } = faultSentence(fault)
  throw refuse(`fields.${fault.name}`, message, fix)
}

const openAgain = 'Open the form again; an administrator changed it.'
