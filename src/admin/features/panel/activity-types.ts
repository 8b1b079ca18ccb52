import type { PanelSetupView } from '../../../api/admin-panel.ts'

type ActivityTypes = PanelSetupView['settings']['activityTypes']

/** `Call: First, Follow-up` a line → types with their sub types. */
export const parseTypes = (text: string): ActivityTypes =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [type = '', subTypes = ''] = line.split(/:(.*)/s)
      return {
        type: type.trim(),
        subTypes: subTypes
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      }
    })

export const formatTypes = (types: ActivityTypes): string =>
  types.map(({ type, subTypes }) => (subTypes.length === 0 ? type : `${type}: ${subTypes.join(', ')}`)).join('\n')
