import { makeStyles, tokens } from '@fluentui/react-components'
import { LinkDismiss16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import { Rail } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { Note } from './Note.tsx'
import { AppointmentLines, RecordLines, StatusLine } from './rail-lines.tsx'

const useStyles = makeStyles({
  headline: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  steps: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '8px', counterReset: 'step' },
  step: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    '::before': {
      counterIncrement: 'step',
      content: 'counter(step)',
      width: '20px',
      height: '20px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorNeutralBackground3,
      fontSize: tokens.fontSizeBase200,
      lineHeight: '20px',
      textAlign: 'center',
    },
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
})

interface RefusedProps {
  readonly view: AppointmentView
  readonly refusal: Extract<AppointmentView['mayLink'], { kind: 'no' }>
  /** Above everything else: how far what is shown can be relied on. */
  readonly notice: ReactNode
}

/** Screens 10 and 13: why this one can not be linked here, and what mends it. */
export function Refused({ view, refusal, notice }: RefusedProps) {
  const { appointment: texts, failures } = useSpeech().texts
  const { message, fix } = failures.refusals[refusal.code](view.organizer.name || view.organizer.email)
  const isPrivate = refusal.code === 'private'
  return (
    <Scroll>
      {notice}
      <Rail
        state={isPrivate ? 'private' : 'not-linked'}
        appointment={<AppointmentLines view={view} />}
        status={<StatusLine icon={<LinkDismiss16Regular aria-hidden />}>{texts.notLinked}</StatusLine>}
        record={
          isPrivate ? (
            <RecordLines title={texts.stays} muted lines={[]} />
          ) : (
            <RecordLines title={texts.noActivity} muted lines={[texts.nothingReaches]} />
          )
        }
      />
      {isPrivate ? (
        <PrivateStays reason={message} />
      ) : (
        <Note>
          {message} {fix}
        </Note>
      )}
    </Scroll>
  )
}

function PrivateStays({ reason }: { readonly reason: string }) {
  const styles = useStyles()
  const { flavour } = usePanel()
  const texts = useSpeech().texts.appointment
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.headline}>{texts.privateTitle}</h2>
        <p className={styles.text}>
          {reason} {texts.privateReads(flavour.name)}
        </p>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.toLinkAnyway}</h3>
        <ol className={styles.steps}>
          {texts.privateSteps(flavour.name).map((step) => (
            <li key={step} className={styles.step}>
              {step}
            </li>
          ))}
        </ol>
      </section>
      <Note boxed>{texts.privateNote}</Note>
    </>
  )
}
