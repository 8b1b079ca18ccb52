import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CalendarLtr20Regular, EyeOff20Regular, MailOff20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { Actions, Footer, Scroll } from '../ui/SubPage.tsx'
import { toFailure } from './backend/client.ts'

const promises = [
  { icon: CalendarLtr20Regular, text: 'Only appointments you link are read.' },
  { icon: MailOff20Regular, text: 'Nobody is mailed unless you press Send.' },
  { icon: EyeOff20Regular, text: 'Private appointments stay private.' },
]

const useStyles = makeStyles({
  title: {
    margin: '12px 0 0',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '12px' },
  item: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '12px' },
  icon: { color: tokens.colorBrandForeground1 },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
})

/** Screen 14: what it is for, before anybody signs in. */
export function FirstRun({
  mailboxAddress,
  onSignIn,
}: {
  readonly mailboxAddress: string
  readonly onSignIn: () => Promise<void>
}) {
  const styles = useStyles()
  const [step, setStep] = useState<
    { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: Failure }
  >({ kind: 'ready' })
  return (
    <>
      <Scroll>
        <h1 className={styles.title}>Meetings you plan here, kept in IFS</h1>
        <p className={styles.text}>Link an appointment to a business activity once. From then on the activity follows Outlook.</p>
        <ul className={styles.list}>
          {promises.map(({ icon: Icon, text }) => (
            <li key={text} className={styles.item}>
              <Icon className={styles.icon} aria-hidden />
              {text}
            </li>
          ))}
        </ul>
        {step.kind === 'failed' && <ErrorInPlace {...step.failure} />}
      </Scroll>
      <Footer>
        <Actions>
          <Button
            appearance="primary"
            disabledFocusable={step.kind === 'working'}
            onClick={() => {
              setStep({ kind: 'working' })
              onSignIn().catch((error: unknown) => {
                setStep({ kind: 'failed', failure: toFailure(error) })
              })
            }}
          >
            {step.kind === 'working' ? 'Signing in…' : 'Sign in'}
          </Button>
        </Actions>
        <span className={styles.second}>as {mailboxAddress}</span>
      </Footer>
    </>
  )
}
