import type { ActivityDraft } from '../../../src/domain/activity.ts'
import { toEmailAddress, type ActivityNo, type PersonId, type RepresentativeId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import type { Crm } from '../../../src/rmsync/ports/crm.ts'

/** A CRM with the seeded company in it, and what a person does there by hand. */
export interface CrmWorld {
  readonly crm: Crm
  renameInIfs(activityNo: ActivityNo, description: string): Promise<void>
  addContactInIfs(activityNo: ActivityNo, personId: PersonId): Promise<void>
  completeInIfs(activityNo: ActivityNo): Promise<void>
  deleteInIfs(activityNo: ActivityNo): Promise<void>
  clearStartInIfs(activityNo: ActivityNo): Promise<void>
  close(): Promise<void>
}

export const ellen = 'ELSA' as RepresentativeId
export const jonas = 'JOEK' as RepresentativeId
export const amir = 'AMHA' as RepresentativeId
export const maria = 'P10001' as PersonId
export const peter = 'P10002' as PersonId
export const siobhan = 'P10022' as PersonId

export const at = (text: string): Instant => text as Instant
export const email = toEmailAddress

/** A meeting of Ellen with Norrvik Marine and one contact there. */
export const draft = (changes: Partial<ActivityDraft> = {}): ActivityDraft => ({
  description: 'Quarterly review',
  when: { kind: 'timed', startAt: at('2031-03-04T09:00:00Z'), endAt: at('2031-03-04T10:00:00Z'), zone: 'UTC' },
  contacts: [maria],
  representatives: [ellen],
  mainRepresentativeId: ellen,
  connection: { kind: 'account', id: '10045' },
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
  ...changes,
})

export const nothing = { addContacts: [], removeContacts: [], addRepresentatives: [], removeRepresentatives: [] }
