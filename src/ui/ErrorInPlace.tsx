import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwise16Regular, ErrorCircle16Filled } from '@fluentui/react-icons'
import { useState } from 'react'
import { TextButton } from './TextButton.tsx'
import { useUiTexts } from './ui-texts.ts'

interface ErrorInPlaceProps {
  readonly message: string
  readonly fix: string
  /** Of message and fix, where it is not that of the page. */
  readonly lang?: string | undefined
  readonly reference: string | null
  /** `again`: the same once more, shown with its arrow; otherwise it leads on. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly again?: boolean } | undefined
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '2px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { color: tokens.colorStatusDangerForeground1, marginTop: '2px' },
  message: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  second: {
    gridColumn: 2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'break-word',
  },
  row: {
    gridColumn: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    marginTop: '8px',
  },
  small: { fontSize: tokens.fontSizeBase200 },
})

/** One reason, one fix, where it belongs. A screen reader hears it at once. */
export function ErrorInPlace({ message, fix, lang, reference, action }: ErrorInPlaceProps) {
  const styles = useStyles()
  return (
    <div role="alert" className={styles.root}>
      <ErrorCircle16Filled className={styles.icon} aria-hidden />
      <span lang={lang} className={styles.message}>
        {message}
      </span>
      {fix !== '' && (
        <span lang={lang} className={styles.second}>
          {fix}
        </span>
      )}
      {(action !== undefined || reference !== null) && (
        <span className={styles.row}>
          {action !== undefined && (
            <Button size="small" {...(action.again === false ? {} : { icon: <ArrowClockwise16Regular /> })} onClick={action.run}>
              {action.label}
            </Button>
          )}
          {reference !== null && <CopyReference reference={reference} />}
        </span>
      )}
    </div>
  )
}

function CopyReference({ reference }: { readonly reference: string }) {
  const styles = useStyles()
  const texts = useUiTexts()
  const [step, setStep] = useState<'offered' | 'copied' | 'refused'>('offered')
  // A frame may be refused the clipboard: then the reference itself is shown, to be copied by hand.
  if (step === 'refused') return <code className={styles.small}>{reference}</code>
  return (
    <TextButton
      title={reference}
      onClick={() => {
        navigator.clipboard.writeText(reference).then(
          () => {
            setStep('copied')
          },
          () => {
            setStep('refused')
          },
        )
      }}
    >
      {step === 'copied' ? texts.copied : texts.copyReference}
    </TextButton>
  )
}
