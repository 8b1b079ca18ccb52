import type { GriffelStyle } from '@fluentui/react-components'

/** Heard, not seen. */
export const hiddenText: GriffelStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}
