import type { AdminRepresentativeView } from '../../../api/admin-representatives.ts'
import type { Status } from '../../page/StatusWord.tsx'

export const stateWords: Readonly<Record<AdminRepresentativeView['state'], readonly [Status, string]>> = {
  blocked: ['off', 'Blocked'],
  'no-address': ['bad', 'No address'],
  'no-permission-set': ['bad', 'No permission set'],
  'no-mailbox': ['bad', 'No mailbox'],
  'out-of-scope': ['bad', 'Out of scope'],
  off: ['off', 'Off'],
  paused: ['paused', 'Paused'],
  late: ['warning', 'Late'],
  active: ['good', 'Active'],
}
