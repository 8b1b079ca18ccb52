import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { LinkView } from '../../../api/schemas.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { Trail } from '../../../ui/Trail.tsx'
import { toFailure } from '../../backend/client.ts'
import { lookAtLink, undoChange } from '../../backend/mend-link.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { Said } from '../../texts/Said.tsx'
import { toTrail } from './to-trail.ts'

interface WhatHappenedProps {
  readonly link: LinkView
  /** The organizer may undo, resume and try again; others look. */
  readonly mayMend: boolean
  readonly onMended: () => void
  readonly onWhy?: (() => void) | undefined
}
type Row = LinkView['trail'][number]
type Step =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' | 'working'; readonly rowId: number }
  | { readonly kind: 'failed'; readonly rowId: number; readonly failure: Failure }

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
})

/** Newest first. The newest change that can be taken back says so; what waits can be tried again. */
export function WhatHappened({ link, mayMend, onMended, onWhy }: WhatHappenedProps) {
  const styles = useStyles()
  const { client, me, flavour } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.appointment
  const [step, setStep] = useState<Step>({ kind: 'closed' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [looking, setLooking] = useState(false)
  const undoable = link.trail.find((row) => row.undoable === true)
  const undo = () => {
    if (step.kind === 'closed' || step.kind === 'working') return
    const { rowId } = step
    setStep({ kind: 'working', rowId })
    undoChange(client, rowId).then(
      () => {
        setStep({ kind: 'closed' })
        onMended()
      },
      (error: unknown) => {
        setStep({ kind: 'failed', rowId, failure: toFailure(error) })
      },
    )
  }
  const look = (how: 'resume' | 'retry') => {
    if (looking) return
    setLooking(true)
    setFailure(null)
    lookAtLink(client, link.linkId, how)
      .then(onMended, (error: unknown) => {
        setFailure(toFailure(error))
      })
      .finally(() => {
        setLooking(false)
      })
  }
  const actionOf = (row: Row, isNewest: boolean): ReactNode => {
    if (!mayMend) return null
    if (row === undoable)
      return (
        <TextButton
          onClick={() => {
            setStep({ kind: 'asking', rowId: row.rowId })
          }}
        >
          {texts.undo}
        </TextButton>
      )
    if (!isNewest) return null
    if (link.state.kind === 'paused')
      return (
        <TextButton
          title={texts.resumeHint}
          onClick={() => {
            look('resume')
          }}
        >
          {texts.resume}
        </TextButton>
      )
    if (link.state.kind === 'set-aside' || link.state.kind === 'waiting')
      return (
        <TextButton
          onClick={() => {
            look('retry')
          }}
        >
          {texts.tryAgain}
        </TextButton>
      )
    return null
  }
  const shown = link.trail.filter((row) => row.outcome !== 'nothing-to-do')
  const entries = toTrail(shown, { locale, texts: all, product: flavour.name, me: me.name, now: new Date() })
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{texts.whatHappened}</h2>
        {onWhy !== undefined && (
          <TextButton data-opens="why" onClick={onWhy}>
            {texts.somethingMissing}
          </TextButton>
        )}
      </div>
      {failure !== null && <FailureInPlace failure={failure} />}
      <Trail
        label={texts.whatHappened}
        entries={entries.map((entry, index) => {
          const row = shown[index]
          const { reason, ...told } = entry
          const note = reason === null ? {} : { note: <Said text={reason.reason} said={reason.said} /> }
          return row === undefined ? { ...told, ...note } : { ...told, ...note, action: actionOf(row, index === 0) }
        })}
      />
      {step.kind !== 'closed' && (
        <ConfirmDialog
          title={texts.undoTitle}
          confirm={{ label: step.kind === 'working' ? texts.undoing : texts.undo, working: step.kind === 'working', run: undo }}
          cancel={{
            label: texts.cancel,
            run: () => {
              setStep({ kind: 'closed' })
            },
          }}
        >
          <span>{texts.undoText}</span>
          {step.kind === 'failed' && <FailureInPlace failure={step.failure} />}
        </ConfirmDialog>
      )}
    </section>
  )
}
