import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, Circle16Regular, ErrorCircle16Filled, Open16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ExplanationView } from '../../../api/explain.ts'
import type { Failure } from '../../../api/failure.ts'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useUiTexts } from '../../../ui/ui-texts.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { explain, lookAtLink } from '../../backend/mend-link.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '14px' },
  check: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '14px',
    alignItems: 'start',
    paddingInlineStart: '6px',
  },
  icon: { marginTop: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
  problem: { fontWeight: tokens.fontWeightSemibold },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
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

/** Screen 07: what is wrong and how to mend it, then everything that was looked at. */
export function WhyPage({ view, onBack }: WhyPageProps) {
  const styles = useStyles()
  const { client, menu, openPage } = usePanel()
  const texts = useSpeech().texts.explain
  const ui = useUiTexts()
  const { state, reload } = useLoad(view.itemId, () => explain(client, view.itemId), toFailure)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [copied, setCopied] = useState(false)
  const { link } = view
  const reference = link?.trail[0]?.correlationId ?? null
  const activity = link?.activity.kind === 'shown' ? link.activity.activity : null
  const again = () => {
    if (link === null) {
      reload()
      return
    }
    lookAtLink(client, link.linkId, 'retry').then(
      () => {
        setFailure(null)
        reload()
      },
      (error: unknown) => {
        setFailure(toFailure(error))
      },
    )
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
            <Button onClick={again}>{texts.tryAgain}</Button>
          </Actions>
        </>
      }
    >
      {state.kind === 'loading' && <Bars label={texts.checking} heights={[28, 44, 28, 28, 28, 28]} />}
      {state.kind === 'failed' && <FailureInPlace failure={state.failure} onAgain={reload} />}
      {state.kind === 'ready' && <Explanation explanation={state.value} />}
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

function Explanation({ explanation }: { readonly explanation: ExplanationView }) {
  const styles = useStyles()
  const texts = useSpeech().texts.explain
  const first = explanation.checks.find(({ code }) => code === explanation.firstProblem)
  return (
    <>
      <div role="status">
        {first === undefined ? (
          <>
            <h2 className={styles.title}>{texts.allWell}</h2>
            <p className={styles.text}>{texts.allWellText}</p>
          </>
        ) : (
          <>
            <h2 className={styles.title} lang="en">
              {first.says}
            </h2>
            <p className={styles.text} lang="en">
              {first.fix}
            </p>
          </>
        )}
      </div>
      <h3 className={styles.heading}>{texts.whatWasChecked}</h3>
      <ul className={styles.list}>
        {explanation.checks.map((check) => (
          <Check key={check.code} check={check} />
        ))}
      </ul>
    </>
  )
}

function Check({ check }: { readonly check: ExplanationView['checks'][number] }) {
  const styles = useStyles()
  const texts = useSpeech().texts.explain
  const { verdict } = check
  return (
    <li className={styles.check} data-verdict={verdict}>
      <span className={styles.icon}>
        {verdict === 'ok' && <CheckmarkCircle16Filled className={styles.good} aria-hidden />}
        {verdict === 'problem' && <ErrorCircle16Filled className={styles.bad} aria-hidden />}
        {verdict === 'unknown' && <Circle16Regular className={styles.open} aria-hidden />}
      </span>
      <span>
        <span className={mergeClasses(verdict === 'problem' && styles.problem, verdict === 'unknown' && styles.open)}>
          {texts.checks[check.code]}
        </span>
        {verdict === 'unknown' && <span className={styles.second}>{texts.notChecked}</span>}
        {verdict !== 'ok' && (
          <span className={styles.second} lang="en">
            {[check.says, check.fix].filter((part) => part !== '').join(' ')}
          </span>
        )}
      </span>
    </li>
  )
}
