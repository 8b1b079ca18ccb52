import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** Names of the settings, what each must be, and its default. The page for admins is `docs/configuration.md`. */

const httpsUrl = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'must be an https:// address')
  .transform((text) => text.replace(/\/+$/, ''))
const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00')
const file = z.string().refine((path) => existsSync(path), 'must name a file that exists')
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const minutes = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const required = z.string().min(1, 'must not be empty')
const zone = z.string().refine(isZone, 'must be UTC or an IANA time zone such as Europe/Stockholm')

const activityTypes = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('must be JSON such as [{"type":"Meeting","subTypes":["Customer visit"]}]')
      return z.NEVER
    }
  })
  .pipe(z.array(z.object({ type: z.string().min(1), subTypes: z.array(z.string()) })).min(1))

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8445),
  HOST: z.string().default('localhost'),
  PUBLIC_URL: httpsUrl,
  TLS_CERT_FILE: file,
  TLS_KEY_FILE: file,
  EXTRA_CA_FILE: file.optional(),
  DATA_DIR: z.string().default('.data/rmsync'),
  DATABASE_URL: z.string().startsWith('postgres', 'must begin with postgres://').optional(),
  DIST_DIR: z.string().default('dist'),

  TENANT_ID: guid,
  TENANT_NAME: z.string().default(''),
  MICROSOFT_AUTHORITY_URL: httpsUrl.optional(),
  ALLOW_LOCAL_IDENTITY: flag.default(false),
  GRAPH_URL: httpsUrl.default('https://graph.microsoft.com'),
  GRAPH_CLIENT_ID: guid,
  GRAPH_CLIENT_SECRET: required,
  API_CLIENT_ID: guid,
  PANEL_CLIENT_ID: guid,
  OFFICE_JS_URL: httpsUrl.optional(),
  FRAME_ANCESTORS: z
    .string()
    .default('https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook.cloud.microsoft'),

  IFS_URL: httpsUrl,
  IFS_TOKEN_URL: httpsUrl,
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
  SYNC_CYCLE_MINUTES: minutes(1, 1440).default(5),
  SYNC_ACTIVE: z
    .string()
    .default('all')
    .transform((text) => (text === 'all' ? ('all' as const) : text.split(',').map((id) => id.trim()))),
  DELETE_WHEN_CANCELLED: flag.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
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

/** Environment over file (`CONFIG_FILE`, JSON with the same names) → one frozen, validated object. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = { ...fromFile(environment['CONFIG_FILE']), ...withoutEmpty(environment) }
  const result = settings.safeParse(given)
  if (!result.success) throw new ConfigurationError(result.error.issues.map((issue) => fault(issue, given)))
  const config = result.data
  const authority = config.MICROSOFT_AUTHORITY_URL ?? `https://login.microsoftonline.com/${config.TENANT_ID}`
  const foreign = new URL(authority).hostname !== 'login.microsoftonline.com'
  if (foreign && !config.ALLOW_LOCAL_IDENTITY) {
    throw new ConfigurationError([
      `MICROSOFT_AUTHORITY_URL is ${authority}; sign-in elsewhere than login.microsoftonline.com needs ALLOW_LOCAL_IDENTITY=true.`,
    ])
  }
  return Object.freeze({ ...config, authority })
}

function fault(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  if (given[name] === undefined) return `${name} is missing.`
  // The value itself is not repeated: it may be the secret.
  return `${name} ${issue.message.startsWith('must') ? issue.message : `is not valid: ${issue.message}`}.`
}

function fromFile(path: string | undefined): Record<string, string> {
  if (path === undefined || path === '') return {}
  try {
    return z.record(z.string(), z.coerce.string()).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new ConfigurationError([
      `CONFIG_FILE ${path} can not be read as a JSON object of settings: ${error instanceof Error ? error.message : String(error)}`,
    ])
  }
}

const withoutEmpty = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
