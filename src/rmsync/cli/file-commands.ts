import { readFile, writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { ImportBackupResponseSchema } from '../../api/admin-files.ts'
import type { Terminal } from './terminal.ts'

/** What is written to files, or read from them. */
export function addFiles(program: Command, { print, service }: Terminal): void {
  const save = async (path: string, out: string | undefined): Promise<void> => {
    const text = await (await (await service()).ask('GET', path)).text()
    if (out === undefined) return print(text.trimEnd())
    await writeFile(out, text, { mode: 0o600 })
    print(`Written to ${out}.`)
  }
  program
    .command('log')
    .description('rows of the Calendar Sync Log')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--representative <id>')
    .option('--activity <number>')
    .option('--outcome <outcome>')
    .option('--from <instant>')
    .option('--to <instant>')
    .option('--text <text>')
    .option('--out <file>')
    .action(async ({ out, activity, ...filter }: Record<string, string>) => {
      const query = new URLSearchParams({ ...filter, ...(activity === undefined ? {} : { activityNo: activity }) })
      await save(`/log/export?${query.toString()}`, out)
    })
  program
    .command('diagnostics')
    .description('a bundle for whoever helps, without secrets and subjects')
    .option('--out <file>')
    .action(async ({ out }: { out?: string }) => save('/diagnostics', out))
  const backup = program.command('backup').description('links and configuration')
  backup
    .command('export')
    .option('--out <file>')
    .action(async ({ out }: { out?: string }) => save('/backup', out))
  backup
    .command('import <file>')
    .description('without --apply it says what it would do')
    .option('--apply')
    .action(async (file: string, { apply = false }: { apply?: boolean }) => {
      const answer = await (
        await service()
      ).ask('POST', `/backup/${apply ? 'import' : 'check'}`, { document: await readFile(file, 'utf8') })
      const report = ImportBackupResponseSchema.parse(await answer.json())
      for (const { path, message } of report.faults) print(`${path}: ${message}`)
      print(
        `Links: ${report.links.new} new, ${report.links.same} there already, ${report.links.differing} differ and stay. Settings: ${report.settings}. ${report.applied ? 'Done.' : 'Nothing was changed.'}`,
      )
    })
  program
    .command('manifest')
    .description('generate the manifest of the add-in')
    .requiredOption('--base-url <url>')
    .requiredOption('--name <name>')
    .addOption(new Option('--panel <panel>').choices(['crm', 'srm']).default('crm'))
    .option('--languages <languages>', 'with commas; the first is the default', 'en')
    .option('--out <file>')
    .action(async ({ baseUrl, name, panel, languages, out }: Record<string, string>) => {
      const body = { panel, baseUrl, displayName: name, languages: languages?.split(',') }
      const xml = await (await (await service()).ask('POST', '/manifest', body)).text()
      if (out === undefined) return print(xml)
      await writeFile(out, xml)
      print(`Written to ${out}.`)
    })
}
