import type { InitialSyncItemView, InitialSyncView } from '../../../api/admin-initial-sync.ts'
import type { Status } from '../../page/StatusWord.tsx'

export const stateWords: Readonly<Record<InitialSyncView['state'], readonly [Status, string]>> = {
  planning: ['off', 'Planning'],
  planned: ['warning', 'Waits for approval'],
  applying: ['off', 'Applying'],
  paused: ['paused', 'Paused'],
  done: ['good', 'Done'],
  cancelled: ['off', 'Cancelled'],
  failed: ['bad', 'Failed'],
}
export const actionWords: Readonly<Record<InitialSyncItemView['action'], string>> = {
  delete: 'Delete',
  relink: 'Re-link',
  update: 'Update',
  problem: 'Problem',
  nothing: 'Nothing',
}
export const resultWords: Readonly<Record<InitialSyncItemView['result'], readonly [Status, string]>> = {
  open: ['off', 'Not yet'],
  applied: ['good', 'Applied'],
  skipped: ['warning', 'Skipped'],
  failed: ['bad', 'Failed'],
}

export const changesOf = ({ counts }: InitialSyncView): number => counts.update + counts.relink + counts.delete
export const isUnderWay = ({ state }: InitialSyncView): boolean => state === 'planning' || state === 'applying'
export const isOpen = (run: InitialSyncView): boolean => isUnderWay(run) || run.state === 'planned' || run.state === 'paused'
