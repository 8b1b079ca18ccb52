import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { Initials } from '../../ui/Initials.tsx'
import type { AttendeeView } from '../../api/schemas.ts'
import { factText } from '../fields/fact-text.ts'
import { useSpeech } from '../languages/speech.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'center',
    minHeight: '44px',
  },
  tall: { paddingBlock: '6px', alignItems: 'start' },
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
  /** Configured fields of the contact or representative; those without a value are left out. */
  readonly facts?: AttendeeView['facts']
}

export function PersonRow({ name, detail, known = true, matched = false, facts = [] }: PersonRowProps) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const texts = all.people
  const told = facts.filter(({ value }) => value !== null)
  return (
    <div className={mergeClasses(styles.row, told.length > 0 && styles.tall)}>
      <Initials name={name} known={known} />
      <span className={styles.name}>
        <span dir="auto" className={styles.first}>
          {name}
        </span>
        <span className={styles.second}>{detail}</span>
        {told.map((fact) => (
          <span key={fact.label} dir="auto" className={styles.second}>
            {fact.label}: {factText(fact, locale, all.fields)}
          </span>
        ))}
      </span>
      {matched && <CheckmarkCircle16Filled className={styles.good} role="img" aria-label={texts.matched} aria-hidden={false} />}
    </div>
  )
}
