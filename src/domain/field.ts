import type { ConnectionKind } from './activity.ts'
import type { ActivityNo, PersonId, RepresentativeId } from './ids.ts'

export type FieldOwner = 'activity' | 'contact' | 'representative'

/** An attribute that records in IFS have, the company's own (`Cf_…`) included. */
export interface FieldDescription {
  readonly name: string
  /** For a person. */
  readonly label: string
  readonly type: 'text' | 'number' | 'yes-no' | 'date' | 'timestamp' | 'choice'
  /** Of a text; null where none is stated. */
  readonly maxLength: number | null
  /** Of a choice: what IFS takes. */
  readonly choices: readonly string[]
  /** Added by the company, not by IFS. */
  readonly isCustom: boolean
}

/** Whose fields are asked for. */
export type FieldSubject =
  | { readonly kind: 'activity'; readonly activityNo: ActivityNo }
  | {
      readonly kind: 'contact'
      readonly personId: PersonId
      readonly connection: { readonly kind: ConnectionKind; readonly id: string }
    }
  | { readonly kind: 'representative'; readonly representativeId: RepresentativeId }
