import type { EventRef } from './event-model.ts'
import { fieldsOf } from './occurrences.ts'
import type { GraphSettings } from './settings.ts'

/** What an application is shown at all. */
export const isVisible = (ref: EventRef, { privateEvents }: GraphSettings): boolean =>
  privateEvents === 'whole' || fieldsOf(ref).sensitivity !== 'private'
