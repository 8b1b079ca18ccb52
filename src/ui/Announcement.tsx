import { makeStyles } from '@fluentui/react-components'
import { hiddenText } from './hidden-text.ts'

const useStyles = makeStyles({ hidden: hiddenText })

interface AnnouncementProps {
  readonly text: string
  /** For whoever sees it, too. */
  readonly visible: boolean
}

/** Tells a screen reader what came. It has to be there before its text is: a region that appears with its text is passed over in silence. */
export function Announcement({ text, visible }: AnnouncementProps) {
  const styles = useStyles()
  return (
    <span role="status" {...(visible ? {} : { className: styles.hidden })}>
      {text}
    </span>
  )
}
