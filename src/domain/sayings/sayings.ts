import { ofFields } from './of-fields.ts'
import { ofLinks } from './of-links.ts'
import { ofRefusals } from './of-refusals.ts'
import { ofSystems } from './of-systems.ts'

/**
 * Every sentence that the service tells a representative, by code, with the names of what stands in it. It is stored and logged in
 * English as it was said; `recognise` finds the code again, so that a page says the same in the language of its reader.
 */
export const sayings = { ...ofLinks, ...ofSystems, ...ofRefusals, ...ofFields }
export type SayingCode = keyof typeof sayings
