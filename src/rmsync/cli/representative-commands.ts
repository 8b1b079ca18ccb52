import { type Command, Option } from 'commander'
import {
  HeldDeletionsResponseSchema,
  ImportSwitchesResponseSchema,
  ListRepresentativesResponseSchema,
  RefreshResponseSchema,
  SwitchSyncResponseSchema,
} from '../../api/admin-representatives.ts'
import { readText } from './files.ts'
import { counted, examples, moment, table } from './print.ts'
import { CommandFailed } from './service-client.ts'
import type { Telling } from './terminal.ts'

const one = (id: string, what: string): string => `/admin/representatives/${encodeURIComponent(id)}/${what}`

export function addRepresentatives(program: Command, terminal: Telling): void {
  const { service, tell, fail } = terminal
  const command = program
    .command('representatives')
    .description('who syncs')
    .addHelpText(
      'after',
      examples(
        'representatives list --show look',
        'representatives off ELSA',
        'representatives import who.csv --apply',
        'representatives approve-deletions ELSA --looked-at 14',
      ),
    )
  command
    .command('list', { isDefault: true })
    .description('those that need a look first')
    .addOption(new Option('--show <which>').choices(['all', 'look', 'paused', 'off', 'on']).default('all'))
    .option('--text <text>', 'in name, address or id')
    .option('--limit <count>', 'at most 1,000', '1000')
    .option('--offset <count>', 'leave out so many', '0')
    .action(async (query: Record<string, string>) => {
      const path = `/admin/representatives?${new URLSearchParams(query).toString()}`
      tell(await (await service()).ask(ListRepresentativesResponseSchema, 'GET', path), (answer) =>
        [
          table(
            ['Id', 'Name', 'Address', 'Sync', 'State', 'Links', 'Current as of', 'Why'],
            answer.representatives.map((row) => [
              row.representativeId,
              row.name,
              row.email,
              row.syncActive ? 'on' : 'off',
              row.state,
              String(row.links),
              row.currentAsOf === null ? '' : moment(row.currentAsOf),
              `${row.why} ${row.fix}`.trim(),
            ]),
          ),
          `${answer.counts.sync} of ${answer.counts.all} sync, ${answer.counts.look} need a look; ${answer.representatives.length} of ${answer.total} shown.`,
        ].join('\n'),
      )
    })
  for (const [name, syncActive] of [
    ['on', true],
    ['off', false],
  ] as const)
    command
      .command(`${name} <representatives...>`)
      .description(`turn sync ${name}, for ids or for all; links stay`)
      .action(async (ids: string[]) => {
        const who = ids.length === 1 && ids[0] === 'all' ? 'all' : ids
        const answer = await (
          await service()
        ).ask(SwitchSyncResponseSchema, 'POST', '/admin/representatives/sync-active', { representatives: who, syncActive })
        tell(
          answer,
          ({ changed, unknown }) =>
            `Turned ${name} for ${counted(changed, 'representative')}.${unknown.length === 0 ? '' : ` Not in IFS: ${unknown.join(', ')}.`}`,
        )
        if (answer.unknown.length > 0) fail(1)
      })
  command
    .command('import <file>')
    .description('CSV with the columns representative and active; without --apply it says what it would do')
    .option('--apply', 'do it')
    .action(async (file: string, { apply = false }: { apply?: boolean }) => {
      const answer = await (
        await service()
      ).ask(ImportSwitchesResponseSchema, 'POST', '/admin/representatives/import', { csv: await readText(file), apply })
      tell(answer, (report) =>
        [
          ...report.lines.filter(({ outcome }) => outcome === 'wrong').map(({ line, reason }) => `Line ${line}: ${reason}`),
          `${report.turnOn} on, ${report.turnOff} off, ${report.noChange} unchanged, ${report.wrong} wrong. ${report.applied ? 'Done.' : 'Nothing was changed.'}`,
        ].join('\n'),
      )
      if (answer.wrong > 0) fail(1)
    })
  command
    .command('refresh')
    .description('ask IFS now who there is')
    .action(async () => {
      const answer = await (await service()).ask(RefreshResponseSchema, 'POST', '/admin/representatives/refresh')
      tell(answer, () => 'IFS is asked. The list follows in a moment.')
    })
  addPauses(command, terminal)
}

/** A representative of whom nothing is relayed: why, and what is decided about it. */
function addPauses(command: Command, { service, tell }: Telling): void {
  const did = async (id: string, what: string, words: string, body?: object): Promise<void> => {
    tell(await (await service()).ask(SwitchSyncResponseSchema, 'POST', one(id, what), body), () => words)
  }
  const held = async (id: string) => (await service()).ask(HeldDeletionsResponseSchema, 'GET', one(id, 'held-deletions'))
  command
    .command('pause <representative>')
    .description('relay nothing of this representative for now')
    .requiredOption('--reason <text>', 'why; everybody sees it')
    .action(async (id: string, { reason }: { reason: string }) => did(id, 'pause', `${id} is paused.`, { reason }))
  command
    .command('resume <representative>')
    .description('relay again; what changed meanwhile follows')
    .action(async (id: string) => did(id, 'resume', `${id} is relayed again.`))
  command
    .command('deletions <representative>')
    .description('deletions that the brake holds back')
    .action(async (id: string) => {
      tell(await held(id), ({ deletions, total }) =>
        [
          table(
            ['Activity', 'Start', 'Appointment', 'Why'],
            deletions.map((row) => [row.activityNo, row.start === '' ? '' : moment(row.start), row.appointment, row.why]),
          ),
          `${counted(total, 'deletion')} held back, ${deletions.length} shown.`,
        ].join('\n'),
      )
    })
  command
    .command('approve-deletions <representative>')
    .description('let exactly the held deletions go through')
    .requiredOption('--looked-at <count>', 'how many you have looked at', Number)
    .action(async (id: string, { lookedAt }: { lookedAt: number }) => {
      const { total } = await held(id)
      if (total !== lookedAt)
        throw new CommandFailed(
          `${counted(total, 'deletion')} of ${id} ${total === 1 ? 'is' : 'are'} held back, not ${lookedAt}. Look at them first: npx rmsync representatives deletions ${id}`,
        )
      await did(id, 'approve-deletions', `${counted(total, 'deletion')} of ${id} will be done.`)
    })
  command
    .command('keep-activities <representative>')
    .description('keep the activities of the held deletions')
    .action(async (id: string) => did(id, 'keep-activities', `The activities of ${id} stay.`))
}
