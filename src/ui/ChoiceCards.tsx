import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

export interface Choice {
  readonly value: string
  readonly title: string
  readonly detail: string
  readonly hint?: ReactNode
  /** Shown, but not to be chosen; the hint says why. */
  readonly disabled?: boolean
}
interface ChoiceCardsProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: string | null
  readonly onChange: (value: string) => void
}

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  card: {
    display: 'flex',
    cursor: 'pointer',
    boxShadow: 'inset 3px 0 transparent',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  disabled: { cursor: 'default', ':hover': { backgroundColor: 'transparent' } },
  radio: { width: '100%', padding: '4px 6px 4px 4px', '& label': { width: '100%', minWidth: 0, paddingLeft: '6px' } },
  title: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'break-word',
    fontWeight: tokens.fontWeightSemibold,
    // Fluent's radio greys its label while it is not chosen; a name is no second line.
    color: tokens.colorNeutralForeground1,
  },
  refused: { color: tokens.colorNeutralForeground3 },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  onSelection: { color: tokens.colorNeutralForeground2 },
  hint: { display: 'flex', gap: '8px', alignItems: 'center', marginTop: '4px' },
})

/** One of several, each with its reason; arrows move between them. */
export function ChoiceCards({ label, choices, value, onChange }: ChoiceCardsProps) {
  const styles = useStyles()
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? ''}
      onChange={(_event, data) => {
        onChange(data.value)
      }}
      className={styles.group}
    >
      {choices.map((choice) => {
        const chosen = choice.value === value
        const second = mergeClasses(styles.second, chosen && styles.onSelection)
        return (
          <div
            key={choice.value}
            className={mergeClasses(styles.card, chosen && styles.chosen, choice.disabled && styles.disabled)}
          >
            <Radio
              value={choice.value}
              disabled={choice.disabled ?? false}
              className={styles.radio}
              label={
                <>
                  <span dir="auto" className={mergeClasses(styles.title, choice.disabled && styles.refused)} title={choice.title}>
                    {choice.title}
                  </span>
                  <span className={second}>{choice.detail}</span>
                  {choice.hint !== undefined && <span className={mergeClasses(second, styles.hint)}>{choice.hint}</span>}
                </>
              }
            />
          </div>
        )
      })}
    </RadioGroup>
  )
}
