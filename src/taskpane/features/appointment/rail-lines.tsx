import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import { privateSubject } from '../../../domain/private-policy.ts'
import { formatWhen } from '../../../ui/format-when.ts'
import { isOneDate } from '../../item/one-date.ts'
import { useSpeech } from '../../languages/speech.ts'

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'break-word',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    outlineStyle: 'none',
  },
  muted: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'break-word',
  },
  status: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '6px',
    alignItems: 'start',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** Subject and time of the appointment, at the upper end of the rail. */
export function AppointmentLines({ view }: { readonly view: AppointmentView }) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const texts = all.appointment
  // The organizer is among the people and invites nobody but the others.
  const invited = Math.max(0, view.people.length - 1)
  const isGuest = view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer'
  const aside = isGuest ? view.organizer.name || view.organizer.email : invited > 0 ? texts.invited(invited) : null
  // What the service calls it in place of its own subject.
  const isMasked = view.isPrivate === true && view.subject === privateSubject
  const subject = isMasked ? texts.privateAppointment : view.subject || all.frame.noSubject
  return (
    <>
      <h1 dir="auto" className={styles.title} title={subject} tabIndex={-1}>
        {subject}
      </h1>
      <span className={styles.second}>
        {[formatWhen(view.when, locale, all.ui), aside, isOneDate(view) ? texts.thisDateOnly : null]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </>
  )
}

interface RecordLinesProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly muted?: boolean
}

/** The record at the lower end. */
export function RecordLines({ title, lines, muted = false }: RecordLinesProps) {
  const styles = useStyles()
  return (
    <>
      <h2 dir="auto" className={mergeClasses(styles.title, muted && styles.muted)} title={title}>
        {title}
      </h2>
      {lines.map((line) => (
        <span key={line} className={styles.second}>
          {line}
        </span>
      ))}
    </>
  )
}

/** Icon and word, between the two. */
export function StatusLine({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={useStyles().status}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
