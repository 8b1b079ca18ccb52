import { setTimeout as wait } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { TextLogsResponseSchema } from '../../api/admin-files.ts'
import { ExplanationSchema } from '../../api/explain.ts'
import { ReadLogResponseSchema } from '../../api/read-log.ts'
import { LookAtLinkResponseSchema } from '../../api/resume-link.ts'
import type { LogRowView } from '../../api/schemas.ts'
import { UndoResponseSchema } from '../../api/undo-change.ts'
import { outcomes } from '../../domain/log-row.ts'
import { save } from './files.ts'
import { overRestarts } from './over-restarts.ts'
import { examples, moment, table } from './print.ts'
import { CommandFailed, type ServiceClient } from './service-client.ts'
import type { Telling } from './terminal.ts'

export function addLog(program: Command, terminal: Telling): void {
  const { service, tell } = terminal
  const command = program
    .command('log')
    .description('the Calendar Sync Log: read it, follow it, retry, undo and explain what stands in it')
    .addHelpText(
      'after',
      examples(
        'log --outcome set-aside',
        'log follow --representative ELSA',
        'log undo 4711',
        'log export --from 2026-11-01T00:00:00Z --out log.csv',
      ),
    )
  filtered(command.command('list', { isDefault: true }).description('newest first'))
    .option('--limit <count>', 'at most 200', '50')
    .option('--before <row>', 'only rows older than this one')
    .action(async (filter: Filter) => {
      tell(await (await service()).ask(ReadLogResponseSchema, 'GET', `/admin/log?${toQuery(filter)}`), (answer) =>
        [
          table(['Row', 'Applied', 'Outcome', 'Activity', 'Appointment', 'Who', 'What changed, or why'], answer.rows.map(cells)),
          `${answer.rows.length} of ${answer.totalIsAtLeast === true ? 'more than ' : ''}${answer.total} shown.`,
        ].join('\n'),
      )
    })
  command
    .command('show <row>')
    .description('one row whole, each field before and after')
    .action(async (row: string) => {
      tell(await rowOf(await service(), row), inWords)
    })
  filtered(
    command.command('follow').description('the newest rows and then each new one as it comes, a line each, until you stop it'),
  )
    .option('--last <count>', 'begin with so many that are there, at most 200', '10')
    .action(async (filter: Filter) => follow(terminal, filter))
  filtered(command.command('export').description('every row that fits, as a file'))
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--out <file>')
    .action(async ({ out, ...filter }: Filter) => {
      await save(terminal, await (await service()).open('GET', `/admin/log/export?${toQuery(filter)}`), out)
    })
  addRepairs(command, terminal)
  addTextFiles(command, terminal)
}

function addRepairs(command: Command, { service, tell, fail }: Telling): void {
  command
    .command('undo <row>')
    .description('IFS gets the earlier values back, and the link pauses')
    .action(async (row: string) => {
      tell(
        await (await service()).ask(UndoResponseSchema, 'POST', `/log/${encodeURIComponent(row)}/undo`),
        ({ activityNo, left }) =>
          `Activity ${activityNo} has its earlier values back and the link pauses.${left.length === 0 ? '' : ` Left alone, changed since: ${left.join(', ')}.`}`,
      )
    })
  for (const [word, description, words] of [
    ['retry', 'apply what Outlook says now', 'Looked at again. What Outlook says now follows in a moment, as a row of its own.'],
    ['resume', 'end the pause of the link', 'Resumed. What Outlook says now follows in a moment.'],
  ] as const)
    command
      .command(`${word} <row>`)
      .description(description)
      .action(async (row: string) => {
        const client = await service()
        const { linkId } = await rowOf(client, row)
        if (linkId === undefined) throw new CommandFailed(`Row ${row} is about no link. There is nothing to ${word}.`)
        tell(await client.ask(LookAtLinkResponseSchema, 'POST', `/links/${encodeURIComponent(linkId)}/${word}`), () => words)
      })
  command
    .command('explain [row]')
    .description('why a change does or does not reach IFS; status 1 when something is to be mended')
    .option('--activity <number>', 'of the link of this activity')
    .action(async (row: string | undefined, { activity }: { activity?: string }) => {
      if ((row === undefined) === (activity === undefined))
        throw new CommandFailed('Name either a row of the log, or an activity: --activity 4711.')
      const client = await service()
      const linkId = row === undefined ? undefined : (await rowOf(client, row)).linkId
      if (row !== undefined && linkId === undefined) throw new CommandFailed(`Row ${row} is about no link.`)
      const query = new URLSearchParams(linkId === undefined ? { activityNo: activity ?? '' } : { linkId })
      const explanation = await client.ask(ExplanationSchema, 'GET', `/admin/explain?${query.toString()}`)
      tell(explanation, ({ checks }) =>
        checks.map(({ verdict, says, fix }) => `${verdicts[verdict]}${says}${fix === '' ? '' : `\n      → ${fix}`}`).join('\n'),
      )
      if (explanation.firstProblem !== null) fail(1)
    })
}
const verdicts = { ok: 'ok  ', problem: 'FIX ', unknown: '-   ' } as const

function addTextFiles(command: Command, terminal: Telling): void {
  const { service, tell } = terminal
  command
    .command('files')
    .description('text log files, newest first')
    .action(async () => {
      tell(await (await service()).ask(TextLogsResponseSchema, 'GET', '/admin/text-logs'), ({ files }) =>
        table(
          ['File', 'Bytes', 'Changed'],
          files.map((file) => [file.name, String(file.bytes), moment(file.changedAt)]),
        ),
      )
    })
  command
    .command('file <name>')
    .description('one text log file')
    .option('--out <file>')
    .action(async (name: string, { out }: { out?: string }) => {
      await save(terminal, await (await service()).open('GET', `/admin/text-logs/${encodeURIComponent(name)}`), out)
    })
}

type Filter = Record<string, string>
const filtered = (command: Command): Command =>
  command
    .option('--representative <id>')
    .option('--activity <number>')
    .option('--appointment <text>', 'in the subject')
    .addOption(new Option('--outcome <outcome>').choices(outcomes))
    .option('--from <instant>', 'applied at this moment or later, such as 2026-11-22T08:00:00Z')
    .option('--to <instant>', 'applied before this moment')
    .option('--text <text>', 'in subject, activity, person, reason or reference')

const toQuery = ({ activity, ...filter }: Filter): string =>
  new URLSearchParams({ ...filter, ...(activity === undefined ? {} : { activityNo: activity }) }).toString()

async function rowOf(client: ServiceClient, row: string): Promise<LogRowView> {
  const rowId = Number(row)
  if (!Number.isSafeInteger(rowId) || rowId < 1)
    throw new CommandFailed(`${row} is no row. Take its number from the first column: npx rmsync log`)
  const { rows } = await client.ask(ReadLogResponseSchema, 'GET', `/admin/log?before=${rowId + 1}&limit=1`)
  const [found] = rows
  if (found?.rowId === rowId) return found
  throw new CommandFailed(`There is no row ${row}. Rows go once they are older than the log is kept.`)
}

const mostAtOnce = 200

async function follow(terminal: Telling, { last = '0', ...filter }: Filter): Promise<void> {
  const { service, tellEach, stopped, everyMs } = terminal
  const client = await service()
  const read = async (page: Filter) =>
    (await client.ask(ReadLogResponseSchema, 'GET', `/admin/log?${toQuery({ ...filter, ...page })}`)).rows
  const tellOldestFirst = (rows: readonly LogRowView[]): void => {
    tellEach(
      rows.toSorted((a, b) => a.rowId - b.rowId),
      (row) => cells(row).join('  '),
    )
  }
  // Without a filter: what it leaves out is new to nobody either.
  const [newest] = (await client.ask(ReadLogResponseSchema, 'GET', '/admin/log?limit=1')).rows
  let after = newest?.rowId ?? 0
  if (last !== '0')
    tellOldestFirst((await read({ limit: last, before: String(after + 1) })).filter(({ rowId }) => rowId <= after))
  while (!stopped.aborted) {
    const rows = await overRestarts(terminal, () => read({ after: String(after), limit: String(mostAtOnce) })).catch(
      (error: unknown): readonly LogRowView[] => {
        if (stopped.aborted) return []
        throw error
      },
    )
    tellOldestFirst(rows)
    after = Math.max(after, ...rows.map(({ rowId }) => rowId))
    if (rows.length < mostAtOnce) await wait(everyMs, undefined, { signal: stopped }).catch(() => undefined)
  }
}

const changed = (row: LogRowView): string =>
  row.changes.length === 0
    ? row.reason
    : row.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('; ')
const cells = (row: LogRowView): readonly string[] => [
  String(row.rowId),
  moment(row.appliedAt),
  row.outcome,
  row.activityNo ?? '',
  row.appointment,
  row.who,
  changed(row),
]

function inWords(row: LogRowView): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Row', String(row.rowId)],
    ['Outcome', row.outcome],
    ['Reason', row.reason],
    ['Appointment', row.appointment],
    ['Activity', row.activityNo ?? ''],
    ['Who', row.who],
    ['Noticed', `${moment(row.seenAt)}, by ${row.noticedBy}`],
    ['Applied', moment(row.appliedAt)],
    ['Took', row.tookMs === null ? '' : `${row.tookMs} ms`],
    ['Reference', row.correlationId],
    ['Undo', row.undoable === true ? `npx rmsync log undo ${row.rowId}` : 'not possible'],
  ]
  return [
    table(['', ''], facts).trimStart(),
    ...(row.changes.length === 0
      ? []
      : [
          '',
          table(
            ['Field', 'Before, in IFS', 'After, from Outlook'],
            row.changes.map(({ field, before, after }) => [field, before, after]),
          ),
        ]),
  ].join('\n')
}
