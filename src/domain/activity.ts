import type { FieldValues } from './field-values.ts'
import type { ActivityNo, EmailAddress, PersonId, RepresentativeId } from './ids.ts'
import type { TimeSpan } from './time-span.ts'

/** What an activity belongs to. */
export type ConnectionKind = 'account' | 'lead' | 'supplier' | 'supplier-request'

export interface Connection {
  readonly kind: ConnectionKind
  readonly id: string
  readonly name: string
  /** Town, to tell two of the same name apart. Empty when IFS has none. */
  readonly place: string
}

/** IFS travels with member names (`NotStarted`); these three are the only ones evidenced. Anything else is kept as it came. */
export type ActivityState = 'not-started' | 'in-progress' | 'completed' | (string & {})

export interface ContactLine {
  readonly personId: PersonId
  readonly name: string
}
export interface RepresentativeLine {
  readonly representativeId: RepresentativeId
  readonly name: string
}

export interface ActivitySummary {
  readonly activityNo: ActivityNo
  readonly description: string
  /** Null when IFS has no start date yet. */
  readonly when: TimeSpan | null
  readonly connection: Connection | null
  readonly activityType: string
  readonly subType: string
  readonly opportunityNo: string
  readonly state: ActivityState
  readonly mainRepresentativeId: RepresentativeId | null
  /** Somebody asked in IFS for an appointment (*Create Outlook Appointment*). Absent: nobody did, or IFS can not say. */
  readonly wantedInOutlook?: true
  readonly etag: string
}

/** A Business Activity with its lines. */
export interface Activity extends ActivitySummary {
  readonly contacts: readonly ContactLine[]
  readonly representatives: readonly RepresentativeLine[]
  /** Absent where it has none. */
  readonly notes?: string
  /** The further attributes that were asked for. */
  readonly attributes?: FieldValues
}

/** What the panel asks to be created. Sync fields come from the appointment, the rest from the person. */
export interface ActivityDraft {
  readonly description: string
  readonly when: TimeSpan
  readonly contacts: readonly PersonId[]
  readonly representatives: readonly RepresentativeId[]
  readonly mainRepresentativeId: RepresentativeId
  readonly connection: { readonly kind: ConnectionKind; readonly id: string }
  readonly activityType: string
  readonly subType: string
  readonly opportunityNo: string
  readonly notes: string
  /** Further attributes by their names in IFS; those that the members above stand for are not changed by it. */
  readonly attributes?: FieldValues
  /** Told to IFS with the creation, so that the same creation never takes place twice. One is made where none is given. */
  readonly creationKey?: string
}

/** One write to the sync fields of an activity, and to no others. Absent member = left alone. */
export interface ActivityPatch {
  readonly description?: string
  readonly when?: TimeSpan
  readonly addContacts: readonly PersonId[]
  readonly removeContacts: readonly PersonId[]
  readonly addRepresentatives: readonly RepresentativeId[]
  readonly removeRepresentatives: readonly RepresentativeId[]
}

export interface Representative {
  readonly representativeId: RepresentativeId
  readonly name: string
  /** Empty where IFS names none: somebody without a user can not hold a permission set. */
  readonly userId: string
  readonly email: EmailAddress
  readonly isBlocked: boolean
  /** Has the permission set EXCHANGE_SYNC_USER. */
  readonly maySync: boolean
}

/** Whether somebody is a representative of it: these are the records they may see and link (product decision 16). */
export const isOn = (activity: Activity, representativeId: RepresentativeId): boolean =>
  activity.mainRepresentativeId === representativeId ||
  activity.representatives.some((line) => line.representativeId === representativeId)
