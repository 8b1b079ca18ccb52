import { useSyncExternalStore } from 'react'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Add16Regular,
  CalendarLtr16Regular,
  ChevronDown16Regular,
  Link16Regular,
  MailOff16Regular,
  People16Regular,
  Tag16Regular,
  TextAlignLeft16Regular,
} from '@fluentui/react-icons'

const icons = {
  create: Add16Regular,
  people: People16Regular,
  category: Tag16Regular,
  calendar: CalendarLtr16Regular,
  text: TextAlignLeft16Regular,
  link: Link16Regular,
} as const

export interface Effect {
  readonly icon: keyof typeof icons
  readonly text: string
}
interface EffectsListProps {
  readonly title: string
  readonly effects: readonly Effect[]
  /** The last line, always: whom it mails. */
  readonly mails: string
  /** All of it in one line, for a view that is too low for the list. */
  readonly short: string
}

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  short: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'start',
    cursor: 'pointer',
    listStyle: 'none',
    '::-webkit-details-marker': { display: 'none' },
  },
  list: { listStyle: 'none', margin: '4px 0 0', padding: 0, display: 'grid', rowGap: '6px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'start',
    overflowWrap: 'anywhere',
  },
  icon: { color: tokens.colorNeutralForeground2 },
  nobody: { fontWeight: tokens.fontWeightSemibold },
  nobodyIcon: { color: tokens.colorStatusSuccessForeground1 },
})

const lowView = '(max-height: 599px)'
const isLow = (): boolean => window.matchMedia(lowView).matches

function useLowView(): boolean {
  return useSyncExternalStore((changed) => {
    const query = window.matchMedia(lowView)
    query.addEventListener('change', changed)
    return () => {
      query.removeEventListener('change', changed)
    }
  }, isLow)
}

/** What will happen, right above the button that makes it happen. */
export function EffectsList(props: EffectsListProps) {
  const styles = useStyles()
  if (!useLowView()) {
    return (
      <section className={styles.root} aria-label={props.title}>
        <h2 className={styles.title}>{props.title}</h2>
        <Effects {...props} />
      </section>
    )
  }
  return (
    <details className={styles.root}>
      <summary className={styles.short}>
        <MailOff16Regular className={styles.nobodyIcon} aria-hidden />
        <span>{props.short}</span>
        <ChevronDown16Regular aria-hidden />
      </summary>
      <Effects {...props} />
    </details>
  )
}

function Effects({ effects, mails }: EffectsListProps) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {effects.map(({ icon, text }) => {
        const Icon = icons[icon]
        return (
          <li key={text} className={styles.item}>
            <Icon className={styles.icon} aria-hidden />
            <span>{text}</span>
          </li>
        )
      })}
      <li className={mergeClasses(styles.item, styles.nobody)}>
        <MailOff16Regular className={styles.nobodyIcon} aria-hidden />
        <span>{mails}</span>
      </li>
    </ul>
  )
}
