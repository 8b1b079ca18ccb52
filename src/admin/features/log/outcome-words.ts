import type { LogRowView } from '../../../api/schemas.ts'

export const outcomeWords: Readonly<Record<LogRowView['outcome'], string>> = {
  updated: 'Updated',
  linked: 'Linked',
  unlinked: 'Unlinked',
  deleted: 'Deleted',
  cancelled: 'Cancelled',
  invited: 'Invited',
  undone: 'Undone',
  paused: 'Paused',
  resumed: 'Resumed',
  'nothing-to-do': 'Nothing to do',
  retry: 'Retry',
  'set-aside': 'Set aside',
}

export const fieldWords = {
  description: 'Description',
  start: 'Start',
  end: 'End',
  contacts: 'Contacts',
  representatives: 'Representatives',
} as const
