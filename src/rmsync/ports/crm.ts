import type {
  Activity,
  ActivityDraft,
  ActivityPatch,
  ActivitySummary,
  Connection,
  ConnectionKind,
  Representative,
} from '../../domain/activity.ts'
import type { FieldDescription, FieldOwner, FieldSubject } from '../../domain/field.ts'
import type { FieldValues } from '../../domain/field-values.ts'
import type { ActivityNo, EmailAddress, PersonId, RepresentativeId } from '../../domain/ids.ts'
import type { ContactDraft, ContactMatch, PeopleOfAddress } from '../../domain/person.ts'
import type { CalendarDate } from '../../domain/time-span.ts'

/** IFS, in our words. Every method may throw the errors of `domain/errors.ts`; a method’s comment names those that a caller is expected to tell apart. */
export interface Crm {
  /** `NotFound`; `Refused` where an activity has no attribute of a name in `attributes`. */
  readActivity(activityNo: ActivityNo, attributes?: readonly string[]): Promise<Activity>
  /** Any number of them in few requests; those that IFS does not have are left out. */
  readActivities(activityNos: readonly ActivityNo[]): Promise<ReadonlyMap<ActivityNo, OwnedActivity>>
  /**
   * With its lines, all or nothing; Outlook's from the start (see `setSynced`). After `Unavailable.outcomeUnknown` it may exist:
   * ask `activityCreatedWith`. An activity that was deleted comes back by this too, as a new one under a new number.
   */
  createActivity(draft: ActivityDraft): Promise<Activity>
  /** What a creation under this key made, if it took place; `not-kept` where this IFS keeps no keys and nobody can tell. */
  activityCreatedWith(creationKey: string): Promise<Activity | null | 'not-kept'>
  /**
   * One write with `If-Match`, lines included, all or nothing. `PreconditionFailed`, `NotFound`, `Refused`.
   * `etag` is that of `readActivity` or of the last write.
   */
  patchActivity(activityNo: ActivityNo, patch: ActivityPatch, etag: string): Promise<ActivitySummary>
  /** `PreconditionFailed`, `Refused`; one that is already gone is fine. */
  deleteActivity(activityNo: ActivityNo, etag: string): Promise<void>
  /** `PreconditionFailed`, `NotFound`; `Refused` from a state that the action does not begin in. */
  performAction(activityNo: ActivityNo, action: 'start' | 'complete' | 'reopen', etag: string): Promise<ActivitySummary>
  /** Tells IFS whether Outlook owns the sync fields, where the tenant has an attribute for that. Answers the new ETag. */
  setSynced(activityNo: ActivityNo, synced: boolean, etag: string): Promise<string>
  /** Those the representative is on, by number, description or name of the connection; newest first. Empty text: recent ones. */
  searchActivities(
    text: string,
    representativeId: RepresentativeId,
    limit: number,
    narrow?: ActivityNarrowing,
  ): Promise<readonly ActivitySummary[]>
  /**
   * Activities the representative is the main one of that are not completed: those that somebody asked for in IFS before the others,
   * then soonest first, those without a start last.
   */
  openActivitiesOf(representativeId: RepresentativeId): Promise<readonly ActivitySummary[]>
  /**
   * Representatives and contacts behind addresses, in as few requests as possible; without those that IFS keeps from new activities.
   * `asked`: further attributes to tell of each; one that IFS does not have is left out.
   */
  findPeople(emails: readonly EmailAddress[], asked?: PeopleFields): Promise<readonly PeopleOfAddress[]>
  /** Where these people can be mailed; without those who have no address. */
  addressesOf(people: {
    readonly contacts: readonly PersonId[]
    readonly representatives: readonly RepresentativeId[]
  }): Promise<PeopleAddresses>
  /** Of an account, lead or supplier. `Refused`; after `Unavailable.outcomeUnknown` ask `findPeople` whether it exists. */
  createContact(contact: ContactDraft): Promise<ContactMatch>
  searchConnections(text: string, kinds: readonly ConnectionKind[], limit: number): Promise<readonly Connection[]>
  /** Contacts of accounts, leads and suppliers by name or address, by name; without those that IFS keeps from new activities. */
  searchContacts(text: string, limit: number): Promise<readonly ContactMatch[]>
  /** Open ones only. */
  opportunitiesOf(connection: { kind: ConnectionKind; id: string }): Promise<readonly Opportunity[]>
  /** Open ones by number or name, of any account. */
  searchOpportunities(text: string, limit: number): Promise<readonly (Opportunity & { readonly accountId: string })[]>
  listRepresentatives(): Promise<readonly Representative[]>
  /** Which attributes there are to be shown, from `$metadata`. */
  fieldsOf(owner: FieldOwner): Promise<readonly FieldDescription[]>
  /** `NotFound`; `Refused` where such records have no attribute of that name. */
  readFields(subject: FieldSubject, names: readonly string[]): Promise<FieldValues>
  /** Walks the way to IFS step by step; never throws. What comes after a failed step and needs it is left out. */
  probe(): Promise<readonly CrmCheck[]>
  /** Longest description IFS takes, in characters, from its `$metadata`. */
  longestDescription(): Promise<number>
  /** Where a person sees the activity. */
  activityUrl(activityNo: ActivityNo): string
}

/** Whose the sync fields are. */
export interface OwnedActivity extends Activity {
  /** IFS says that they are Outlook's (`setSynced`); null where the tenant has no attribute for it. */
  readonly isSynced: boolean | null
}

/** What activities are wanted besides their text. */
export interface ActivityNarrowing {
  /** Those that begin on it or on the day before or after: which day it is depends on where somebody is. */
  readonly day?: CalendarDate | undefined
  readonly connection?: { readonly kind: ConnectionKind; readonly id: string } | undefined
  /** Only those the representative is the main one of. */
  readonly mine?: boolean | undefined
}

/** Names of attributes. */
export interface PeopleFields {
  readonly contact: readonly string[]
  readonly representative: readonly string[]
}

export interface PeopleAddresses {
  readonly contacts: ReadonlyMap<PersonId, EmailAddress>
  readonly representatives: ReadonlyMap<RepresentativeId, EmailAddress>
}

export interface Opportunity {
  readonly opportunityNo: string
  readonly name: string
}

/** One step of the way to IFS. */
export interface CrmCheck {
  readonly step: 'sign-in' | 'projections' | 'mapping' | 'permission-sets' | 'service-user'
  /** `locked`: the service user of rmsync, as it is delivered. */
  readonly outcome: 'ok' | 'failed' | 'locked'
  /** What was seen, with the names: client, user, projection. */
  readonly found: string
  /** What to do; empty when all is well. */
  readonly fix: string
}
