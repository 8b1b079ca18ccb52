import { Button, Text, ToggleButton } from '@fluentui/react-components'
import {
  ArrowRepeatAllRegular,
  DeleteRegular,
  DismissRegular,
  EditRegular,
  LockClosedRegular,
  SaveRegular,
} from '@fluentui/react-icons'
import type { HostedAddin } from '../../host-config.ts'
import { AddinIcon } from './AddinIcon.tsx'
import { useFormStyles } from './form-styles.ts'
import type { OpenItem } from './open-item.ts'
import { useItem } from './use-item.ts'

interface RibbonProps {
  readonly item: OpenItem
  readonly addins: readonly HostedAddin[]
  readonly openAddin: string | null
  /** on a phone a button says *Log*, and *View* for those of the add-ins that have logged it; null elsewhere */
  readonly logged: ReadonlySet<string> | null
  readonly onAddin: (id: string) => void
  readonly onSave: () => void
  readonly onDelete: () => void
  readonly onEdit: (id: string) => void
  readonly onOpenSeries: (masterId: string) => void
  readonly onClose: () => void
}

export function Ribbon({
  item,
  addins,
  openAddin,
  logged,
  onAddin,
  onSave,
  onDelete,
  onEdit,
  onOpenSeries,
  onClose,
}: RibbonProps) {
  const styles = useFormStyles()
  const { mode, saved, draft, busy, gone } = useItem(item)
  const sends = draft.invitees.length > 0 && (saved === null || saved.isDraft)
  const isPrivate = draft.sensitivity === 'private'
  const masterId = saved?.seriesMasterId ?? null
  return (
    <div className={styles.ribbon} role="toolbar" aria-label="Appointment">
      {mode === 'compose' && (
        <Button appearance="primary" icon={<SaveRegular />} disabled={busy || gone} onClick={onSave}>
          {sends ? 'Send' : 'Save'}
        </Button>
      )}
      {mode === 'read' && saved?.isOrganizer === true && logged === null && (
        <Button appearance="primary" icon={<EditRegular />} disabled={gone} onClick={() => onEdit(saved.id)}>
          Edit
        </Button>
      )}
      {saved !== null && (
        <Button appearance="subtle" icon={<DeleteRegular />} disabled={busy || gone} onClick={onDelete}>
          Delete
        </Button>
      )}
      {mode === 'compose' && (
        <ToggleButton
          appearance="subtle"
          icon={<LockClosedRegular />}
          checked={isPrivate}
          onClick={() => item.edit({ sensitivity: isPrivate ? 'normal' : 'private' })}
        >
          Private
        </ToggleButton>
      )}
      {masterId !== null && (
        <Button appearance="subtle" icon={<ArrowRepeatAllRegular />} onClick={() => onOpenSeries(masterId)}>
          Open series
        </Button>
      )}
      {saved?.type === 'seriesMaster' && <Text weight="semibold">Whole series</Text>}
      <span className={styles.grow} />
      {addins.map(({ id, name, icon }) => (
        <ToggleButton
          key={id}
          appearance="subtle"
          checked={openAddin === id}
          icon={<AddinIcon url={icon} />}
          onClick={() => onAddin(id)}
        >
          {logged === null ? name : `${name}: ${logged.has(id) ? 'View' : 'Log'}`}
        </ToggleButton>
      ))}
      <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close appointment" onClick={onClose} />
    </div>
  )
}
