import { makeStyles, tokens } from '@fluentui/react-components'
import type { FreshnessView } from '../../../api/freshness.ts'
import { formatDuration, formatKnownAt } from '../../../ui/format-when.ts'
import { useSpeech } from '../../languages/speech.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
})

/** How current all appointments of the person are, and how long changes take (product decision 17). */
export function Mailbox({ freshness }: { readonly freshness: FreshnessView }) {
  const styles = useStyles()
  const { locale, texts } = useSpeech()
  const { explain, appointment, ui } = texts
  const { currentAsOf, isStale, delayP95Ms, waiting, setAside } = freshness
  const asOf = currentAsOf === null ? null : formatKnownAt(currentAsOf, locale, new Date())
  const lines = [
    asOf === null ? explain.notLookedAt : isStale ? appointment.knownAt(asOf) : appointment.currentAsOf(asOf),
    delayP95Ms === null ? null : explain.delay(formatDuration(delayP95Ms, ui)),
    waiting === 0 ? null : explain.onTheWay(waiting),
    setAside === 0 ? null : explain.waitForYou(setAside),
  ].filter((line) => line !== null)
  return (
    <section className={styles.section} data-mailbox>
      <h3 className={styles.heading}>{explain.allYours}</h3>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
