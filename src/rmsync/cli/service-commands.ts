import type { Command } from 'commander'
import { ServiceSchema, type ServiceChange, type ServiceView } from '../../api/admin-service.ts'
import { examples, moment, table } from './print.ts'
import type { Telling } from './terminal.ts'

const changes: Readonly<Record<ServiceChange, string>> = {
  start: 'relay again; what waited follows',
  pause: 'relay nothing for now; changes are noticed and kept, people can still link',
  stop: 'write nothing to IFS or Outlook for anybody; the panel says so',
  restart: 'let every process finish, let go of its connections and sign-ins, and begin again',
}

export function addService(program: Command, { service, tell }: Telling): void {
  const command = program
    .command('service')
    .description('state of the service; start, pause, stop or restart it. Nothing is lost by any of these')
    .addHelpText('after', examples('service', 'service pause --reason "IFS is updated"'))
  command
    .command('status', { isDefault: true })
    .description('state with its reason, queues, processes and what happened')
    .action(async () => {
      tell(await (await service()).ask(ServiceSchema, 'GET', '/admin/service'), inWords)
    })
  for (const [change, description] of Object.entries(changes))
    command
      .command(change)
      .description(description)
      .requiredOption('--reason <text>', 'why; it is kept and everybody sees it')
      .action(async ({ reason }: { reason: string }) => {
        tell(await (await service()).ask(ServiceSchema, 'POST', `/admin/service/${change}`, { reason }), inWords)
      })
}

function inWords({ state, since, by, reason, waitsFor, queues, processes, history }: ServiceView): string {
  return [
    `${state} since ${moment(since)}, by ${by}: ${reason}`,
    ...(waitsFor === null ? [] : [`waits for ${waitsFor.system} since ${moment(waitsFor.since)}: ${waitsFor.reason}`]),
    '',
    table(
      ['Queue', 'Waiting', 'Later', 'Running', 'Oldest'],
      queues.map((one) => [
        one.title,
        ...[one.waiting, one.later, one.running].map(String),
        one.oldestWaitingSeconds === null ? '' : `${one.oldestWaitingSeconds} s`,
      ]),
    ),
    '',
    table(
      ['Process', 'State', 'Version', 'Started', 'Seen'],
      processes.map((one) => [one.host, one.state, one.version, moment(one.startedAt), moment(one.seenAt)]),
    ),
    '',
    history.length === 0
      ? 'Nobody has changed the state yet.'
      : table(
          ['When', 'State', 'By', 'Reason'],
          history.map((one) => [moment(one.at), one.state, one.by, one.reason]),
        ),
  ].join('\n')
}
