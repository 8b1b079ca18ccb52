import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Link16Regular, LockClosed16Regular, MailOff16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Footer, Scroll } from '../../ui/SubPage.tsx'
import { toFailure } from '../backend/client.ts'
import { FailureInPlace } from '../failures/FailureInPlace.tsx'
import { useSpeech } from '../languages/speech.ts'

const promises = [
  { icon: Link16Regular, text: 'promiseRead' },
  { icon: MailOff16Regular, text: 'promiseMail' },
  { icon: LockClosed16Regular, text: 'promisePrivate' },
] as const

const useStyles = makeStyles({
  // Sits a little above the middle; where the view is low it scrolls from its top.
  page: { margin: 'auto 0', paddingBottom: '32px', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  picture: { width: '96px', height: '44px', marginBottom: '20px' },
  title: {
    margin: 0,
    maxWidth: '260px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: '4px 0 0', padding: 0, display: 'grid', rowGap: '10px' },
  item: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '10px' },
  icon: { color: tokens.colorNeutralForeground2, marginTop: '2px' },
  signIn: { minHeight: '40px' },
  second: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
})

interface FirstRunProps {
  readonly mailboxAddress: string
  readonly onSignIn: () => Promise<void>
}

type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

/** Screen 14: what it is for, before anybody signs in. */
export function FirstRun({ mailboxAddress, onSignIn }: FirstRunProps) {
  const styles = useStyles()
  const { frame: texts } = useSpeech().texts
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  return (
    <>
      <Scroll>
        <div className={styles.page}>
          <Picture className={styles.picture} />
          <h1 className={styles.title}>{texts.firstRunTitle}</h1>
          <p className={styles.text}>{texts.firstRunText}</p>
          <ul className={styles.list}>
            {promises.map(({ icon: Icon, text }) => (
              <li key={text} className={styles.item}>
                <Icon className={styles.icon} aria-hidden />
                {texts[text]}
              </li>
            ))}
          </ul>
        </div>
      </Scroll>
      <Footer>
        {step.kind === 'failed' && <FailureInPlace failure={step.failure} />}
        <Button
          appearance="primary"
          className={styles.signIn}
          disabledFocusable={step.kind === 'working'}
          onClick={() => {
            setStep({ kind: 'working' })
            onSignIn().catch((error: unknown) => {
              setStep({ kind: 'failed', failure: toFailure(error) })
            })
          }}
        >
          {step.kind === 'working' ? texts.signingIn : texts.signIn}
        </Button>
        <span className={styles.second}>{texts.as(mailboxAddress)}</span>
      </Footer>
    </>
  )
}

/** An appointment, and the record it is kept as. */
function Picture({ className }: { readonly className: string }) {
  const line = { stroke: tokens.colorNeutralStroke1, strokeWidth: 1.5 }
  const brand = { stroke: tokens.colorBrandStroke1, strokeWidth: 2.5, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg className={className} viewBox="0 0 96 44" fill="none" aria-hidden>
      <path d="M1 15V9a7 7 0 0 1 7-7h27a7 7 0 0 1 7 7v6Z" fill={tokens.colorNeutralBackground4} />
      <rect x="1" y="2" width="41" height="41" rx="7" {...line} />
      <path d="M1 15h41" {...line} />
      <rect x="9" y="22" width="9" height="7" rx="2" fill={tokens.colorBrandBackground} />
      <path d="M25 22h5a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2Z" fill={tokens.colorNeutralBackground4} />
      <path d="M11 32h5a2 2 0 0 1 2 2v1a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-1a2 2 0 0 1 2-2Z" fill={tokens.colorNeutralBackground4} />
      <path d="M45 22.5h11M52.5 18.5l4 4-4 4" {...brand} />
      <circle cx="77" cy="22.5" r="17" fill={tokens.colorBrandBackground2} stroke={tokens.colorBrandStroke2} strokeWidth="1.5" />
      <circle cx="77" cy="18" r="4.5" fill={tokens.colorBrandStroke1} />
      <path d="M69 30c0-6 16-6 16 0" {...brand} />
    </svg>
  )
}
