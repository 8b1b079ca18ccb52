import type { PanelSetup } from '../../domain/panel-setup.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time-span.ts'

/** Tables that are worth a backup: what can not be had again from IFS and Outlook. */
export const backedUp = ['links', 'series_links', 'choices', 'sync_switches'] as const
export type BackedUpTable = (typeof backedUp)[number]
export type BackupRow = Readonly<Record<string, unknown>>

export interface BackupStore {
  migrations(): Promise<readonly string[]>
  /** Every row, in parts. */
  rows(table: BackedUpTable): AsyncIterable<BackupRow>
  columns(table: BackedUpTable): Promise<readonly { readonly name: string; readonly isRequired: boolean }[]>
  /** All in one transaction; with `apply` false it is taken back. Rows that clash with what is there are left out. */
  restore(rows: Readonly<Record<BackedUpTable, readonly BackupRow[]>>, apply: boolean): Promise<RestoreCounts>
}
export interface RestoreCounts {
  readonly new: number
  readonly same: number
  readonly differing: number
}

export interface StoredPanelSetup extends PanelSetup {
  readonly version: number
  readonly changedAt: Instant | null
  readonly changedBy: string | null
}
export interface PanelSetupStore {
  panelSetup(): Promise<StoredPanelSetup>
  /** False when another change came first. */
  savePanelSetup(version: number, setup: PanelSetup, by: string, at: Instant): Promise<boolean>
}

export interface BackupDocument {
  readonly madeAt: string
  readonly version: string
  readonly migrations: readonly string[]
  readonly settings: Partial<Settings>
  readonly panel?: unknown
  readonly tables: Readonly<Record<BackedUpTable, readonly BackupRow[]>>
}
