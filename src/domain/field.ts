import type { ConnectionKind } from './activity.ts'
import type { ActivityNo, PersonId, RepresentativeId } from './ids.ts'

export type FieldOwner = 'activity' | 'contact' | 'representative'

export const fieldTypes = ['text', 'number', 'yes-no', 'date', 'timestamp', 'choice'] as const
export type FieldType = (typeof fieldTypes)[number]

/** An attribute that records in IFS have, the company's own (`Cf_…`) included. */
export interface FieldDescription {
  readonly name: string
  /** For a person. */
  readonly label: string
  readonly type: FieldType
  /** Of a text; null where none is stated. */
  readonly maxLength: number | null
  /** Of a choice: what IFS takes. */
  readonly choices: readonly string[]
  /** Added by the company, not by IFS. */
  readonly isCustom: boolean
  /** Of a number that has no decimals. */
  readonly isWhole?: true
  /** RM Panel writes it itself: subject, time, people, connection, type and its own marks. */
  readonly isTaken?: true
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

/** A member of an enumeration as a person reads it: `Id20` stands for the code 20 (ifs.md §3.8), `AllowBackorder` for its words. */
export const choiceWords = (member: string): string =>
  /^Id\d/.test(member)
    ? member.slice(2)
    : member
        .replaceAll('_', ' ')
        .replaceAll(/(?<=[a-z\d])(?=[A-Z][a-z])/g, ' ')
        .trim()
