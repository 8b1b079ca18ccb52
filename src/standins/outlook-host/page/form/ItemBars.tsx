import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useFormStyles } from './form-styles.ts'
import type { InfoBar, OpenItem } from './open-item.ts'
import { useItem } from './use-item.ts'

const intents: Readonly<Record<InfoBar['type'], 'info' | 'error'>> = {
  informationalMessage: 'info',
  progressIndicator: 'info',
  errorMessage: 'error',
  insightMessage: 'info',
}

/** What stands above the fields: troubles of the appointment itself, and lines of add-ins. */
export function ItemBars({ item }: { item: OpenItem }) {
  const styles = useFormStyles()
  const { gone, problem, infoBars, saved } = useItem(item)
  return (
    <div className={styles.bars}>
      {gone && (
        <MessageBar intent="warning">
          <MessageBarBody>This appointment was deleted.</MessageBarBody>
        </MessageBar>
      )}
      {saved?.isCancelled === true && !gone && (
        <MessageBar intent="warning">
          <MessageBarBody>The organizer cancelled this meeting.</MessageBarBody>
        </MessageBar>
      )}
      {problem !== null && (
        <MessageBar intent="error">
          <MessageBarBody>Not saved: {problem}</MessageBarBody>
        </MessageBar>
      )}
      {infoBars.map((bar) => (
        <MessageBar key={`${bar.addinId}/${bar.key}`} intent={intents[bar.type]}>
          <MessageBarBody>{bar.message}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label="Dismiss"
                onClick={() => item.setInfoBars(item.state().infoBars.filter((other) => other !== bar))}
              />
            }
          />
        </MessageBar>
      ))}
    </div>
  )
}
