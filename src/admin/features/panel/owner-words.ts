import type { PanelField } from '../../../api/admin-panel.ts'

export const ownerWords: readonly (readonly [PanelField['owner'], string])[] = [
  ['activity', 'Activity'],
  ['contact', 'Contact'],
  ['representative', 'Representative'],
]
