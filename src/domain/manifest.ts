import type { Locale } from './manifest/manifest-texts.ts'

export const manifestLanguages = ['en', 'de', 'sv', 'fr', 'es', 'ja'] as const
export type ManifestLanguage = (typeof manifestLanguages)[number]

export type ManifestPanel = 'crm' | 'srm'
export interface ManifestOptions {
  readonly panel: ManifestPanel
  /** Where rmsync is reached, without a slash at its end. */
  readonly baseUrl: string
  /** As Outlook names it, in every language. */
  readonly name: string
  /** The first is what Outlook shows in a language that is not among them. */
  readonly languages: readonly [Locale, ...Locale[]]
  /** A higher one updates what is installed. */
  readonly version: string
}

/** One add-in for each: they may be installed side by side. */
export const addinIds: Readonly<Record<ManifestPanel | 'notices', string>> = {
  crm: 'b5c0ffee-0001-4c11-8a11-000000000001',
  srm: 'b5c0ffee-0002-4c11-8a11-000000000002',
  notices: 'b5c0ffee-0003-4c11-8a11-000000000003',
}
export const usualNames: Readonly<Record<ManifestPanel, string>> = { crm: 'RM Panel', srm: 'SRM Panel' }
export const firstManifestVersion = '0.1.0.0'

const locales: Readonly<Record<ManifestLanguage, Locale>> = {
  en: 'en-US',
  de: 'de-DE',
  sv: 'sv-SE',
  fr: 'fr-FR',
  es: 'es-ES',
  ja: 'ja-JP',
}
export const toLocales = ([first = 'en', ...others]: readonly ManifestLanguage[]): readonly [Locale, ...Locale[]] => [
  locales[first],
  ...others.filter((language, at) => language !== first && others.indexOf(language) === at).map((language) => locales[language]),
]

interface Fault {
  readonly message: string
  readonly fix: string
}

/** Why a manifest can not be made for this address; null when it can. */
export function baseUrlFault(baseUrl: string): Fault | null {
  const fix = 'Enter the address under which people reach rmsync, such as https://rmsync.company.example.'
  if (!URL.canParse(baseUrl)) return { message: 'This is no address.', fix }
  const { protocol, pathname, search, hash, username, password } = new URL(baseUrl)
  if (protocol !== 'https:') return { message: 'Outlook loads panels by https only.', fix }
  // the panel asks for /api and /assets of its host
  return pathname === '/' && search + hash + username + password === ''
    ? null
    : { message: 'The address must have nothing behind its host.', fix }
}
/** Of an address without a fault. */
export const toBaseUrl = (address: string): string => new URL(address).origin

/** Longest that Outlook shows. */
export const longestName = 125
export const nameFault = (name: string): Fault | null => {
  if (name.trim() === '') return { message: 'The add-in has no name.', fix: 'Enter the name that stands in Outlook.' }
  return name.trim().length > longestName
    ? { message: 'The name is too long.', fix: `Shorten it to ${longestName} characters.` }
    : null
}

export const versionFault = (version: string): Fault | null =>
  /^\d{1,5}(\.\d{1,5}){1,3}$/.test(version) ? null : { message: 'This is no version.', fix: 'Enter one such as 1.4.0.0.' }
