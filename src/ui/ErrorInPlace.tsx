import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircle20Filled } from '@fluentui/react-icons'

interface ErrorInPlaceProps {
  readonly message: string
  readonly fix: string
  readonly reference: string | null
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    rowGap: '4px',
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { color: tokens.colorStatusDangerForeground1 },
  message: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  second: {
    gridColumn: 2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  row: {
    gridColumn: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginTop: '4px',
  },
  reference: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** One reason, one fix, where it belongs. A screen reader hears it at once. */
export function ErrorInPlace({ message, fix, reference, action }: ErrorInPlaceProps) {
  const styles = useStyles()
  return (
    <div role="alert" className={styles.root}>
      <ErrorCircle20Filled className={styles.icon} aria-hidden />
      <span className={styles.message}>{message}</span>
      <span className={styles.second}>{fix}</span>
      <span className={styles.row}>
        {action !== undefined && (
          <Button size="small" onClick={action.run}>
            {action.label}
          </Button>
        )}
        {reference !== null && (
          <Link
            as="button"
            className={styles.reference}
            onClick={() => {
              void navigator.clipboard.writeText(reference)
            }}
            title={reference}
          >
            Copy reference
          </Link>
        )}
      </span>
    </div>
  )
}
