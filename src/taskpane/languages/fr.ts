import { ui } from '../../ui/texts/fr.ts'
import { connections } from '../connections/texts/fr.ts'
import { failures } from '../failures/texts/fr.ts'
import { appointment } from '../features/appointment/texts/fr.ts'
import { create } from '../features/create/texts/fr.ts'
import { linkExisting } from '../features/link-existing/texts/fr.ts'
import { newActivities } from '../features/new-activities/texts/fr.ts'
import { series } from '../features/series/texts/fr.ts'
import { explain } from '../features/explain/texts/fr.ts'
import { invitations } from '../features/invitations/texts/fr.ts'
import { fields } from '../fields/texts/fr.ts'
import { frame } from '../frame/texts/fr.ts'
import { people } from '../people/texts/fr.ts'
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
