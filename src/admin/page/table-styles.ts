import { makeStyles, tokens } from '@fluentui/react-components'

/** Tables of the admin pages: rows of 40 px, or of 56 with two lines. */
export const useTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontVariantNumeric: 'tabular-nums' },
  head: {
    textAlign: 'start',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    padding: '8px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    height: '40px',
    padding: '4px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    overflowWrap: 'anywhere',
    boxSizing: 'border-box',
  },
  oneLine: { whiteSpace: 'nowrap' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, '& span': { color: tokens.colorNeutralForeground1 } },
  number: { textAlign: 'end' },
  muted: { color: tokens.colorNeutralForeground2 },
})
