import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Tabs } from '../../ui/Tabs.tsx'
import { useSpeech } from '../languages/speech.ts'

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
  end: { display: 'flex', flexShrink: 0 },
})

export type TabName = 'appointment' | 'new'

interface PanelFrameProps {
  readonly tab: TabName
  readonly count: number
  readonly onTab: (tab: TabName) => void
  readonly menu: ReactNode
  /** On mobile the panel covers the screen: one view, and a way out. */
  readonly onDone: (() => void) | null
}

/** Two tabs and the menu; there from the first moment, so that nothing moves when the rest comes. */
export function PanelFrame({ tab, count, onTab, menu, onDone }: PanelFrameProps) {
  const styles = useStyles()
  const { frame: texts } = useSpeech().texts
  return (
    <header className={styles.root}>
      <Tabs
        label={texts.views}
        chosen={tab}
        onChoose={onTab}
        tabs={[
          { name: 'appointment', label: texts.appointment },
          ...(onDone === null ? [{ name: 'new' as const, label: texts.newActivities, count }] : []),
        ]}
      />
      <div className={styles.end}>
        {onDone !== null && (
          <Button appearance="transparent" onClick={onDone}>
            {texts.done}
          </Button>
        )}
        {menu}
      </div>
    </header>
  )
}
