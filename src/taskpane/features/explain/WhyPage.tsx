import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Open16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useUiTexts } from '../../../ui/ui-texts.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { getFreshness } from '../../backend/get-freshness.ts'
import { explain, lookAtLink } from '../../backend/mend-link.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { useServiceTexts } from '../../texts/service-texts.ts'
import { Explanation } from './Explanation.tsx'
import { Mailbox } from './Mailbox.tsx'

const useStyles = makeStyles({
  reference: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'baseline',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  number: { fontFamily: tokens.fontFamilyMonospace },
})

interface WhyPageProps {
  readonly view: AppointmentView
  readonly onBack: () => void
}

/** Of this appointment, and of all that are the person’s own; the second is no reason to go without the first. */
async function look(client: Client, { itemId, mayLink }: AppointmentView) {
  const isGuest = mayLink.kind === 'no' && mayLink.code === 'not-organizer'
  const [explanation, freshness] = await Promise.all([
    explain(client, itemId),
    isGuest ? null : getFreshness(client).catch(() => null),
  ])
  return { explanation, freshness }
}

/** Screen 07: what is wrong and how to mend it, then everything that was looked at. */
export function WhyPage({ view, onBack }: WhyPageProps) {
  const styles = useStyles()
  const { client, menu, openPage } = usePanel()
  const { explain: texts, appointment } = useSpeech().texts
  const ui = useUiTexts()
  const words = useServiceTexts()
  const { state, reload } = useLoad(view.itemId, () => look(client, view), toFailure)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [trying, setTrying] = useState(false)
  const [copied, setCopied] = useState(false)
  const [resumed, setResumed] = useState(false)
  const { link } = view
  // One that rests for its privacy goes on by itself and is not resumed.
  const isResting = link?.state.kind === 'paused' && link.state.because !== 'private' && !resumed
  const reference = link?.trail[0]?.correlationId ?? null
  const activity = link?.activity.kind === 'shown' ? link.activity.activity : null
  const again = () => {
    if (link === null) {
      reload()
      return
    }
    if (trying) return
    setTrying(true)
    setFailure(null)
    lookAtLink(client, link.linkId, isResting ? 'resume' : 'retry')
      .then(
        () => {
          setResumed(true)
          reload()
        },
        (error: unknown) => {
          setFailure(toFailure(error))
        },
      )
      .finally(() => {
        setTrying(false)
      })
  }
  return (
    <SubPage
      title={texts.title}
      menu={menu}
      onBack={onBack}
      footer={
        <>
          {failure !== null && <FailureInPlace failure={failure} />}
          <Actions>
            {activity !== null && (
              <Button
                appearance="primary"
                icon={<Open16Regular />}
                onClick={() => {
                  openPage(activity.url)
                }}
              >
                {texts.openInIfs(activity.activityNo)}
              </Button>
            )}
            <Button onClick={again}>{isResting ? appointment.resume : texts.tryAgain}</Button>
          </Actions>
        </>
      }
    >
      {(state.kind === 'loading' || (state.kind === 'ready' && words === undefined)) && (
        <Bars label={texts.checking} heights={[28, 44, 28, 28, 28, 28]} />
      )}
      {state.kind === 'failed' && <FailureInPlace failure={state.failure} onAgain={reload} />}
      {state.kind === 'ready' && words !== undefined && (
        <>
          <Explanation explanation={state.value.explanation} words={words} />
          {state.value.freshness !== null && <Mailbox freshness={state.value.freshness} />}
        </>
      )}
      {reference !== null && (
        <span className={styles.reference}>
          {texts.reference} <span className={styles.number}>{reference.slice(0, 8)}</span>
          <TextButton
            onClick={() => {
              void navigator.clipboard.writeText(reference).then(() => {
                setCopied(true)
              })
            }}
          >
            {copied ? ui.copied : ui.copyReference}
          </TextButton>
        </span>
      )}
    </SubPage>
  )
}
