import type { Connection } from './activity.ts'
import type { FieldValues } from './field-values.ts'
import type { EmailAddress, PersonId, RepresentativeId } from './ids.ts'

/** A contact found in IFS by its address, with the account, lead or supplier it belongs to. */
export interface ContactMatch {
  readonly personId: PersonId
  readonly name: string
  readonly email: EmailAddress
  readonly role: string
  readonly connection: Connection
  /** The further attributes that were asked for. */
  readonly attributes?: FieldValues
}
/** A person to be made a contact of a connection. */
export interface ContactDraft extends Omit<ContactMatch, 'personId' | 'connection' | 'attributes'> {
  readonly connection: Pick<Connection, 'kind' | 'id'>
  /** As `creationKey` of an activity. */
  readonly creationKey?: string
}
export interface RepresentativeMatch {
  readonly representativeId: RepresentativeId
  readonly name: string
  readonly email: EmailAddress
  /** The further attributes that were asked for. */
  readonly attributes?: FieldValues
}
/** Everything IFS knows of one address. */
export interface PeopleOfAddress {
  readonly email: EmailAddress
  readonly representatives: readonly RepresentativeMatch[]
  readonly contacts: readonly ContactMatch[]
}

/** Who an attendee is in IFS (product decision 10). */
export type Resolution =
  | { readonly kind: 'representative'; readonly representativeId: RepresentativeId; readonly name: string }
  | { readonly kind: 'contact'; readonly personId: PersonId; readonly name: string; readonly connection: Connection }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ContactMatch[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-a-person' }
