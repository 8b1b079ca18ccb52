import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, Circle16Regular, ErrorCircle16Filled } from '@fluentui/react-icons'
import type { ExplanationView } from '../../../api/explain.ts'
import { useSpeech } from '../../languages/speech.ts'
import type { ServiceTexts } from '../../texts/service-texts.ts'
import { type FoundWords, findingWords } from './finding-words.ts'
import { Waiting } from './Waiting.tsx'

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  section: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  check: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '14px',
    alignItems: 'start',
    paddingInlineStart: '6px',
    paddingBottom: '12px',
    position: 'relative',
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '13px',
      top: '20px',
      bottom: '0',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
      '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
    },
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
})

interface ExplanationProps {
  readonly explanation: ExplanationView
  readonly words: ServiceTexts | null
}

/** What is wrong and how to mend it, what waits for it, then everything that was looked at. */
export function Explanation({ explanation: { checks, firstProblem, waiting }, words }: ExplanationProps) {
  const styles = useStyles()
  const speech = useSpeech()
  const texts = speech.texts.explain
  const told = checks.map((check) => ({ check, words: findingWords(check, speech, words) }))
  const first = told.find(({ check }) => check.code === firstProblem)
  return (
    <>
      <div role="status">
        <h2 className={styles.title} lang={first?.words.lang}>
          {first?.words.says ?? texts.allWell}
        </h2>
        <p className={styles.text} lang={first?.words.lang}>
          {first?.words.fix ?? texts.allWellText}
        </p>
      </div>
      {waiting !== null && <Waiting waiting={waiting} />}
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.whatWasChecked}</h3>
        <ul className={styles.list}>
          {told.map((one) => (
            <Check key={one.check.code} {...one} isFirst={one === first} />
          ))}
        </ul>
      </section>
    </>
  )
}

interface CheckProps {
  readonly check: ExplanationView['checks'][number]
  readonly words: FoundWords
  /** What to do about it stands above already. */
  readonly isFirst: boolean
}

function Check({ check: { code, verdict }, words: { says, fix, lang }, isFirst }: CheckProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.explain
  return (
    <li className={styles.check} data-verdict={verdict}>
      <span className={styles.icon}>
        {verdict === 'ok' && <CheckmarkCircle16Filled className={styles.good} aria-hidden />}
        {verdict === 'problem' && <ErrorCircle16Filled className={styles.bad} aria-hidden />}
        {verdict === 'unknown' && <Circle16Regular className={styles.open} aria-hidden />}
      </span>
      <span>
        <span className={mergeClasses(verdict === 'problem' && styles.problem, verdict === 'unknown' && styles.open)}>
          {texts.checks[code]}
        </span>
        {verdict === 'unknown' && <span className={styles.second}>{texts.notChecked}</span>}
        {says !== '' && (
          <span className={styles.second} lang={lang}>
            {says}
          </span>
        )}
        {fix !== '' && !isFirst && (
          <span className={styles.second} lang={lang}>
            {fix}
          </span>
        )}
      </span>
    </li>
  )
}
