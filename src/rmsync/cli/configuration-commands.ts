import type { Command } from 'commander'
import { CheckConfigurationResponseSchema, ConfigurationSchema } from '../../api/admin-configuration.ts'
import { DoctorReportSchema } from '../../api/admin-doctor.ts'
import { readText } from './files.ts'
import { checks, examples, moment, table } from './print.ts'
import { CommandFailed, type ServiceClient } from './service-client.ts'
import type { Telling } from './terminal.ts'

const address = '/admin/configuration'
const read = (client: ServiceClient) => client.ask(ConfigurationSchema, 'GET', address)
type Configuration = Awaited<ReturnType<typeof read>>

export function addConfiguration(program: Command, terminal: Telling): void {
  const { service, tell, fail } = terminal
  const command = program
    .command('config')
    .description('Calendar Sync Configuration')
    .addHelpText(
      'after',
      examples(
        'config set syncCycleMinutes 15',
        'config set calendar dedicated --dry-run',
        'config set clientSecret @/run/secrets/entra',
        'config test',
      ),
    )
  command
    .command('show', { isDefault: true })
    .description('every setting; secrets as set or not')
    .action(async () => {
      tell(await read(await service()), inWords)
    })
  command
    .command('set <name> <value>')
    .description('none: null; a switch: true or false; a secret is read from a file: @path')
    .option('--confirm', 'go ahead where it does more than it says')
    .option('--dry-run', 'say what would be wrong with it and what it would do')
    .action(async (name: string, value: string, { confirm = false, dryRun = false }: { confirm?: boolean; dryRun?: boolean }) => {
      const client = await service()
      const known = await read(client)
      const current = (known.values as Readonly<Record<string, unknown>>)[name]
      const held = isSecretOf(known, name) ? { secret: await secretFrom(value) } : { value: toValue(name, current, value) }
      await change(client, terminal, name, held, { confirm, dryRun })
    })
  command
    .command('forget <secret>')
    .description('remove a secret; what needs it stops')
    .option('--confirm', 'go ahead where it does more than it says')
    .action(async (name: string, { confirm = false }: { confirm?: boolean }) => {
      const client = await service()
      const known = await read(client)
      if (!isSecretOf(known, name))
        throw new CommandFailed(`There is no secret ${name}. There are ${known.secrets.map((one) => one.name).join(', ')}.`)
      await change(client, terminal, name, { secret: null }, { confirm, dryRun: false })
    })
  command
    .command('test')
    .description('try each permission, with what is given here instead of what is saved; status 1 when one is missing')
    .option('--tenant-id <id>')
    .option('--application-id <id>')
    .option('--client-secret <@file>')
    .option('--client-certificate <@file>', 'certificate and key, as PEM')
    .action(async (given: { tenantId?: string; applicationId?: string; clientSecret?: string; clientCertificate?: string }) => {
      const { clientSecret, clientCertificate, ...ids } = given
      const proof =
        clientCertificate === undefined
          ? clientSecret === undefined
            ? {}
            : { credential: 'secret', clientSecret: await secretFrom(clientSecret) }
          : { credential: 'certificate', clientCertificate: await secretFrom(clientCertificate) }
      const report = await (await service()).ask(DoctorReportSchema, 'POST', `${address}/test`, { ...ids, ...proof })
      tell(report, (shown) => checks(shown.checks))
      if (report.checks.some((check) => check.outcome === 'needs-fix')) fail(1)
    })
}

type Held = { readonly secret: string | null } | { readonly value: unknown }
interface How {
  readonly confirm: boolean
  readonly dryRun: boolean
}

async function change(
  client: ServiceClient,
  terminal: Telling,
  name: string,
  held: Held,
  { confirm, dryRun }: How,
): Promise<void> {
  const { version, values } = await read(client)
  const isSecret = 'secret' in held
  if (!isSecret && !(name in values))
    throw new CommandFailed(`There is no setting ${name}. There are ${Object.keys(values).join(', ')}.`)
  const body = {
    version,
    values: isSecret ? {} : { [name]: held.value },
    secrets: isSecret ? { [name]: held.secret } : {},
    confirmed: confirm,
  }
  if (!dryRun) {
    const saved = await client.ask(ConfigurationSchema, 'PUT', address, body)
    return terminal.tell(saved, () => `${name} is saved and holds at once.`)
  }
  const found = await client.ask(CheckConfigurationResponseSchema, 'POST', `${address}/check`, body)
  terminal.tell(found, ({ faults, consequences }) =>
    [
      ...faults.map((fault) => `${fault.field}: ${fault.message} ${fault.fix}`),
      ...consequences.flatMap(({ message, concerned, total }) => [
        message,
        ...concerned.map(({ name: who, detail }) => `  ${who}: ${detail}`),
        ...(total > concerned.length ? [`  and ${total - concerned.length} more`] : []),
      ]),
      faults.length > 0 ? 'It can not be saved like this.' : 'It can be saved. Nothing was changed.',
    ].join('\n'),
  )
  if (faults(found)) terminal.fail(1)
}
const faults = ({ faults: found }: { readonly faults: readonly unknown[] }): boolean => found.length > 0

const isSecretOf = ({ secrets }: Configuration, name: string): boolean => secrets.some((secret) => secret.name === name)

async function secretFrom(value: string): Promise<string> {
  if (!value.startsWith('@'))
    throw new CommandFailed(
      'Put the secret into a file and name it as @path: what is typed here is kept in the history of the shell.',
    )
  return (await readText(value.slice(1))).trim()
}

/** A name of digits stays a name: only what is a number or a switch now is read as one. */
function toValue(name: string, current: unknown, text: string): unknown {
  if (typeof current === 'number') {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isFinite(value)) return value
    throw new CommandFailed(`${name} takes a number, such as ${current} as it is now; ${text} is none.`)
  }
  if (typeof current === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true'
    throw new CommandFailed(`${name} takes true or false; it is ${current} now.`)
  }
  return text === 'null' ? null : text
}

function inWords({ values, locked, secrets, changedAt, changedBy }: Configuration): string {
  const fixed = new Map(locked.map(({ field, variable }) => [field as string, variable]))
  return [
    ...(changedAt === null ? [] : [`Changed ${moment(changedAt)} by ${changedBy ?? 'somebody'}.`]),
    table(
      ['Setting', 'Value', 'Fixed by'],
      Object.entries(values).map(([name, value]) => [name, String(value ?? ''), fixed.get(name) ?? '']),
    ),
    '',
    table(
      ['Secret', 'Set', 'Ends', 'Fixed by'],
      secrets.map((one) => [one.name, one.isSet ? 'yes' : 'no', one.expiresAt ?? '', fixed.get(one.name) ?? '']),
    ),
  ].join('\n')
}
