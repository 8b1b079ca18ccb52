import { setTimeout as wait } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import {
  InitialSyncItemsResponseSchema,
  type InitialSyncItemView,
  InitialSyncSchema,
  InitialSyncsResponseSchema,
  type InitialSyncView,
} from '../../api/admin-initial-sync.ts'
import { save } from './files.ts'
import { overRestarts } from './over-restarts.ts'
import { examples, moment, table } from './print.ts'
import type { Telling } from './terminal.ts'

const shows = ['all', 'changes', 'update', 'delete', 'relink', 'nothing', 'problem', 'skipped', 'failed']
const run = (runId: string, what = ''): string => `/admin/initial-syncs/${encodeURIComponent(runId)}${what}`
/** Goes on by itself, without a person. */
const atWork: ReadonlySet<InitialSyncView['state']> = new Set(['planning', 'applying'])

export function addInitialSync(program: Command, terminal: Telling): void {
  const { service, tell, tellEach } = terminal
  const command = program
    .command('initial-sync')
    .description('plan, approve and follow an Initial Sync')
    .addHelpText(
      'after',
      examples(
        'initial-sync plan --from 2026-09-01 --wait',
        'initial-sync show 0198… --show delete',
        'initial-sync approve 0198… --deletions 3 --wait',
      ),
    )
  command
    .command('list', { isDefault: true })
    .description('newest first')
    .action(async () => {
      tell(await (await service()).ask(InitialSyncsResponseSchema, 'GET', '/admin/initial-syncs'), ({ runs }) =>
        runs.length === 0 ? 'Nothing.' : runs.map(inWords).join('\n'),
      )
    })
  command
    .command('plan [representatives...]')
    .description('for these or for all that sync; nothing is changed')
    .option('--from <day>', 'appointments from this day on')
    .option('--wait', 'until the plan is made')
    .action(async (ids: string[], { from, wait: waits }: { from?: string; wait?: boolean }) => {
      const body = { representatives: ids.length === 0 ? 'all' : ids, ...(from === undefined ? {} : { from }) }
      const begun = await (await service()).ask(InitialSyncSchema, 'POST', '/admin/initial-syncs', body)
      tell(waits === true ? await untilDone(terminal, begun.runId) : begun, inWords)
    })
  command
    .command('show <run>')
    .description('the run, and its items with why')
    .addOption(new Option('--show <which>').choices(shows).default('changes'))
    .option('--representative <id>')
    .option('--text <text>', 'in appointment or activity number')
    .option('--limit <count>', 'at most 500', '500')
    .option('--offset <count>', 'leave out so many', '0')
    .action(async (runId: string, query: Record<string, string>) => {
      const client = await service()
      const shown = await client.ask(InitialSyncSchema, 'GET', run(runId))
      const path = run(runId, `/items?${new URLSearchParams(query).toString()}`)
      const { items, total } = await client.ask(InitialSyncItemsResponseSchema, 'GET', path)
      tell({ run: shown, items, total }, (answer) =>
        [inWords(answer.run), itemTable(answer.items), `${items.length} of ${total} shown.`].join('\n'),
      )
    })
  command
    .command('export <run>')
    .description('every item as a file')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .addOption(new Option('--show <which>').choices(shows).default('all'))
    .option('--out <file>')
    .action(async (runId: string, { out, ...query }: Record<string, string>) => {
      const path = run(runId, `/export?${new URLSearchParams(query).toString()}`)
      await save(terminal, await (await service()).open('GET', path), out)
    })
  command
    .command('approve <run>')
    .description('apply exactly this plan')
    .requiredOption('--deletions <count>', 'how many deletions you have looked at', Number)
    .option('--wait', 'until it is applied')
    .action(async (runId: string, { deletions, wait: waits }: { deletions: number; wait?: boolean }) => {
      const body = { deletionsSeen: deletions }
      const begun = await (await service()).ask(InitialSyncSchema, 'POST', run(runId, '/approve'), body)
      tell(waits === true ? await untilDone(terminal, runId) : begun, inWords)
    })
  for (const [change, description] of [
    ['pause', 'do nothing more for now'],
    ['resume', 'go on where it stood'],
    ['cancel', 'discard the plan, or leave the rest undone'],
  ] as const)
    command
      .command(`${change} <run>`)
      .description(description)
      .action(async (runId: string) => {
        tell(await (await service()).ask(InitialSyncSchema, 'POST', run(runId, `/${change}`)), inWords)
      })
  command
    .command('follow <run>')
    .description('a line whenever it comes further, until it needs somebody or is done')
    .action(async (runId: string) => {
      let last = ''
      await untilDone(terminal, runId, (now) => {
        const line = progressOf(now)
        if (line !== last) tellEach([now], progressOf)
        last = line
      })
    })
}

/** Asks until it is done or a person has to go on. */
async function untilDone(
  terminal: Telling,
  runId: string,
  seen: (now: InitialSyncView) => void = () => undefined,
): Promise<InitialSyncView> {
  const { service, stopped, everyMs, fail } = terminal
  const client = await service()
  for (;;) {
    const now = await overRestarts(terminal, () => client.ask(InitialSyncSchema, 'GET', run(runId)))
    seen(now)
    if (now.state === 'failed' || now.results.failed > 0) fail(1)
    if (!atWork.has(now.state) || stopped.aborted) return now
    await wait(everyMs, undefined, { signal: stopped }).catch(() => undefined)
  }
}

function progressOf({ state, progress, results }: InitialSyncView): string {
  const left = progress.secondsLeft === null ? '' : `, ${progress.secondsLeft} s left`
  const rate = progress.perMinute === null ? '' : `, ${progress.perMinute} a minute`
  return `${state}: ${progress.done} of ${progress.total}${rate}${left}; applied ${results.applied}, skipped ${results.skipped}, failed ${results.failed}`
}

function inWords(shown: InitialSyncView): string {
  const { counts, reason } = shown
  return [
    `${shown.runId}  ${shown.state}  from ${shown.from}, ${shown.representativeCount} representatives, by ${shown.plannedBy}, ${moment(shown.startedAt)}`,
    ...(reason === '' ? [] : [reason]),
    `Update ${counts.update}, re-link ${counts.relink}, delete ${counts.delete}, nothing ${counts.nothing}, problems ${counts.problem}`,
    ...(shown.approvedBy === null ? [] : [`Approved by ${shown.approvedBy}, ${moment(shown.approvedAt ?? '')}`]),
    progressOf(shown),
  ].join('\n')
}

const itemTable = (items: readonly InitialSyncItemView[]): string =>
  table(
    ['What', 'Representative', 'Appointment', 'Start', 'Activity', 'Why', 'Changes', 'Result'],
    items.map((item) => [
      item.action,
      item.representative,
      item.appointment,
      item.start === '' ? '' : moment(item.start),
      item.activityNo ?? '',
      item.why,
      item.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('; '),
      `${item.result} ${item.resultReason}`.trim(),
    ]),
  )
