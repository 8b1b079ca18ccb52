import type {
  Activity,
  ActivityDraft,
  ActivityPatch,
  ActivitySummary,
  Connection,
  ConnectionKind,
  Representative,
} from '../../domain/activity.ts'
import type { ActivityNo, EmailAddress, RepresentativeId } from '../../domain/ids.ts'
import type { ContactDraft, ContactMatch, PeopleOfAddress } from '../../domain/person.ts'

/** IFS, in our words. Every method may throw the errors of `domain/errors.ts`; a method’s comment names those that a caller is expected to tell apart. */
export interface Crm {
  /** `NotFound`. */
  readActivity(activityNo: ActivityNo): Promise<Activity>
  /** With its lines, all or nothing; Outlook's from the start (see `setSynced`). After `Unavailable.outcomeUnknown` it may exist. */
  createActivity(draft: ActivityDraft): Promise<Activity>
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
  searchActivities(text: string, representativeId: RepresentativeId, limit: number): Promise<readonly ActivitySummary[]>
  /** Activities the representative is the main one of that are not completed, soonest first, those without a start last. */
  openActivitiesOf(representativeId: RepresentativeId): Promise<readonly ActivitySummary[]>
  /** Representatives and contacts behind addresses, in as few requests as possible. */
  findPeople(emails: readonly EmailAddress[]): Promise<readonly PeopleOfAddress[]>
  /** Of an account, lead or supplier. `Refused`; after `Unavailable.outcomeUnknown` ask `findPeople` whether it exists. */
  createContact(contact: ContactDraft): Promise<ContactMatch>
  searchConnections(text: string, kinds: readonly ConnectionKind[], limit: number): Promise<readonly Connection[]>
  opportunitiesOf(connection: { kind: ConnectionKind; id: string }): Promise<readonly { opportunityNo: string; name: string }[]>
  listRepresentatives(): Promise<readonly Representative[]>
  /** Longest description IFS takes, in characters, from its `$metadata`. */
  longestDescription(): Promise<number>
  /** Where a person sees the activity. */
  activityUrl(activityNo: ActivityNo): string
}
