import type { FieldOwner } from './field.ts'

/** Whose fields the panel can show. */
export const fieldOwners = ['activity', 'contact', 'representative'] as const satisfies readonly FieldOwner[]
