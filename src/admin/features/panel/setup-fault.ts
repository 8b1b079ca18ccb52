import type { PanelField, PanelSetupView } from '../../../api/admin-panel.ts'

/** Why a set-up can not be saved, in one sentence with the fix; empty: it can. */
export function setupFault(fields: readonly PanelField[], settings: PanelSetupView['settings']): string {
  const nameless = fields.find(({ label }) => label.trim() === '')
  if (nameless !== undefined) return `${nameless.name} has no label. Enter one, or take the field away.`
  if (settings.activityTypes.some(({ type }) => type.trim() === ''))
    return 'An activity type has no name. Enter one, or take the line away.'
  const names = settings.activityTypes.map(({ type }) => type.trim())
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return `The activity type ${twice} stands there twice. Take one away.`
  const { defaultActivityType, helpUrl } = settings
  if (names.length > 0 && defaultActivityType !== '' && !names.includes(defaultActivityType))
    return `The default ${defaultActivityType} is none of the activity types. Choose another.`
  if (helpUrl !== '' && !(URL.canParse(helpUrl) && new URL(helpUrl).protocol === 'https:'))
    return 'The help page is no https:// address. Correct it, or leave it empty.'
  return ''
}

/** `Call: First, Follow-up` a line → types with their sub types. */
export const parseTypes = (text: string): PanelSetupView['settings']['activityTypes'] =>
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

export const formatTypes = (types: PanelSetupView['settings']['activityTypes']): string =>
  types.map(({ type, subTypes }) => (subTypes.length === 0 ? type : `${type}: ${subTypes.join(', ')}`)).join('\n')
