import type { Command } from 'commander'
import { DoctorReportSchema, LastDoctorReportSchema } from '../../api/admin-doctor.ts'
import { HealthViewSchema, TestAlertsResponseSchema } from '../../api/admin-health.ts'
import { RebuildLinksResponseSchema, ReconcileNowResponseSchema, ReconciliationsResponseSchema } from '../../api/care.ts'
import { doctorChecks } from '../../domain/doctor.ts'
import { checks, counted, examples, moment, table } from './print.ts'
import { CommandFailed } from './service-client.ts'
import type { Telling } from './terminal.ts'

/** What is wrong, and whether what is in IFS is what is in Outlook. */
export function addWatching(program: Command, terminal: Telling): void {
  const { service, fail, tell } = terminal
  program
    .command('doctor')
    .description('walk the whole installation; status 1 when something needs a fix')
    .option('--out-of-scope <address>', 'a mailbox that rmsync must not be able to open')
    .option('--only <checks>', 'these checks alone, with commas')
    .option('--last', 'show the last report instead')
    .addHelpText('after', `\nChecks: ${doctorChecks.join(', ')}`)
    .addHelpText('after', examples('doctor --out-of-scope ceo@company.example', 'doctor --only database,certificate'))
    .action(async ({ outOfScope, only, last }: { outOfScope?: string; only?: string; last?: boolean }) => {
      const client = await service()
      const body = {
        ...(outOfScope === undefined ? {} : { mailboxOutOfScope: outOfScope }),
        ...(only === undefined ? {} : { only: only.split(',').map(checkId) }),
      }
      const report =
        last === true
          ? (await client.ask(LastDoctorReportSchema, 'GET', '/admin/doctor')).report
          : await client.ask(DoctorReportSchema, 'POST', '/admin/doctor', body)
      if (report === null) throw new CommandFailed('The doctor never walked the whole installation. Run it without --last.')
      tell(report, (shown) => `${moment(shown.ranAt)}, by ${shown.by}\n${checks(shown.checks)}`)
      if (report.checks.some((check) => check.outcome === 'needs-fix')) fail(1)
    })
  program
    .command('health')
    .description('figures and alerts; status 1 while an alert stands')
    .action(async () => {
      const health = await (await service()).ask(HealthViewSchema, 'GET', '/admin/health')
      tell(health, inFigures)
      if (health.alerts.length > 0) fail(1)
    })
  const alerts = program.command('alerts').description('who is told of what is wrong')
  alerts
    .command('test')
    .description('send a test alert by each way that is configured; status 1 when one does not arrive')
    .action(async () => {
      const answer = await (await service()).ask(TestAlertsResponseSchema, 'POST', '/admin/alerts/test')
      tell(answer, ({ hooks }) =>
        table(
          ['Way', 'Outcome', 'Why'],
          hooks.map((one) => [one.hook, one.outcome, one.reason]),
        ),
      )
      if (answer.hooks.some(({ outcome }) => outcome === 'failed')) fail(1)
    })
  addComparing(program, terminal)
}

function addComparing(program: Command, { service, tell }: Telling): void {
  const links = program.command('links').description('compare links with both sides, or find them again by their marks')
  links
    .command('comparisons', { isDefault: true })
    .description('what comparing all links found, newest first')
    .action(async () => {
      const answer = await (await service()).ask(ReconciliationsResponseSchema, 'GET', '/admin/reconciliations')
      tell(answer, ({ reconciliations }) =>
        table(
          ['Began', 'Ended', 'By', 'Links', 'Compared', 'Differed', 'Repaired', 'Set aside', 'Unread'],
          reconciliations.map((run) => [
            moment(run.startedAt),
            run.finishedAt === null ? 'runs' : moment(run.finishedAt),
            run.by ?? 'its time',
            ...[run.total, run.compared, run.drift, run.repaired, run.setAside, run.unread].map(String),
          ]),
        ),
      )
    })
  links
    .command('compare')
    .description('compare all links with Outlook and IFS now; what differs is relayed')
    .action(async () => {
      const answer = await (await service()).ask(ReconcileNowResponseSchema, 'POST', '/admin/reconciliations')
      tell(answer, ({ startedAt }) => `Began ${moment(startedAt)}. See how far it is: npx rmsync links`)
    })
  links
    .command('rebuild')
    .description('look in every mailbox for marks of links that the database does not know, and link them again')
    .action(async () => {
      const answer = await (await service()).ask(RebuildLinksResponseSchema, 'POST', '/admin/rebuild-links')
      tell(
        answer,
        ({ mailboxes }) =>
          `${counted(mailboxes, 'mailbox', 'mailboxes')} are looked through. Each link found has a row in the log.`,
      )
    })
}

type CheckId = (typeof doctorChecks)[number]
function checkId(word: string): CheckId {
  const found = doctorChecks.find((id) => id === word.trim())
  if (found !== undefined) return found
  throw new CommandFailed(`There is no check ${word.trim()}. There are ${doctorChecks.join(', ')}.`)
}

type Health = ReturnType<typeof HealthViewSchema.parse>
function inFigures(health: Health): string {
  const { current, waiting, notifications, throttling, drift, errors, expiries } = health
  const seconds = (ms: number): string => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`
  const today = errors.at(-1)
  const figures: readonly (readonly [string, string])[] = [
    ['Current', `${current.current} of ${current.active} representatives, within ${current.withinMinutes} min`],
    [
      'Delay, 95 of 100',
      `${health.delayP95Ms === null ? 'no change in 24 h' : seconds(health.delayP95Ms)}, alarm at ${seconds(health.delayAlarmMs)}`,
    ],
    [
      'Waiting',
      `${waiting.changes} changes${waiting.oldestSeconds === null ? '' : `, the oldest for ${waiting.oldestSeconds} s`}; ${waiting.setAside} set aside`,
    ],
    [
      'Notifications',
      notifications.isOn
        ? `${notifications.subscribed} of ${notifications.active} mailboxes, last ${notifications.lastNoticeAt === null ? 'never' : moment(notifications.lastNoticeAt)}`
        : 'off: rounds alone notice changes',
    ],
    ['Asked to wait', `${counted(throttling.lastDay, 'time')} today, ${seconds(throttling.waitedMs)} in all`],
    [
      'Errors today',
      today === undefined
        ? 'none'
        : `IFS busy ${today.ifsBusy}, Outlook busy ${today.outlookBusy}, refused by IFS ${today.refusedByIfs}, other ${today.other}`,
    ],
    [
      'Last comparison',
      drift.lastRunAt === null
        ? 'never'
        : `${moment(drift.lastRunAt)}: ${drift.links} links, ${drift.differed} differed, ${drift.repaired} repaired, ${drift.setAside} set aside`,
    ],
  ]
  return [
    `As of ${moment(health.asOf)}.`,
    ...health.alerts.map(({ severity, message, fix }) => `${severity === 'error' ? 'FIX ' : '!   '}${message} ${fix}`),
    table(['Figure', ''], figures),
    table(
      ['Expires', 'On', 'Days left'],
      expiries.map(({ title, expiresAt, daysLeft, byItself }) => [
        title,
        expiresAt === null ? 'not known' : moment(expiresAt),
        byItself ? 'renewed by itself' : String(daysLeft ?? ''),
      ]),
    ),
    ...(health.undelivered.length === 0
      ? []
      : [
          table(
            ['Alert not delivered', 'By', 'At', 'Tries', 'Next try', 'Why'],
            health.undelivered.map(({ message, hook, at, tries, nextTryAt, reason }) => [
              message,
              hook,
              moment(at),
              String(tries),
              nextTryAt === null ? 'given up' : moment(nextTryAt),
              reason,
            ]),
          ),
        ]),
  ].join('\n')
}
