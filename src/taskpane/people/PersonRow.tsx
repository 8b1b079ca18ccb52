import { Avatar, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { texts } from './texts.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'center',
    minHeight: '44px',
  },
  name: { overflowWrap: 'break-word' },
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
  return (
    <div className={styles.row}>
      <Avatar size={28} name={name} color={known ? 'colorful' : 'neutral'} aria-hidden />
      <span className={styles.name}>
        {name}
        <span className={styles.second}>{detail}</span>
      </span>
      {matched && <CheckmarkCircle16Filled className={styles.good} role="img" aria-label={texts.matched} aria-hidden={false} />}
    </div>
  )
}
