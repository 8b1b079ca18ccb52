import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { Initials } from '../../ui/Initials.tsx'
import { useSpeech } from '../languages/speech.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'center',
    minHeight: '44px',
  },
  name: { overflowWrap: 'break-word', minWidth: 0 },
  first: { display: 'block' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
})

interface PersonRowProps {
  readonly name: string
  readonly detail: string
  /** Somebody IFS knows. */
  readonly known?: boolean
  readonly matched?: boolean
}

export function PersonRow({ name, detail, known = true, matched = false }: PersonRowProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.people
  return (
    <div className={styles.row}>
      <Initials name={name} known={known} />
      <span className={styles.name}>
        <span dir="auto" className={styles.first}>
          {name}
        </span>
        <span className={styles.second}>{detail}</span>
      </span>
      {matched && <CheckmarkCircle16Filled className={styles.good} role="img" aria-label={texts.matched} aria-hidden={false} />}
    </div>
  )
}
