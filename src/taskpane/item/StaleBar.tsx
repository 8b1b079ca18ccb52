import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CloudOff20Regular, WifiOff20Regular } from '@fluentui/react-icons'
import type { Failure } from '../../api/failure.ts'
import { formatKnownAt } from '../../ui/format-when.ts'
import { useFailureWords } from '../failures/use-failure-words.ts'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'
import type { Stale } from './look-at-item.ts'

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
  signIn: { gridColumn: 2, justifySelf: 'start', marginTop: '8px' },
  icon: { color: tokens.colorStatusWarningForeground3 },
})

interface StaleBarProps {
  readonly because: Stale
  readonly at: string
  readonly product: string
}

/** Screen 12a: nobody could be asked, or the answer was a failure; what follows was known then. */
export function StaleBar({ because, at, product }: StaleBarProps) {
  const styles = useStyles()
  const { texts, locale } = useSpeech()
  const { signIn } = usePanel()
  const Icon = because === 'offline' ? WifiOff20Regular : CloudOff20Regular
  return (
    <div role="status" className={styles.root}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        {typeof because === 'string' ? (
          <b>{because === 'offline' ? texts.frame.offline : texts.frame.silent}</b>
        ) : (
          <WentWrong failure={because} />
        )}{' '}
        {texts.frame.knownAt(formatKnownAt(at, locale, new Date()))} {because === 'offline' && texts.frame.offlineNext}
        {because === 'silent' && texts.frame.silentNext(product)}
      </span>
      {typeof because !== 'string' && because.code === 'not-signed-in' && (
        <Button size="small" className={styles.signIn} onClick={signIn}>
          {texts.frame.signIn}
        </Button>
      )}
    </div>
  )
}

function WentWrong({ failure }: { readonly failure: Failure }) {
  const words = useFailureWords(failure)
  if (words === undefined) return null
  return (
    <span lang={words.lang}>
      <b>{words.message}</b> {words.fix}
    </span>
  )
}
