import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { DoctorReportSchema } from '../../api/admin-doctor.ts'
import {
  InitialSyncItemsResponseSchema,
  InitialSyncSchema,
  InitialSyncsResponseSchema,
  type InitialSyncView,
} from '../../api/admin-initial-sync.ts'
import { ImportSwitchesResponseSchema, ListRepresentativesResponseSchema } from '../../api/admin-representatives.ts'
import { ServiceSchema } from '../../api/admin-service.ts'
import { ConfigurationSchema } from '../../api/admin-configuration.ts'
import { HealthViewSchema } from '../../api/admin-health.ts'
import { addFiles } from './file-commands.ts'
import { checks, table } from './print.ts'
import { CommandFailed } from './service-client.ts'
import type { Terminal } from './terminal.ts'

/** The command line does what the admin pages do, by the same calls. */
export function addCommands(program: Command, terminal: Terminal): void {
  const { print, service } = terminal
  program
    .command('doctor')
    .description('walk the whole installation; status 1 when something needs a fix')
    .option('--out-of-scope <address>', 'a mailbox that rmsync must not be able to open')
    .action(async ({ outOfScope }: { outOfScope?: string }) => {
      const body = outOfScope === undefined ? {} : { mailboxOutOfScope: outOfScope }
      const report = DoctorReportSchema.parse(await (await (await service()).ask('POST', '/doctor', body)).json())
      print(checks(report.checks))
      if (report.checks.some((check) => check.outcome === 'needs-fix')) terminal.fail(1)
    })
  program
    .command('health')
    .description('figures and alerts; status 1 while an alert stands')
    .action(async () => {
      const health = HealthViewSchema.parse(await (await (await service()).ask('GET', '/health')).json())
      print(
        `${health.current.current} of ${health.current.active} representatives are current. ${health.waiting.changes} changes wait, ${health.waiting.setAside} are set aside.`,
      )
      for (const alert of health.alerts) print(`${alert.severity === 'error' ? 'FIX ' : '!   '}${alert.message} ${alert.fix}`)
      if (health.alerts.length > 0) terminal.fail(1)
    })
  addService(program, terminal)
  addConfiguration(program, terminal)
  addRepresentatives(program, terminal)
  addInitialSync(program, terminal)
  addFiles(program, terminal)
}

function addService(program: Command, { print, service }: Terminal): void {
  const command = program.command('service').description('state of the service; start, pause, stop or restart it')
  const show = (answer: unknown): void => {
    const { state, since, by, reason, queues, processes } = ServiceSchema.parse(answer)
    print(`${state} since ${since}, by ${by}: ${reason}`)
    print(
      table(
        ['Process', 'State', 'Seen'],
        processes.map((one) => [one.host, one.state, one.seenAt]),
      ),
    )
    print(
      table(
        ['Queue', 'Waiting', 'Later', 'Running'],
        queues.map((one) => [one.title, String(one.waiting), String(one.later), String(one.running)]),
      ),
    )
  }
  command.command('status', { isDefault: true }).action(async () => {
    show(await (await (await service()).ask('GET', '/service')).json())
  })
  for (const change of ['start', 'pause', 'stop', 'restart'])
    command
      .command(change)
      .requiredOption('--reason <text>', 'why; everybody sees it')
      .action(async ({ reason }: { reason: string }) => {
        show(await (await (await service()).ask('POST', `/service/${change}`, { reason })).json())
      })
}

function addConfiguration(program: Command, { print, service, fail }: Terminal): void {
  const command = program.command('config').description('Calendar Sync Configuration')
  const read = async () => ConfigurationSchema.parse(await (await (await service()).ask('GET', '/configuration')).json())
  command.command('show', { isDefault: true }).action(async () => {
    const { values, locked, secrets } = await read()
    const fixed = new Map(locked.map(({ field, variable }) => [field as string, variable]))
    print(
      table(
        ['Setting', 'Value', 'Fixed by'],
        Object.entries(values).map(([name, value]) => [name, String(value ?? ''), fixed.get(name) ?? '']),
      ),
    )
    print(
      table(
        ['Secret', 'Set', 'Ends'],
        secrets.map((one) => [one.name, one.isSet ? 'yes' : 'no', one.expiresAt ?? '']),
      ),
    )
  })
  command
    .command('set <name> <value>')
    .description('value as JSON or text; a secret is read from a file: @path')
    .option('--confirm', 'go ahead where it does more than it says')
    .action(async (name: string, value: string, { confirm = false }: { confirm?: boolean }) => {
      const { version, secrets } = await read()
      const isSecret = secrets.some((secret) => secret.name === name)
      if (isSecret && !value.startsWith('@'))
        throw new CommandFailed(
          'Put the secret into a file and name it as @path: what is typed here is kept in the history of the shell.',
        )
      const held = isSecret ? (await readFile(value.slice(1), 'utf8')).trim() : jsonOrText(value)
      const body = {
        version,
        values: isSecret ? {} : { [name]: held },
        secrets: isSecret ? { [name]: held } : {},
        confirmed: confirm,
      }
      await (await service()).ask('PUT', '/configuration', body)
      print(`${name} is saved and holds at once.`)
    })
  command
    .command('test')
    .description('try each permission')
    .action(async () => {
      const report = DoctorReportSchema.parse(await (await (await service()).ask('POST', '/configuration/test', {})).json())
      print(checks(report.checks))
      if (report.checks.some((check) => check.outcome === 'needs-fix')) fail(1)
    })
}

function addRepresentatives(program: Command, { print, service }: Terminal): void {
  const command = program.command('representatives').description('who syncs')
  command
    .command('list', { isDefault: true })
    .addOption(new Option('--show <which>').choices(['all', 'look', 'paused', 'off', 'on']).default('all'))
    .action(async ({ show }: { show: string }) => {
      const answer = await (await service()).ask('GET', `/representatives?show=${show}`)
      const { representatives } = ListRepresentativesResponseSchema.parse(await answer.json())
      print(
        table(
          ['Id', 'Name', 'Address', 'Sync', 'State', 'Why'],
          representatives.map((one) => [
            one.representativeId,
            one.name,
            one.email,
            one.syncActive ? 'on' : 'off',
            one.state,
            one.why,
          ]),
        ),
      )
    })
  for (const [name, syncActive] of [
    ['on', true],
    ['off', false],
  ] as const)
    command
      .command(`${name} <representatives...>`)
      .description(`turn sync ${name}, for ids or for all`)
      .action(async (ids: string[]) => {
        const who = ids.length === 1 && ids[0] === 'all' ? 'all' : ids
        print(
          await (
            await (await service()).ask('POST', '/representatives/sync-active', { representatives: who, syncActive })
          ).text(),
        )
      })
  command
    .command('import <file>')
    .description('CSV with the columns representative and active; without --apply it says what it would do')
    .option('--apply')
    .action(async (file: string, { apply = false }: { apply?: boolean }) => {
      const answer = await (await service()).ask('POST', '/representatives/import', { csv: await readFile(file, 'utf8'), apply })
      const report = ImportSwitchesResponseSchema.parse(await answer.json())
      for (const line of report.lines.filter(({ outcome }) => outcome === 'wrong')) print(`Line ${line.line}: ${line.reason}`)
      print(
        `${report.turnOn} on, ${report.turnOff} off, ${report.noChange} unchanged, ${report.wrong} wrong. ${report.applied ? 'Done.' : 'Nothing was changed.'}`,
      )
    })
}

function addInitialSync(program: Command, { print, service }: Terminal): void {
  const command = program.command('initial-sync').description('plan, approve and follow an Initial Sync')
  const show = (run: InitialSyncView): void => {
    const { counts, progress, results } = run
    print(`${run.runId}  ${run.state}  from ${run.from}, ${run.representativeCount} representatives, by ${run.plannedBy}`)
    print(
      `Update ${counts.update}, re-link ${counts.relink}, delete ${counts.delete}, nothing ${counts.nothing}, problems ${counts.problem}`,
    )
    print(
      `${progress.done} of ${progress.total}${progress.secondsLeft === null ? '' : `, ${progress.secondsLeft} s left`}; applied ${results.applied}, skipped ${results.skipped}, failed ${results.failed}`,
    )
  }
  command.command('list', { isDefault: true }).action(async () => {
    InitialSyncsResponseSchema.parse(await (await (await service()).ask('GET', '/initial-syncs')).json()).runs.forEach(show)
  })
  command
    .command('plan [representatives...]')
    .option('--from <day>', 'appointments from this day on')
    .action(async (ids: string[], { from }: { from?: string }) => {
      const body = { representatives: ids.length === 0 ? 'all' : ids, ...(from === undefined ? {} : { from }) }
      show(InitialSyncSchema.parse(await (await (await service()).ask('POST', '/initial-syncs', body)).json()))
    })
  command.command('show <run>').action(async (run: string) => {
    const client = await service()
    show(InitialSyncSchema.parse(await (await client.ask('GET', `/initial-syncs/${run}`)).json()))
    const { items } = InitialSyncItemsResponseSchema.parse(
      await (await client.ask('GET', `/initial-syncs/${run}/items?show=changes&limit=500`)).json(),
    )
    print(
      table(
        ['What', 'Representative', 'Appointment', 'Activity', 'Why', 'Result'],
        items.map((one) => [one.action, one.representative, one.appointment, one.activityNo ?? '', one.why, one.result]),
      ),
    )
  })
  command
    .command('approve <run>')
    .requiredOption('--deletions <count>', 'how many deletions you have looked at', Number)
    .action(async (run: string, { deletions }: { deletions: number }) => {
      show(
        InitialSyncSchema.parse(
          await (await (await service()).ask('POST', `/initial-syncs/${run}/approve`, { deletionsSeen: deletions })).json(),
        ),
      )
    })
  for (const change of ['pause', 'resume', 'cancel'])
    command.command(`${change} <run>`).action(async (run: string) => {
      show(InitialSyncSchema.parse(await (await (await service()).ask('POST', `/initial-syncs/${run}/${change}`)).json()))
    })
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
