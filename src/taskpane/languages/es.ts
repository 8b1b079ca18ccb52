import { ui } from '../../ui/texts/es.ts'
import { connections } from '../connections/texts/es.ts'
import { failures } from '../failures/texts/es.ts'
import { appointment } from '../features/appointment/texts/es.ts'
import { create } from '../features/create/texts/es.ts'
import { linkExisting } from '../features/link-existing/texts/es.ts'
import { newActivities } from '../features/new-activities/texts/es.ts'
import { series } from '../features/series/texts/es.ts'
import { explain } from '../features/explain/texts/es.ts'
import { invitations } from '../features/invitations/texts/es.ts'
import { fields } from '../fields/texts/es.ts'
import { frame } from '../frame/texts/es.ts'
import { people } from '../people/texts/es.ts'
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
