import { ui } from '../../ui/texts/ja.ts'
import { connections } from '../connections/texts/ja.ts'
import { failures } from '../failures/texts/ja.ts'
import { appointment } from '../features/appointment/texts/ja.ts'
import { create } from '../features/create/texts/ja.ts'
import { linkExisting } from '../features/link-existing/texts/ja.ts'
import { newActivities } from '../features/new-activities/texts/ja.ts'
import { series } from '../features/series/texts/ja.ts'
import { explain } from '../features/explain/texts/ja.ts'
import { invitations } from '../features/invitations/texts/ja.ts'
import { fields } from '../fields/texts/ja.ts'
import { frame } from '../frame/texts/ja.ts'
import { people } from '../people/texts/ja.ts'
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
