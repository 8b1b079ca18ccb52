import { makeStyles, tokens } from '@fluentui/react-components'
import { CloudOff20Regular, WifiOff20Regular } from '@fluentui/react-icons'
import { formatKnownAt } from '../../ui/format-when.ts'
import { useSpeech } from '../languages/speech.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '10px 12px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { color: tokens.colorStatusWarningForeground3 },
})

/** Screen 12a: nobody could be asked; what follows was known then. */
export function StaleBar({
  because,
  at,
  product,
}: {
  readonly because: 'offline' | 'silent'
  readonly at: string
  readonly product: string
}) {
  const styles = useStyles()
  const { texts, locale } = useSpeech()
  const Icon = because === 'offline' ? WifiOff20Regular : CloudOff20Regular
  const next = because === 'offline' ? texts.frame.offlineNext : texts.frame.silentNext(product)
  return (
    <div role="status" className={styles.root}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        <b>{because === 'offline' ? texts.frame.offline : texts.frame.silent}</b>{' '}
        {texts.frame.knownAt(formatKnownAt(at, locale, new Date()))} {next}
      </span>
    </div>
  )
}
