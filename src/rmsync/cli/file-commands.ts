import { type Command, Option } from 'commander'
import { ImportBackupResponseSchema } from '../../api/admin-files.ts'
import { AvailableFieldsResponseSchema, PanelSetupSchema } from '../../api/admin-panel.ts'
import { manifestLanguages } from '../../domain/manifest.ts'
import { fieldOwners } from '../../domain/panel-setup.ts'
import { readText, save } from './files.ts'
import { examples, moment, table } from './print.ts'
import { CommandFailed } from './service-client.ts'
import type { Telling } from './terminal.ts'

/** What is written to files, or read from them. */
export function addFiles(program: Command, terminal: Telling): void {
  const { service, tell, fail } = terminal
  program
    .command('diagnostics')
    .description('a bundle for whoever helps, without secrets and subjects')
    .option('--out <file>')
    .action(async ({ out }: { out?: string }) => {
      await save(terminal, await (await service()).open('GET', '/admin/diagnostics'), out)
    })
  const backup = program
    .command('backup')
    .description('links and configuration, to keep safe or to move; secrets stay behind')
    .addHelpText('after', examples('backup export --out backup.json', 'backup import backup.json --apply'))
  backup
    .command('export')
    .description('write them to a file')
    .option('--out <file>')
    .action(async ({ out }: { out?: string }) => {
      await save(terminal, await (await service()).open('GET', '/admin/backup'), out)
    })
  backup
    .command('import <file>')
    .description('without --apply it says what it would do; nothing that is there is overwritten')
    .option('--apply', 'do it')
    .action(async (file: string, { apply = false }: { apply?: boolean }) => {
      const path = `/admin/backup/${apply ? 'import' : 'check'}`
      const report = await (await service()).ask(ImportBackupResponseSchema, 'POST', path, { document: await readText(file) })
      tell(report, ({ faults, faultCount, links, settings, panel, applied, madeAt, version }) =>
        [
          `Made ${moment(madeAt)} by ${version}.`,
          ...faults.map((fault) => `${fault.path}: ${fault.message}`),
          ...(faultCount > faults.length ? [`and ${faultCount - faults.length} more`] : []),
          `Links: ${links.new} new, ${links.same} there already, ${links.differing} differ and stay. Settings: ${settings}.${panel ? ' The panel set-up is another one.' : ''} ${applied ? 'Done.' : 'Nothing was changed.'}`,
        ].join('\n'),
      )
      if (report.faultCount > 0) fail(1)
    })
  addPanel(program, terminal)
}

function addPanel(program: Command, terminal: Telling): void {
  const { service, tell } = terminal
  const panel = program
    .command('panel')
    .description('fields and settings of the panel')
    .addHelpText('after', examples('panel --json > panel.json', 'panel save panel.json', 'panel fields activity'))
  panel
    .command('show', { isDefault: true })
    .description('what is set; with --json as "panel save" takes it')
    .action(async () => {
      tell(await (await service()).ask(PanelSetupSchema, 'GET', '/admin/panel'), ({ fields, settings, faults }) =>
        [
          ...faults.map(({ message, fix }) => `${message} ${fix}`),
          table(
            ['Of', 'Attribute', 'Label', 'Filled in', 'Required', 'Default', 'Panels'],
            fields.map((field) => [
              field.owner,
              field.name,
              field.label,
              field.editable ? 'yes' : 'no',
              field.required ? 'yes' : 'no',
              field.preset === null ? '' : String(field.preset),
              field.panels,
            ]),
          ),
          '',
          ...Object.entries(settings).map(
            ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
          ),
        ].join('\n'),
      )
    })
  panel
    .command('save <file>')
    .description('what "panel show --json" wrote, and somebody changed')
    .action(async (file: string) => {
      const saved = await (await service()).ask(PanelSetupSchema, 'PUT', '/admin/panel', readObject(await readText(file), file))
      tell(saved, () => 'Saved. Panels have it from the next appointment that is opened.')
    })
  panel
    .command('fields')
    .argument('<owner>', fieldOwners.join(', '))
    .description('attributes that IFS has, the company’s own included')
    .action(async (owner: string) => {
      const path = `/admin/panel/fields?owner=${encodeURIComponent(owner)}`
      tell(await (await service()).ask(AvailableFieldsResponseSchema, 'GET', path), ({ fields }) =>
        table(
          ['Attribute', 'Label', 'Type', 'Own', 'Choices'],
          fields.map((field) => [field.name, field.label, field.type, field.isCustom ? 'yes' : '', field.choices.join(', ')]),
        ),
      )
    })
  program
    .command('manifest')
    .description('generate the manifest of the add-in')
    .requiredOption('--base-url <url>', 'where Outlook reaches rmsync')
    .requiredOption('--name <name>', 'what people see')
    .addOption(new Option('--panel <panel>').choices(['crm', 'srm']).default('crm'))
    .option('--languages <languages>', `with commas, the first is the default: ${manifestLanguages.join(',')}`, 'en')
    .option('--manifest-version <version>', 'a higher one updates what is installed')
    .option('--notices', 'the optional add-in of its own that puts a bar on linked appointments')
    .option('--out <file>')
    .addHelpText(
      'after',
      examples('manifest --base-url https://rmsync.company.example --name "RM Panel" --languages en,de --out rm.xml'),
    )
    .action(async ({ baseUrl, name, panel, languages, manifestVersion, notices, out }: ManifestWords) => {
      const body = {
        panel,
        baseUrl,
        displayName: name,
        languages: languages.split(',').map((word) => word.trim()),
        ...(manifestVersion === undefined ? {} : { version: manifestVersion }),
        kind: notices === true ? 'notices' : 'panel',
      }
      await save(terminal, await (await service()).open('POST', '/admin/manifest', body), out)
    })
}

interface ManifestWords {
  readonly baseUrl: string
  readonly name: string
  readonly panel: string
  readonly languages: string
  readonly manifestVersion?: string
  readonly notices?: boolean
  readonly out?: string
}

function readObject(text: string, file: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // said below, like every other text that is no object
  }
  throw new CommandFailed(`${file} is no JSON object. Begin with what "npx rmsync panel --json" writes.`)
}
