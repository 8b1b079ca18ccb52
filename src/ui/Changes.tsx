import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { TextButton } from './TextButton.tsx'
import { useUiTexts } from './ui-texts.ts'

export interface ShownChange {
  readonly label: string
  /** Empty: nothing was there. */
  readonly before: string
  /** Empty: nothing is there any more. */
  readonly after: string
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    columnGap: '10px',
    rowGap: '2px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  pair: { display: 'contents' },
  label: { color: tokens.colorNeutralForeground3, overflowWrap: 'break-word', minWidth: 0 },
  value: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
  clamped: { display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  arrow: { color: tokens.colorNeutralForeground3, padding: '0 4px' },
  after: { fontWeight: tokens.fontWeightSemibold },
})

/** About three lines of a narrow panel. */
const longFrom = 110

/** Before → after, one line for each field. What is very long is cut, and unfolds. */
export function Changes({ changes }: { readonly changes: readonly ShownChange[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.root}>
      {changes.map((change) => (
        <div key={change.label} className={styles.pair}>
          <dt className={styles.label}>{change.label}</dt>
          <Value {...change} />
        </div>
      ))}
    </dl>
  )
}

function Value({ label, before, after }: ShownChange) {
  const styles = useStyles()
  const texts = useUiTexts()
  const [unfolded, setUnfolded] = useState(false)
  const isLong = before.length + after.length > longFrom
  return (
    <dd className={styles.value}>
      <span {...(isLong ? { className: mergeClasses(!unfolded && styles.clamped), 'data-unfolds': true } : {})}>
        {before !== '' && after !== '' && (
          <>
            <s className={styles.before}>
              <bdi>{before}</bdi>
            </s>
            <span className={styles.arrow} role="img" aria-label={texts.became}>
              →
            </span>
            <span className={styles.after}>
              <bdi>{after}</bdi>
            </span>
          </>
        )}
        {before === '' && (
          <span className={styles.after}>
            + <bdi>{after}</bdi>
          </span>
        )}
        {after === '' && before !== '' && (
          <span className={styles.after}>
            − <bdi>{before}</bdi>
          </span>
        )}
      </span>
      {isLong && (
        <TextButton
          aria-expanded={unfolded}
          aria-label={`${unfolded ? texts.less : texts.more}: ${label}`}
          onClick={() => {
            setUnfolded(!unfolded)
          }}
        >
          {unfolded ? texts.less : texts.more}
        </TextButton>
      )}
    </dd>
  )
}
