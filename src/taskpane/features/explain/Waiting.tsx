import { makeStyles, tokens } from '@fluentui/react-components'
import type { ExplanationView } from '../../../api/explain.ts'
import { Changes } from '../../../ui/Changes.tsx'
import { formatChange, formatKnownAt } from '../../../ui/format-when.ts'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  box: {
    padding: '10px 12px',
    display: 'grid',
    rowGap: '2px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  by: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
})

/** What has not arrived: before, in IFS → after, from Outlook. */
export function Waiting({ waiting: { changes, changedAt, by } }: { readonly waiting: NonNullable<ExplanationView['waiting']> }) {
  const styles = useStyles()
  const { me } = usePanel()
  const { locale, texts } = useSpeech()
  const { explain, appointment } = texts
  const when = formatKnownAt(changedAt, locale, new Date())
  return (
    <section className={styles.section} data-waiting>
      <h3 className={styles.heading}>{explain.waiting}</h3>
      <div className={styles.box}>
        <Changes
          changes={changes.map(({ field, before, after }) => ({
            label: appointment.fields[field],
            ...formatChange(before, after, locale),
          }))}
        />
        <span className={styles.by}>
          {by === me.name ? explain.changedByYou(when) : by === '' ? explain.changed(when) : explain.changedBy(by, when)}
        </span>
      </div>
    </section>
  )
}
