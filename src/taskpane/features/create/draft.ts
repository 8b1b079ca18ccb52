import type { ConnectionView } from '../../../api/schemas.ts'
import type { FieldDrafts } from './field-drafts.ts'

/** What a person decides about an activity before it is created. */
export interface Draft {
  readonly connection: ConnectionView | null
  readonly opportunityNo: string
  readonly activityType: string
  readonly subType: string
  readonly notes: string
  /** Of the fields that administrators set up. */
  readonly fields: FieldDrafts
  /** Of a date of a series: it alone, or the whole series. */
  readonly scope: 'date' | 'series'
}
