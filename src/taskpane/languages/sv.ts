import { ui } from '../../ui/texts/sv.ts'
import { connections } from '../connections/texts/sv.ts'
import { failures } from '../failures/texts/sv.ts'
import { appointment } from '../features/appointment/texts/sv.ts'
import { create } from '../features/create/texts/sv.ts'
import { linkExisting } from '../features/link-existing/texts/sv.ts'
import { newActivities } from '../features/new-activities/texts/sv.ts'
import { series } from '../features/series/texts/sv.ts'
import { explain } from '../features/explain/texts/sv.ts'
import { invitations } from '../features/invitations/texts/sv.ts'
import { fields } from '../fields/texts/sv.ts'
import { frame } from '../frame/texts/sv.ts'
import { people } from '../people/texts/sv.ts'
import type { Catalogue } from './catalogue.ts'

export const catalogue: Catalogue = {
  ui,
  frame,
  failures,
  connections,
  people,
  appointment,
  create,
  explain,
  fields,
  invitations,
  series,
  linkExisting,
  newActivities,
}
