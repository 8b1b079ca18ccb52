import type { FieldOwner } from './field.ts'

/** Whose fields the panel can show. */
export const fieldOwners = ['activity', 'contact', 'representative'] as const satisfies readonly FieldOwner[]

/** One field that the panel shows; their order is the order of the list. */
export interface PanelField {
  readonly owner: FieldOwner
  /** Attribute of IFS. */
  readonly name: string
  readonly label: string
  /** May be filled in when creating an activity. */
  readonly editable: boolean
  readonly required: boolean
}

export interface PanelSetup {
  readonly fields: readonly PanelField[]
  readonly settings: {
    /** Choices of the create form; empty: as rmsync is configured. */
    readonly activityTypes: readonly { readonly type: string; readonly subTypes: readonly string[] }[]
    readonly defaultActivityType: string
    readonly helpUrl: string
  }
}
