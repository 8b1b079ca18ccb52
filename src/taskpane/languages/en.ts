import { ui } from '../../ui/texts/en.ts'
import { connections } from '../connections/texts/en.ts'
import { failures } from '../failures/texts/en.ts'
import { appointment } from '../features/appointment/texts/en.ts'
import { create } from '../features/create/texts/en.ts'
import { linkExisting } from '../features/link-existing/texts/en.ts'
import { newActivities } from '../features/new-activities/texts/en.ts'
import { series } from '../features/series/texts/en.ts'
import { explain } from '../features/explain/texts/en.ts'
import { invitations } from '../features/invitations/texts/en.ts'
import { fields } from '../fields/texts/en.ts'
import { frame } from '../frame/texts/en.ts'
import { people } from '../people/texts/en.ts'
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
