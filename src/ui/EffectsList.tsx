import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Add16Regular,
  CalendarLtr16Regular,
  Link16Regular,
  MailOff16Regular,
  People16Regular,
  Tag16Regular,
  TextAlignLeft16Regular,
} from '@fluentui/react-icons'
import { WhatWillHappen } from './WhatWillHappen.tsx'

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
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '6px' },
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

/** What will happen, one line for each effect, ending with whom it mails. */
export function EffectsList({ title, short, effects, mails }: EffectsListProps) {
  const styles = useStyles()
  return (
    <WhatWillHappen title={title} short={short}>
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
    </WhatWillHappen>
  )
}
