import { makeStyles, tokens } from '@fluentui/react-components'
import type { ExplanationView } from '../../../api/explain.ts'
import { StatusWord } from '../../page/StatusWord.tsx'

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: '4px 0 0',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '6px',
  },
  fix: { display: 'block', paddingInlineStart: '24px', color: tokens.colorNeutralForeground2 },
})
const statusOf = { ok: 'good', problem: 'bad', unknown: 'off' } as const

/** Why a change does or does not reach IFS, in the order in which it travels. */
export function Explanation({ explanation }: { readonly explanation: ExplanationView }) {
  const styles = useStyles()
  return (
    <ol className={styles.list} aria-label="What was checked" role="list">
      {explanation.checks.map(({ code, verdict, says, fix }) => (
        <li key={code}>
          <StatusWord status={statusOf[verdict]}>{says}</StatusWord>
          {fix !== '' && <span className={styles.fix}>{fix}</span>}
        </li>
      ))}
    </ol>
  )
}
