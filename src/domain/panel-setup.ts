import type { FieldDescription, FieldOwner } from './field.ts'
import type { FieldValue } from './field-values.ts'

/** Whose fields the panel can show. */
export const fieldOwners = ['activity', 'contact', 'representative'] as const satisfies readonly FieldOwner[]
/** Which of the two panels shows a field. */
export const fieldPanels = ['both', 'crm', 'srm'] as const
export type FieldPanels = (typeof fieldPanels)[number]

/** One field that the panel shows; their order is the order of the list. */
export interface PanelField {
  readonly owner: FieldOwner
  /** Attribute of IFS. */
  readonly name: string
  readonly label: string
  /** May be filled in when creating an activity. */
  readonly editable: boolean
  readonly required: boolean
  /** Filled in beforehand when creating an activity; of one that is not editable, written as it is. */
  readonly preset?: FieldValue
  readonly panels?: FieldPanels
}

export interface ActivityType {
  readonly type: string
  readonly subTypes: readonly string[]
}

export interface PanelSetup {
  readonly fields: readonly PanelField[]
  readonly settings: {
    /** Choices of the create form; empty: as rmsync is configured. */
    readonly activityTypes: readonly ActivityType[]
    /** Empty: the first. */
    readonly defaultActivityType: string
    /** Behind *Help* in the panel; empty: the panel's own page. */
    readonly helpUrl: string
  }
}

/** What IFS has, for each owner that was asked about; of one that is missing nothing is said. */
export type AvailableFields = Partial<Readonly<Record<FieldOwner, readonly FieldDescription[]>>>
