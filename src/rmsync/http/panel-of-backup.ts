import { PanelOfBackupSchema } from '../../api/admin-panel.ts'
import { panelSetupFaults } from '../../domain/check-panel-setup.ts'
import type { BackupPorts } from '../administration/backup.ts'
import type { PanelSetupPorts } from '../administration/panel-setup.ts'

/** What a backup says of the panel, by the rules of the page; what IFS has of it is looked at when it is shown. */
export const panelOfBackup =
  (standardTypes: PanelSetupPorts['standardTypes']): BackupPorts['readPanel'] =>
  (value) => {
    const read = PanelOfBackupSchema.safeParse(value)
    const at = (path: string): string => (path === '' ? 'panel' : `panel.${path}`)
    if (!read.success) return read.error.issues.map(({ path, message }) => ({ path: at(path.join('.')), message: `${message}.` }))
    const faults = panelSetupFaults(read.data, {}, standardTypes)
    return faults.length === 0 ? read.data : faults.map(({ field, message }) => ({ path: at(field), message }))
  }
