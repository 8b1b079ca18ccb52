import { Button, makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '12px 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  buttons: { display: 'flex', gap: '8px' },
})

interface PagerProps {
  readonly offset: number
  readonly shown: number
  readonly size: number
  readonly total: number
  readonly note?: string
  readonly onMove: (offset: number) => void
}

/** Which rows of how many are shown, and the way to the others: a page of rows stays quick with 20,000 of them. */
export function Pager({ offset, shown, size, total, note = '', onMove }: PagerProps) {
  const styles = useStyles()
  if (total === 0) return null
  const text = `${(offset + 1).toLocaleString()}–${(offset + shown).toLocaleString()} of ${total.toLocaleString()}`
  return (
    <nav className={styles.root} aria-label="Rows">
      <span role="status">{note === '' ? text : `${text}, ${note}`}</span>
      {total > size && (
        <span className={styles.buttons}>
          <Button size="small" disabledFocusable={offset === 0} onClick={() => onMove(Math.max(0, offset - size))}>
            Previous
          </Button>
          <Button size="small" disabledFocusable={offset + shown >= total} onClick={() => onMove(offset + size)}>
            Next
          </Button>
        </span>
      )}
    </nav>
  )
}
