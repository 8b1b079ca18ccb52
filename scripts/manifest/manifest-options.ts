import { Command, InvalidArgumentError, Option } from 'commander'
import { type Locale, locales } from './manifest-texts.ts'

export type Flavour = 'crm' | 'srm'
export interface ManifestOptions {
  readonly panel: Flavour
  /** Where rmsync is reached, without a slash at its end. */
  readonly baseUrl: string
  readonly name: string
  readonly language: Locale
  readonly version: string
  readonly withNotifications: boolean
  readonly out: string
}

/** One add-in for each: they may be installed side by side. */
export const ids: Readonly<Record<Flavour | 'notices', string>> = {
  crm: 'b5c0ffee-0001-4c11-8a11-000000000001',
  srm: 'b5c0ffee-0002-4c11-8a11-000000000002',
  notices: 'b5c0ffee-0003-4c11-8a11-000000000003',
}
const names: Readonly<Record<Flavour, string>> = { crm: 'RM Panel', srm: 'SRM Panel' }

function toBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '')
    throw new InvalidArgumentError('It has to be an https address, such as https://rmsync.company.example.')
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function toName(text: string): string {
  if (text.trim() === '' || text.length > 125) throw new InvalidArgumentError('A name has 1 to 125 characters.')
  return text.trim()
}

function toVersion(text: string): string {
  if (!/^\d{1,5}(\.\d{1,5}){1,3}$/.test(text)) throw new InvalidArgumentError('A version is such as 1.4.0.0.')
  return text
}

function toLocale(text: string): Locale {
  const found = locales.find(
    (locale) => locale.toLowerCase() === text.toLowerCase() || locale.startsWith(`${text.toLowerCase()}-`),
  )
  if (found === undefined) throw new InvalidArgumentError(`The panel speaks ${locales.join(', ')}.`)
  return found
}

/** Prints its help or what is wrong and ends the process, as a command does; `commander` does both. */
export function readOptions(args: readonly string[]): ManifestOptions {
  const read = new Command()
    .name('manifest')
    .description('Writes the manifest of the panel for Outlook, in every language, and checks it.')
    .addOption(
      new Option('--panel <which>', 'crm: accounts and leads; srm: suppliers and their requests')
        .choices(['crm', 'srm'])
        .default('crm'),
    )
    .option('--base-url <address>', 'where rmsync is reached', toBaseUrl, 'https://localhost:8445')
    .option('--name <text>', 'as Outlook names it, in every language', toName)
    .option('--language <locale>', 'what Outlook shows in a language that is not among the six', toLocale, 'en-US' as Locale)
    .option('--release <number>', 'of the manifest; a higher one updates', toVersion, '0.1.0.0')
    .option(
      '--with-notifications',
      'also the optional one that puts a bar on linked appointments; only an administrator can install it',
    )
    .option('--out <file>', 'the file to write')
    .parse([...args], { from: 'user' })
    .opts<{
      panel: Flavour
      baseUrl: string
      name?: string
      language: Locale
      release: string
      withNotifications?: boolean
      out?: string
    }>()
  return {
    panel: read.panel,
    baseUrl: read.baseUrl,
    name: read.name ?? names[read.panel],
    language: read.language,
    version: read.release,
    withNotifications: read.withNotifications === true,
    out: read.out ?? (read.panel === 'crm' ? 'manifest.xml' : 'manifest-srm.xml'),
  }
}
