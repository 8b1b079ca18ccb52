import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Copy16Regular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import type { DoctorCheckView } from '../../api/admin-doctor.ts'
import { type Status, StatusWord } from './StatusWord.tsx'

const statusOf: Readonly<Record<DoctorCheckView['outcome'], Status>> = {
  fine: 'good',
  warning: 'warning',
  'needs-fix': 'bad',
  skipped: 'off',
}
const outcomeWords: Readonly<Record<DoctorCheckView['outcome'], string>> = {
  fine: 'Fine',
  warning: 'Warning',
  'needs-fix': 'Needs a fix',
  skipped: 'Not checked',
}

const useStyles = makeStyles({
  item: { padding: '10px 18px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 220px) minmax(0, 1fr) auto',
    gap: '2px 16px',
    alignItems: 'baseline',
    '@media (max-width: 599px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  found: {
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    '@media (max-width: 599px)': { gridRow: 2, gridColumn: '1 / -1' },
  },
  took: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  rest: { padding: '6px 0 0 24px', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '8px' },
  command: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  // beside the colour, said: a screen reader does not see the icon
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

/** `0.3 s`, `2 min`. */
export function formatTook(ms: number): string {
  return ms < 90_000
    ? `${(ms / 1000).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
    : `${Math.round(ms / 60_000)} min`
}

/** One check: what was seen, what to do about it, and what to run, to be copied. */
export function CheckRow({ check, children }: { readonly check: DoctorCheckView; readonly children?: ReactNode }) {
  const styles = useStyles()
  const [copied, setCopied] = useState(false)
  const { outcome, title, found, fix, command, tookMs } = check
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <StatusWord status={statusOf[outcome]}>
          <span className={mergeClasses(outcome === 'needs-fix' && styles.strong)}>{title}</span>
          <span className={styles.hidden}>, {outcomeWords[outcome]}</span>
        </StatusWord>
        <span className={styles.found}>{found}</span>
        <span className={styles.took}>{outcome === 'skipped' ? '' : formatTook(tookMs)}</span>
      </div>
      {(fix !== '' || command !== null || children !== undefined) && (
        <div className={styles.rest}>
          {fix !== '' && <span>{fix}</span>}
          {command !== null && (
            <div className={styles.command}>
              <code>{command}</code>
              <Button
                appearance="transparent"
                size="small"
                icon={<Copy16Regular />}
                aria-label={copied ? 'Copied' : 'Copy'}
                onClick={() => {
                  // refused the clipboard, the text can still be selected
                  navigator.clipboard.writeText(command).then(
                    () => setCopied(true),
                    () => undefined,
                  )
                }}
              />
            </div>
          )}
          {children !== undefined && <div className={styles.actions}>{children}</div>}
        </div>
      )}
    </li>
  )
}
