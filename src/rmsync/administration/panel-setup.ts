import type { FieldDescription, FieldOwner } from '../../domain/field.ts'
import type { PanelSetup } from '../../domain/panel-setup.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { PanelSetupStore, StoredPanelSetup } from '../ports/backup.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'

export interface PanelSetupPorts {
  readonly setups: PanelSetupStore
  readonly crm: Pick<Crm, 'fieldsOf'>
  readonly clock: Clock
}

/** Saves which fields the panel shows; one that IFS does not have, or that is named twice, is refused by its name. */
export async function savePanelSetup(
  ports: PanelSetupPorts,
  version: number,
  setup: PanelSetup,
  by: string,
): Promise<StoredPanelSetup> {
  const refuse = (field: string, message: string, fix: string): Refusal =>
    new Refusal('invalid-settings', message, fix, undefined, field)
  const seen = new Set<string>()
  for (const [index, { owner, name, editable, required }] of setup.fields.entries()) {
    const key = `${owner} ${name}`
    if (seen.has(key)) throw refuse(`fields.${index}`, `${name} stands in the list twice.`, 'Take one of them out.')
    seen.add(key)
    if (required && !editable)
      throw refuse(
        `fields.${index}`,
        `${name} is required and can not be filled in.`,
        'Let people fill it in, or do not require it.',
      )
    if (editable && owner !== 'activity')
      throw refuse(
        `fields.${index}`,
        `${name} belongs to a ${owner} and is shown only.`,
        'Only fields of the activity can be filled in.',
      )
  }
  for (const owner of new Set(setup.fields.map((field) => field.owner))) {
    const there = new Set((await ports.crm.fieldsOf(owner)).map((field: FieldDescription) => field.name))
    const index = setup.fields.findIndex((field) => field.owner === owner && !there.has(field.name))
    if (index >= 0)
      throw refuse(
        `fields.${index}`,
        `IFS has no ${owner} attribute ${setup.fields[index]?.name ?? ''}.`,
        'Choose one of the list.',
      )
  }
  const { activityTypes, defaultActivityType, helpUrl } = setup.settings
  if (defaultActivityType !== '' && activityTypes.length > 0 && !activityTypes.some(({ type }) => type === defaultActivityType))
    throw refuse('settings.defaultActivityType', `${defaultActivityType} is none of the activity types.`, 'Choose one of them.')
  if (helpUrl !== '' && !(URL.canParse(helpUrl) && new URL(helpUrl).protocol === 'https:'))
    throw refuse('settings.helpUrl', 'This is no https:// address.', 'Enter one, or leave it empty.')
  if (!(await ports.setups.savePanelSetup(version, setup, by, ports.clock.now())))
    throw new Refusal(
      'changed-meanwhile',
      'Somebody else changed the panel set-up meanwhile.',
      'Load it again, then make your change again.',
    )
  return ports.setups.panelSetup()
}

export const availableFields = ({ crm }: PanelSetupPorts, owner: FieldOwner): Promise<readonly FieldDescription[]> =>
  crm.fieldsOf(owner)
