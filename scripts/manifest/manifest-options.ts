import { Command, InvalidArgumentError, Option } from 'commander'
import {
  baseUrlFault,
  firstManifestVersion,
  manifestLanguages,
  type ManifestLanguage,
  type ManifestOptions,
  type ManifestPanel,
  nameFault,
  toBaseUrl,
  toLocales,
  usualNames,
  versionFault,
} from '../../src/domain/manifest.ts'

export interface ScriptOptions extends ManifestOptions {
  readonly withNotifications: boolean
  readonly out: string
}

const checked =
  (faultOf: typeof nameFault) =>
  (text: string): string => {
    const fault = faultOf(text)
    if (fault !== null) throw new InvalidArgumentError(`${fault.message} ${fault.fix}`)
    return text.trim()
  }

function toLanguage(text: string): ManifestLanguage {
  const found = manifestLanguages.find((language) => text.toLowerCase().split('-')[0] === language)
  if (found === undefined) throw new InvalidArgumentError(`The panel speaks ${manifestLanguages.join(', ')}.`)
  return found
}

/** Prints its help or what is wrong and ends the process, as a command does; `commander` does both. */
export function readOptions(args: readonly string[]): ScriptOptions {
  const read = new Command()
    .name('manifest')
    .description('Writes the manifest of the panel for Outlook, in every language, and checks it.')
    .addOption(
      new Option('--panel <which>', 'crm: accounts and leads; srm: suppliers and their requests')
        .choices(['crm', 'srm'])
        .default('crm'),
    )
    .option('--base-url <address>', 'where rmsync is reached', checked(baseUrlFault), 'https://localhost:8445')
    .option('--name <text>', 'as Outlook names it, in every language', checked(nameFault))
    .option(
      '--language <locale>',
      'what Outlook shows in a language that is not among the six',
      toLanguage,
      'en' as ManifestLanguage,
    )
    .option('--release <number>', 'of the manifest; a higher one updates', checked(versionFault), firstManifestVersion)
    .option(
      '--with-notifications',
      'also the optional one that puts a bar on linked appointments; only an administrator can install it',
    )
    .option('--out <file>', 'the file to write')
    .parse([...args], { from: 'user' })
    .opts<{
      panel: ManifestPanel
      baseUrl: string
      name?: string
      language: ManifestLanguage
      release: string
      withNotifications?: boolean
      out?: string
    }>()
  return {
    panel: read.panel,
    baseUrl: toBaseUrl(read.baseUrl),
    name: read.name ?? usualNames[read.panel],
    languages: toLocales([read.language, ...manifestLanguages]),
    version: read.release,
    withNotifications: read.withNotifications === true,
    out: read.out ?? (read.panel === 'crm' ? 'manifest.xml' : 'manifest-srm.xml'),
  }
}
