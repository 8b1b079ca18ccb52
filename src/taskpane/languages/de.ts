import { ui } from '../../ui/texts/de.ts'
import { connections } from '../connections/texts/de.ts'
import { failures } from '../failures/texts/de.ts'
import { appointment } from '../features/appointment/texts/de.ts'
import { create } from '../features/create/texts/de.ts'
import { linkExisting } from '../features/link-existing/texts/de.ts'
import { newActivities } from '../features/new-activities/texts/de.ts'
import { series } from '../features/series/texts/de.ts'
import { explain } from '../features/explain/texts/de.ts'
import { invitations } from '../features/invitations/texts/de.ts'
import { fields } from '../fields/texts/de.ts'
import { frame } from '../frame/texts/de.ts'
import { people } from '../people/texts/de.ts'
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
