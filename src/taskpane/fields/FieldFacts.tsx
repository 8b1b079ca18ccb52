import { makeStyles, tokens } from '@fluentui/react-components'
import type { FieldFactView } from '../../api/panel-form.ts'
import { useSpeech } from '../languages/speech.ts'
import { factText } from './fact-text.ts'

const useStyles = makeStyles({
  heading: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 2fr) minmax(0, 3fr)',
    columnGap: '8px',
    rowGap: '6px',
    margin: 0,
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    // On the line of its value.
    paddingTop: '2px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    hyphens: 'auto',
  },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

/** What IFS has in the fields that administrators want shown; an empty one keeps its place. */
export function FieldFacts({ facts }: { readonly facts: readonly FieldFactView[] }) {
  const styles = useStyles()
  const { locale, texts } = useSpeech()
  if (facts.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{texts.fields.inIfs}</h2>
      <dl className={styles.facts}>
        {facts.flatMap((fact, at) => [
          <dt key={`label ${at}`} dir="auto" className={styles.label}>
            {fact.label}
          </dt>,
          <dd key={`value ${at}`} dir="auto" className={styles.value}>
            {factText(fact, locale, texts.fields) || '–'}
          </dd>,
        ])}
      </dl>
    </section>
  )
}
