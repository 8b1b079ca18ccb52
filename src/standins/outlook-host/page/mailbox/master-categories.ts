import type { MasterCategory } from './appointment.ts'

/** The categories every mailbox of the trial has: Outlook's own colours, and the two of RM Panel. */
export const masterCategories: readonly MasterCategory[] = [
  { displayName: 'IFS CRM', color: 'preset5' },
  { displayName: 'IFS SRM', color: 'preset8' },
  { displayName: 'Red category', color: 'preset0' },
  { displayName: 'Orange category', color: 'preset1' },
  { displayName: 'Yellow category', color: 'preset3' },
  { displayName: 'Green category', color: 'preset4' },
  { displayName: 'Blue category', color: 'preset7' },
  { displayName: 'Purple category', color: 'preset8' },
]
