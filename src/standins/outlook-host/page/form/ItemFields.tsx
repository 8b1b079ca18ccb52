import { Input, Text, Textarea } from '@fluentui/react-components'
import { ClockRegular, LocationRegular, PeopleRegular, TagRegular, TextAlignLeftRegular } from '@fluentui/react-icons'
import type { DirectoryEntry, HostCategory } from '../../host-config.ts'
import { toHtml, toText } from '../mailbox/body-text.ts'
import { CategoryField } from './CategoryField.tsx'
import { useFormStyles } from './form-styles.ts'
import type { OpenItem } from './open-item.ts'
import { PeopleField } from './PeopleField.tsx'
import { TimeField } from './TimeField.tsx'
import { useItem } from './use-item.ts'
import { repeatText, whenText } from './when-text.ts'

interface ItemFieldsProps {
  readonly item: OpenItem
  readonly directory: readonly DirectoryEntry[]
  readonly categories: readonly HostCategory[]
  readonly zone: string
}

/** The appointment's fields: to edit in compose, as text in read. */
export function ItemFields(props: ItemFieldsProps) {
  const { mode } = useItem(props.item)
  return mode === 'compose' ? <EditFields {...props} /> : <ReadFields {...props} />
}

function EditFields({ item, directory, categories: all, zone }: ItemFieldsProps) {
  const styles = useFormStyles()
  const { draft, saved } = useItem(item)
  return (
    <div className={styles.fields}>
      <Input
        className={`${styles.wide} ${styles.subject}`}
        input={{ className: styles.subjectText }}
        appearance="underline"
        aria-label="Subject"
        placeholder="Add a subject"
        value={draft.subject}
        onChange={(_event, { value }) => item.edit({ subject: value })}
      />
      <PeopleRegular className={styles.icon} aria-hidden />
      <div className={styles.stack}>
        <PeopleField
          className={styles.full}
          invitees={draft.invitees}
          directory={directory}
          onChange={(invitees) => item.edit({ invitees })}
        />
      </div>
      <ClockRegular className={styles.icon} aria-hidden />
      <div className={styles.stack}>
        <TimeField draft={draft} zone={zone} onChange={item.edit} />
        <Text className={styles.second}>
          {whenText(draft, zone)} · {repeatText(saved)}
        </Text>
      </div>
      <LocationRegular className={styles.icon} aria-hidden />
      <Input
        appearance="underline"
        aria-label="Location"
        placeholder="Add a place"
        value={draft.location}
        onChange={(_event, { value }) => item.edit({ location: value })}
      />
      <TagRegular className={styles.icon} aria-hidden />
      <CategoryField chosen={draft.categories} categories={all} onChange={(categories) => item.edit({ categories })} />
      <TextAlignLeftRegular className={styles.icon} aria-hidden />
      <Textarea
        className={styles.body}
        appearance="outline"
        resize="vertical"
        aria-label="Text"
        value={toText(draft.bodyHtml)}
        onChange={(_event, { value }) => item.edit({ bodyHtml: toHtml(value) })}
      />
    </div>
  )
}

function ReadFields({ item, zone }: ItemFieldsProps) {
  const styles = useFormStyles()
  const { draft, saved } = useItem(item)
  const organizer = saved?.organizer
  return (
    <div className={styles.fields}>
      <h2 className={`${styles.wide} ${styles.heading}`}>{draft.subject || '(No subject)'}</h2>
      <PeopleRegular className={styles.icon} aria-hidden />
      <div className={styles.stack}>
        <Text className={styles.text}>{organizer === undefined ? '' : `${organizer.name} organizes`}</Text>
        <PeopleField invitees={draft.invitees} directory={[]} />
      </div>
      <ClockRegular className={styles.icon} aria-hidden />
      <div className={styles.stack}>
        <Text className={styles.text}>{whenText(draft, zone)}</Text>
        <Text className={styles.second}>{repeatText(saved)}</Text>
      </div>
      <LocationRegular className={styles.icon} aria-hidden />
      <Text className={styles.text}>{draft.location || 'No place'}</Text>
      <TagRegular className={styles.icon} aria-hidden />
      <Text className={styles.text}>{draft.categories.join(', ') || 'No category'}</Text>
      <TextAlignLeftRegular className={styles.icon} aria-hidden />
      <Text className={styles.text}>{toText(draft.bodyHtml)}</Text>
    </div>
  )
}
