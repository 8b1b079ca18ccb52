import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { CalendarLtr16Regular, Mail16Regular, Send16Regular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { InvitationsView } from '../../../api/invitations.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { formatWhen } from '../../../ui/format-when.ts'
import { Initials } from '../../../ui/Initials.tsx'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { getInvitations, sendInvitations } from '../../backend/invitations.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'

interface InvitationsPageProps {
  readonly linkId: string
  readonly onBack: () => void
  readonly onSent: () => void
}
type Recipient = InvitationsView['recipients'][number]
type Step = { readonly kind: 'ready' | 'working' } | { readonly kind: 'failed'; readonly failure: Failure }

const useStyles = makeStyles({
  meeting: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '12px 12px 12px 10px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  square: {
    width: '28px',
    height: '28px',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  subject: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  box: { marginInlineStart: '-8px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '22px 28px minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'center',
    minHeight: '44px',
  },
  name: { display: 'block', overflowWrap: 'anywhere' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  note: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** Screen 09: the one step by which anybody is mailed; its recipients are all shown first (product decision 7). */
export function InvitationsPage({ linkId, onBack, onSent }: InvitationsPageProps) {
  const styles = useStyles()
  const { client, menu, openPage } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.invitations
  const { state, reload } = useLoad(linkId, () => getInvitations(client, linkId), toFailure)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const recipients = state.kind === 'ready' ? state.value.recipients : []
  const open = recipients.filter((one) => one.email !== null && !one.invited)
  const chosen = open.flatMap(({ email }) => (email === null || left.has(email) ? [] : [email]))
  const none = recipients.filter((one) => one.email === null || one.invited)
  const isIncomplete = recipients.some(({ email }) => email === null)
  useEffect(() => {
    if (!isIncomplete) return undefined
    // Somebody comes back from IFS, where an address was entered.
    const look = () => {
      reload(true)
    }
    window.addEventListener('focus', look)
    return () => {
      window.removeEventListener('focus', look)
    }
  }, [isIncomplete, reload])
  const send = () => {
    if (step.kind === 'working' || chosen.length === 0) return
    setStep({ kind: 'working' })
    sendInvitations(client, linkId, chosen).then(onSent, (error: unknown) => {
      setStep({ kind: 'failed', failure: toFailure(error) })
    })
  }
  return (
    <SubPage
      title={texts.title}
      menu={menu}
      onBack={onBack}
      footer={
        <>
          {step.kind === 'failed' && <FailureInPlace failure={step.failure} />}
          {step.kind !== 'failed' && chosen.length > 0 && (
            <span className={styles.note}>
              <Mail16Regular aria-hidden />
              <span>{texts.sends(chosen.length)}</span>
            </span>
          )}
          <Actions>
            <Button
              appearance="primary"
              icon={<Send16Regular />}
              disabledFocusable={chosen.length === 0 || step.kind === 'working'}
              onClick={send}
            >
              {step.kind === 'working' ? texts.sending : texts.send(chosen.length)}
            </Button>
            <Button onClick={onBack}>{texts.notNow}</Button>
          </Actions>
        </>
      }
    >
      {state.kind === 'loading' && <Bars label={texts.recipients} heights={[44, 44, 44]} />}
      {state.kind === 'failed' && <FailureInPlace failure={state.failure} onAgain={reload} />}
      {state.kind === 'ready' && (
        <div className={styles.meeting}>
          <span className={styles.square}>
            <CalendarLtr16Regular aria-hidden />
          </span>
          <span>
            <span dir="auto" className={styles.subject}>
              {state.value.subject}
            </span>
            <span className={styles.second}>{formatWhen(state.value.when, locale, all.ui)}</span>
          </span>
        </div>
      )}
      {state.kind === 'ready' && open.length === 0 && (
        <p className={styles.second} role="status">
          {none.some((one) => one.invited) ? texts.everybody : texts.nobody}
        </p>
      )}
      {open.length > 0 && (
        <section aria-label={texts.recipients}>
          <div className={styles.head}>
            <h2 className={styles.heading}>{texts.recipients}</h2>
            <TextButton
              onClick={() => {
                setLeft(left.size === 0 ? new Set(open.map(({ email }) => email ?? '')) : new Set())
              }}
            >
              {left.size === 0 ? texts.selectNone : texts.selectAll}
            </TextButton>
          </div>
          {open.map((one) => (
            <Row
              key={one.email}
              recipient={one}
              detail={one.email ?? ''}
              checked={!left.has(one.email ?? '')}
              onToggle={() => {
                const next = new Set(left)
                if (!next.delete(one.email ?? '')) next.add(one.email ?? '')
                setLeft(next)
              }}
            />
          ))}
        </section>
      )}
      {none.length > 0 && (
        <section aria-label={texts.getsNone(none.length)}>
          <h2 className={styles.heading}>{texts.getsNone(none.length)}</h2>
          {none.map((one) => (
            <Row
              key={one.email ?? one.name}
              recipient={one}
              detail={one.invited ? texts.invited : texts.noAddress}
              checked={false}
              {...(one.email !== null || state.kind !== 'ready'
                ? {}
                : {
                    onAdd: () => {
                      openPage(state.value.activityUrl)
                    },
                  })}
            />
          ))}
        </section>
      )}
    </SubPage>
  )
}

interface RowProps {
  readonly recipient: Recipient
  readonly detail: string
  readonly checked: boolean
  /** Absent: gets no invitation. */
  readonly onToggle?: () => void
  /** IFS has no address: leads to where one is entered. */
  readonly onAdd?: () => void
}

function Row({ recipient, detail, checked, onToggle, onAdd }: RowProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.invitations
  return (
    <div className={styles.row}>
      <Checkbox
        className={styles.box}
        aria-label={recipient.name}
        checked={checked}
        disabled={onToggle === undefined}
        {...(onToggle === undefined ? {} : { onChange: onToggle })}
      />
      <Initials name={recipient.name} known={onToggle !== undefined} />
      <span>
        <span dir="auto" className={styles.name}>
          {recipient.name}
        </span>
        <span className={styles.second}>{detail}</span>
      </span>
      {onAdd !== undefined && (
        <TextButton aria-label={texts.addAddressOf(recipient.name)} title={texts.addAddressOf(recipient.name)} onClick={onAdd}>
          {texts.addAddress}
        </TextButton>
      )}
    </div>
  )
}
