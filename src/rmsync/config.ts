import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { SecretName, SettingName, Settings } from '../domain/settings.ts'

/** Names of the settings, what each must be, and its default. A message that begins with “must” says what is expected. */

const httpsUrl = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'must be an https:// address')
  .transform((text) => text.replace(/\/+$/, ''))
const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00')
  // Tokens carry ids in lower case and are compared letter by letter.
  .transform((text) => text.toLowerCase())
const file = z
  .string()
  .refine((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true, 'must name a file that exists')
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true')
const whole = (least: number, most: number) => {
  const expected = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(expected).int(expected).min(least, expected).max(most, expected)
}
const required = z.string().min(1, 'must not be empty')
const zone = z.string().refine(isZone, 'must be UTC or an IANA time zone such as Europe/Stockholm')

const activityTypesShape = z.array(z.object({ type: z.string().min(1), subTypes: z.array(z.string()) })).min(1)
const activityTypes = z.string().transform((text, context) => {
  const read = activityTypesShape.safeParse(parseJson(text))
  if (read.success) return read.data
  context.addIssue('must be JSON such as [{"type":"Meeting","subTypes":["Customer visit"]}]')
  return z.NEVER
})

/** `docs/configuration.md` lists the same names and defaults. */
export const settings = z.object({
  PORT: whole(0, 65535).default(8445),
  HOST: z.string().default('localhost'),
  PUBLIC_URL: httpsUrl,
  TLS_CERT_FILE: file,
  TLS_KEY_FILE: file,
  EXTRA_CA_FILE: file.optional(),
  DATA_DIR: z.string().default('.data/rmsync'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  SECRET_KEY_FILE: z.string().optional(),
  LOG_DIR: z.string().optional(),
  DIST_DIR: z.string().default('dist'),

  TENANT_ID: guid,
  TENANT_NAME: z.string().default(''),
  MICROSOFT_AUTHORITY_URL: httpsUrl.optional(),
  ALLOW_LOCAL_IDENTITY: flag.default(false),
  GRAPH_URL: httpsUrl.default('https://graph.microsoft.com'),
  GRAPH_CLIENT_ID: guid.optional(),
  GRAPH_CLIENT_SECRET: required.optional(),
  GRAPH_REQUESTS_AT_ONCE: whole(1, 100).default(16),
  API_CLIENT_ID: guid,
  PANEL_CLIENT_ID: guid,
  OFFICE_JS_URL: httpsUrl.optional(),
  FRAME_ANCESTORS: z
    .string()
    .regex(/^https:\/\/[^\s;,'"]+( +https:\/\/[^\s;,'"]+)*$/, 'must be https:// addresses with spaces between them')
    .default('https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook.cloud.microsoft'),

  IFS_URL: httpsUrl,
  IFS_AUTHENTICATION: z.enum(['token', 'basic'], 'must be token or basic').default('token'),
  IFS_TOKEN_URL: httpsUrl.optional(),
  IFS_CLIENT_ID: required,
  IFS_CLIENT_SECRET: required,
  IFS_MAPPING_FILE: file.default('config/ifs-mapping.json'),
  IFS_TIMESTAMPS: zone.default('UTC'),
  IFS_ACTIVITY_URL: z
    .string()
    .refine((text) => text.includes('{activityNo}'), 'must contain {activityNo}')
    .optional(),
  ACTIVITY_TYPES: activityTypes.default([
    { type: 'Meeting', subTypes: ['Customer visit', 'Online meeting'] },
    { type: 'Call', subTypes: [] },
    { type: 'Task', subTypes: [] },
  ]),

  NOTIFICATIONS: flag.default(true),
  SYNC_CYCLE_MINUTES: whole(1, 1440).optional(),
  SYNC_ACTIVE: z
    .string()
    .default('all')
    .transform((text) => (text === 'all' ? ('all' as const) : idsIn(text))),
  DELETE_WHEN_CANCELLED: flag.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
})

export type Config = Readonly<z.infer<typeof settings> & { authority: string }>

/** A wrong configuration, every fault in it named: nothing starts half-configured. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nSee docs/configuration.md.`)
    this.faults = faults
  }
}

/** What of the Calendar Sync Configuration is given here: it stands, and the admin pages say by which name. */
export interface GivenSettings {
  readonly values: Partial<Settings>
  readonly secrets: Readonly<Partial<Record<SecretName, string>>>
  readonly variables: Readonly<Partial<Record<SettingName | SecretName, string>>>
}
export function givenSettings(config: Config): GivenSettings {
  const given: readonly (readonly [SettingName, string, Settings[SettingName] | undefined])[] = [
    ['tenantId', 'TENANT_ID', config.TENANT_ID],
    ['applicationId', 'GRAPH_CLIENT_ID', config.GRAPH_CLIENT_ID],
    ['credential', 'GRAPH_CLIENT_SECRET', config.GRAPH_CLIENT_SECRET === undefined ? undefined : 'secret'],
    ['syncCycleMinutes', 'SYNC_CYCLE_MINUTES', config.SYNC_CYCLE_MINUTES],
    ['deleteWhenCancelled', 'DELETE_WHEN_CANCELLED', config.DELETE_WHEN_CANCELLED],
    ['logDebug', 'LOG_LEVEL', config.LOG_LEVEL === undefined ? undefined : config.LOG_LEVEL === 'debug'],
  ]
  const there = given.filter(([, , value]) => value !== undefined)
  const secret = config.GRAPH_CLIENT_SECRET
  return {
    values: Object.fromEntries(there.map(([name, , value]) => [name, value])),
    secrets: secret === undefined ? {} : { clientSecret: secret },
    variables: {
      ...Object.fromEntries(there.map(([name, variable]) => [name, variable])),
      ...(secret === undefined ? {} : { clientSecret: 'GRAPH_CLIENT_SECRET' }),
    },
  }
}

/** Environment over file (`CONFIG_FILE`, JSON with the same names) → one frozen, validated object. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const file = fromFile(environment['CONFIG_FILE'])
  const given = { ...withoutEmpty(file), ...withoutEmpty(environment) }
  const result = settings.safeParse(given)
  const needsToken = given['IFS_AUTHENTICATION'] !== 'basic' && given['IFS_TOKEN_URL'] === undefined
  const unknown = Object.keys(file).filter((name) => !(name in settings.shape))
  const faults = [
    ...unknown.map((name) => `${name} in CONFIG_FILE is not a setting.`),
    ...(result.error?.issues ?? []).map((issue) => faultOf(issue, given)),
    ...(needsToken ? ['IFS_TOKEN_URL is missing; it must be an https:// address, unless IFS_AUTHENTICATION is basic.'] : []),
  ]
  if (!result.success || faults.length > 0) throw new ConfigurationError([...new Set(faults)])
  const config = result.data
  const authority = config.MICROSOFT_AUTHORITY_URL ?? `https://login.microsoftonline.com/${config.TENANT_ID}`
  const foreign = new URL(authority).hostname !== 'login.microsoftonline.com'
  if (foreign && !config.ALLOW_LOCAL_IDENTITY) {
    throw new ConfigurationError([
      `MICROSOFT_AUTHORITY_URL is ${authority}; sign-in elsewhere than login.microsoftonline.com needs ALLOW_LOCAL_IDENTITY=true.`,
    ])
  }
  return frozen({ ...config, authority })
}

/** The value itself is not repeated: it may be the secret. */
function faultOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0])
  if (name in given) return `${name} ${issue.message}.`
  // What it must be is what an empty text is told.
  const expected = settings.shape[name as keyof typeof settings.shape].safeParse('').error?.issues[0]?.message
  return `${name} is missing; it ${expected ?? issue.message}.`
}

function fromFile(path: string | undefined): Record<string, string> {
  if (path === undefined || path === '') return {}
  const held = parseJson(readText(path), path)
  if (typeof held !== 'object' || held === null || Array.isArray(held))
    throw new ConfigurationError([`CONFIG_FILE ${path} must hold one JSON object, of settings by their names.`])
  return Object.fromEntries(
    Object.entries(held).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigurationError([`CONFIG_FILE ${path} can not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`])
  }
}

/** Undefined for what is no JSON; of a file that is a fault. The parser's own words repeat the text around it: they are not shown. */
function parseJson(text: string, path?: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (path === undefined) return undefined
    const place = /\(line \d+ column \d+\)/.exec((error as Error).message)?.[0]
    throw new ConfigurationError([`CONFIG_FILE ${path} is no JSON${place === undefined ? '' : ` ${place}`}.`])
  }
}

const withoutEmpty = (given: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )

const idsIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
