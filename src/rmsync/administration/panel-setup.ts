import { panelSetupFaults } from '../../domain/check-panel-setup.ts'
import type { FieldDescription, FieldOwner } from '../../domain/field.ts'
import type { SetupFault } from '../../domain/panel-form.ts'
import type { FieldValue } from '../../domain/field-values.ts'
import type { PanelField, PanelSetup } from '../../domain/panel-setup.ts'
import { OutsideError } from '../../domain/errors.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { PanelSetupStore, StoredPanelSetup } from '../ports/backup.ts'
import type { Clock } from '../ports/service.ts'
import { availableOf, panelForm, type PanelFormPorts } from './panel-form.ts'

export interface PanelSetupPorts extends PanelFormPorts {
  readonly setups: PanelSetupStore
  readonly clock: Clock
}
export interface DescribedPanelSetup extends StoredPanelSetup {
  readonly faults: readonly SetupFault[]
}

/** The set-up, with what of it IFS no longer has; an IFS that does not answer keeps nobody from looking at it. */
export async function describePanelSetup(ports: PanelSetupPorts): Promise<DescribedPanelSetup> {
  const setup = await ports.setups.panelSetup()
  const faults = await panelForm(ports).then(
    (composed) => composed.faults,
    (error: unknown) => {
      if (!(error instanceof OutsideError)) throw error
      return []
    },
  )
  return { ...setup, faults }
}

/** Saves which fields the panel shows; what is wrong is refused by its name, and nothing of it is kept. */
export async function savePanelSetup(
  ports: PanelSetupPorts,
  version: number,
  given: PanelSetup,
  by: string,
): Promise<DescribedPanelSetup> {
  const setup = tidied(given)
  const [fault] = panelSetupFaults(setup, await availableOf(ports, setup), ports.standardTypes)
  if (fault !== undefined) throw new Refusal('invalid-settings', fault.message, fault.fix, undefined, fault.field)
  if (!(await ports.setups.savePanelSetup(version, setup, by, ports.clock.now())))
    throw new Refusal(
      'changed-meanwhile',
      'Somebody else changed the panel set-up meanwhile.',
      'Load it again, then make your change again.',
    )
  return { ...(await ports.setups.panelSetup()), faults: [] }
}

/** As it was meant: nothing but spaces is nothing. */
const tidied = ({ fields, settings }: PanelSetup): PanelSetup => ({
  fields: fields.map((field) => ({ ...field, label: field.label.trim(), preset: tidyPreset(field.preset) })),
  settings: {
    ...settings,
    activityTypes: settings.activityTypes.map(({ type, subTypes }) => ({
      type: type.trim(),
      subTypes: subTypes.map((subType) => subType.trim()),
    })),
    defaultActivityType: settings.defaultActivityType.trim(),
    helpUrl: settings.helpUrl.trim(),
  },
})

const tidyPreset = (preset: PanelField['preset']): FieldValue =>
  typeof preset === 'string' ? preset.trim() || null : (preset ?? null)

export const availableFields = ({ crm }: PanelSetupPorts, owner: FieldOwner): Promise<readonly FieldDescription[]> =>
  crm.fieldsOf(owner)
