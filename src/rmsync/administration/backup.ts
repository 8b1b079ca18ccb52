import { checkSettings } from '../../domain/check-settings.ts'
import type { PanelSetup } from '../../domain/panel-setup.ts'
import { Refusal } from '../../domain/refusal.ts'
import { defaultSettings, type SettingName, type Settings } from '../../domain/settings.ts'
import {
  type BackedUpTable,
  backedUp,
  type BackupDocument,
  type BackupRow,
  type BackupStore,
  type PanelSetupStore,
  type RestoreCounts,
} from '../ports/backup.ts'
import { type ConfigurationPorts, saveConfiguration } from './save-configuration.ts'

export interface BackupPorts {
  readonly backups: BackupStore
  readonly configuration: ConfigurationPorts
  readonly setups: PanelSetupStore
  /** What a document says of the panel, or where it is wrong. */
  readonly readPanel: (value: unknown) => PanelSetup | readonly BackupFault[]
  readonly version: string
}
export interface BackupFault {
  readonly path: string
  readonly message: string
}
export interface ImportReport {
  readonly madeAt: string
  readonly version: string
  readonly links: RestoreCounts
  readonly settings: number
  /** Whether the set-up of the panel is another one than here. */
  readonly panel: boolean
  readonly faults: readonly BackupFault[]
  readonly faultCount: number
  readonly applied: boolean
}
const format = 'rm-panel-backup'
const mostFaults = 100

/** Links and configuration as one JSON document, in pieces of text; without secrets. */
export async function* exportBackup({ backups, configuration, setups, version }: BackupPorts): AsyncGenerator<string> {
  const panel = await setups.panelSetup()
  const head = {
    format,
    formatVersion: 1,
    madeAt: configuration.clock.now(),
    version,
    migrations: await backups.migrations(),
    settings: configuration.settings.stored().values,
    panel: { fields: panel.fields, settings: panel.settings },
  }
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "tables": {\n`
  for (const [index, table] of backedUp.entries()) {
    yield `${index === 0 ? '' : ',\n'}  ${JSON.stringify(table)}: [`
    let separator = '\n'
    for await (const row of backups.rows(table)) {
      yield `${separator}   ${JSON.stringify(row)}`
      separator = ',\n'
    }
    yield ']'
  }
  yield '\n }\n}\n'
}

/** The whole document is looked at, and tried, before anything of it is kept. What is there already is never overwritten. */
export async function importBackup(ports: BackupPorts, text: string, apply: boolean, by: string): Promise<ImportReport> {
  const document = parse(text)
  const known = await ports.backups.migrations()
  const unknown = document.migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const message = `The backup was made by a newer RM Panel (${document.version}): it has ${unknown.join(', ')}.`
    throw new Refusal('bad-backup', message, 'Update this RM Panel first, then import it.')
  }
  const { panel, panelFaults } = panelOf(ports, document)
  const faults = [...settingFaults(document.settings), ...panelFaults, ...(await rowFaults(ports, document))]
  if (apply && faults.length > 0)
    throw new Refusal(
      'bad-backup',
      `${faults[0]?.path ?? ''}: ${faults[0]?.message ?? ''}`,
      'Check the file; nothing of it was imported.',
    )
  const links = faults.length > 0 ? { new: 0, same: 0, differing: 0 } : await restore(ports, document, apply)
  const settings = await restoreSettings(ports, document, apply, by)
  const isOther = panel !== null && (await restorePanel(ports, panel, apply, by))
  return {
    madeAt: document.madeAt,
    version: document.version,
    links,
    settings,
    panel: isOther,
    faults: faults.slice(0, mostFaults),
    faultCount: faults.length,
    applied: apply,
  }
}

function parse(text: string): BackupDocument {
  const bad = (message: string): Refusal => new Refusal('bad-backup', message, 'Choose a file that was exported here.')
  let document: Record<string, unknown>
  try {
    document = JSON.parse(text) as Record<string, unknown>
  } catch {
    throw bad('The file is no JSON.')
  }
  const isList = (value: unknown): value is unknown[] => Array.isArray(value)
  if (typeof document !== 'object' || document === null || document['format'] !== format)
    throw bad('This is no backup of RM Panel.')
  if (document['formatVersion'] !== 1)
    throw bad(`The backup has version ${String(document['formatVersion'])}, this RM Panel knows 1.`)
  const { migrations, settings, tables, madeAt, version } = document
  if (!isList(migrations) || typeof settings !== 'object' || settings === null || typeof tables !== 'object' || tables === null)
    throw bad('The backup is incomplete: migrations, settings or tables are missing.')
  const held = tables as Record<string, unknown>
  const missing = backedUp.find((table) => !isList(held[table]))
  if (missing !== undefined) throw bad(`The backup is incomplete: ${missing} is missing.`)
  return {
    madeAt: String(madeAt),
    version: String(version),
    migrations: migrations.map(String),
    settings: settings,
    panel: document['panel'],
    tables: held as Record<BackedUpTable, BackupRow[]>,
  }
}

/** An older backup says nothing of the panel. */
function panelOf({ readPanel }: BackupPorts, { panel }: BackupDocument) {
  if (panel === undefined) return { panel: null, panelFaults: [] }
  const read = readPanel(panel)
  return 'fields' in read ? { panel: read, panelFaults: [] } : { panel: null, panelFaults: read }
}

/** As it is said there; whether that is another than here. */
async function restorePanel(
  { setups, configuration }: BackupPorts,
  panel: PanelSetup,
  apply: boolean,
  by: string,
): Promise<boolean> {
  const here = await setups.panelSetup()
  if (told(here) === told(panel)) return false
  if (apply && !(await setups.savePanelSetup(here.version, panel, by, configuration.clock.now())))
    throw new Refusal('changed-meanwhile', 'Somebody changed the panel set-up meanwhile.', 'Import it once more.')
  return true
}

/** The same text for the same set-up, whatever order its members have and however much an earlier version said of them. */
const told = ({ fields, settings: { activityTypes, defaultActivityType, helpUrl } }: PanelSetup): string =>
  JSON.stringify([
    fields.map(({ owner, name, label, editable, required, preset = null, panels = 'both' }) => [
      owner,
      name,
      label,
      editable,
      required,
      preset,
      panels,
    ]),
    activityTypes.map(({ type, subTypes }) => [type, subTypes]),
    defaultActivityType,
    helpUrl,
  ])

function settingFaults(settings: Partial<Settings>): ImportReport['faults'] {
  const names = Object.keys(settings)
  const unknown = names.filter((name) => !(name in defaultSettings))
  const known = names.filter((name) => name in defaultSettings) as SettingName[]
  return [
    ...unknown.map((name) => ({ path: `settings.${name}`, message: 'There is no such setting.' })),
    ...checkSettings({ ...defaultSettings, ...settings }, known, {}).map(({ field, message }) => ({
      path: `settings.${field}`,
      message,
    })),
  ]
}

async function rowFaults({ backups }: BackupPorts, { tables }: BackupDocument): Promise<ImportReport['faults']> {
  const faults: { path: string; message: string }[] = []
  for (const table of backedUp) {
    const columns = await backups.columns(table)
    const names = new Set(columns.map((column) => column.name))
    for (const [index, row] of tables[table].entries()) {
      const path = `tables.${table}.${index}`
      if (typeof row !== 'object' || row === null) faults.push({ path, message: 'This is no row.' })
      else {
        const missing = columns.filter(({ name, isRequired }) => isRequired && (row[name] ?? null) === null)
        faults.push(...missing.map(({ name }) => ({ path: `${path}.${name}`, message: 'It is missing.' })))
        faults.push(
          ...Object.keys(row)
            .filter((name) => !names.has(name))
            .map((name) => ({ path: `${path}.${name}`, message: 'There is no such column.' })),
        )
      }
    }
  }
  return faults
}

async function restore({ backups }: BackupPorts, { tables }: BackupDocument, apply: boolean): Promise<RestoreCounts> {
  try {
    return await backups.restore(tables, apply)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      'bad-backup',
      `The database does not take it: ${said}`,
      'Nothing was imported; export it again where it comes from.',
    )
  }
}

/** What the environment fixes here stays as it is. */
async function restoreSettings(
  { configuration }: BackupPorts,
  { settings }: BackupDocument,
  apply: boolean,
  by: string,
): Promise<number> {
  const current = configuration.settings.current()
  const locked = configuration.settings.given().variables
  const names = (Object.keys(settings) as SettingName[]).filter((name) => !(name in locked) && settings[name] !== current[name])
  if (!apply || names.length === 0) return names.length
  const values = Object.fromEntries(names.map((name) => [name, settings[name]])) as Partial<Settings>
  await saveConfiguration(
    configuration,
    { version: configuration.settings.stored().version, values, secrets: {}, confirmed: true },
    by,
  )
  return names.length
}
