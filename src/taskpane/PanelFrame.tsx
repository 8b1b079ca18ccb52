import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    height: '44px',
    flexShrink: 0,
    boxSizing: 'border-box',
    paddingLeft: '8px',
    paddingRight: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    // Below 320 px a tab must not push the menu out of the view.
    '@media (max-width: 319px)': { paddingLeft: '2px' },
  },
  tabs: { alignSelf: 'stretch', minWidth: 0 },
  tab: {
    height: '100%',
    paddingLeft: '6px',
    paddingRight: '6px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    minWidth: 0,
    '@media (max-width: 319px)': { paddingLeft: '4px', paddingRight: '4px', fontSize: tokens.fontSizeBase200 },
    '& .fui-Tab__content': { display: 'flex', alignItems: 'center', gap: '6px' },
  },
  badge: {
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
})

export type TabName = 'appointment' | 'new'

interface PanelFrameProps {
  readonly tab: TabName
  readonly count: number
  readonly onTab?: (tab: TabName) => void
  readonly menu?: ReactNode
}

/** Two tabs and the menu; there from the first moment, so that nothing moves when the rest comes. */
export function PanelFrame({ tab, count, onTab, menu }: PanelFrameProps) {
  const styles = useStyles()
  return (
    <header className={styles.root}>
      <TabList
        size="small"
        className={styles.tabs}
        selectedValue={tab}
        disabled={onTab === undefined}
        onTabSelect={(_event, data) => {
          onTab?.(data.value === 'new' ? 'new' : 'appointment')
        }}
      >
        <Tab value="appointment" className={styles.tab}>
          Appointment
        </Tab>
        <Tab value="new" className={styles.tab}>
          New activities
          {count > 0 && <CounterBadge className={styles.badge} count={count} color="informative" size="small" />}
        </Tab>
      </TabList>
      {menu}
    </header>
  )
}
