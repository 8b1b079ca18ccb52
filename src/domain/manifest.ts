export const manifestLanguages = ['en', 'de', 'sv', 'fr', 'es', 'ja'] as const
export type ManifestLanguage = (typeof manifestLanguages)[number]

export interface ManifestRequest {
  readonly panel: 'crm' | 'srm'
  /** Where the panel is served, https. */
  readonly baseUrl: string
  readonly displayName: string
  /** The first is the default. */
  readonly languages: readonly ManifestLanguage[]
}

const locales: Readonly<Record<ManifestLanguage, string>> = {
  en: 'en-US',
  de: 'de-DE',
  sv: 'sv-SE',
  fr: 'fr-FR',
  es: 'es-ES',
  ja: 'ja-JP',
}
/** Why a manifest can not be made for this address; null when it can. */
export function baseUrlFault(baseUrl: string): { readonly message: string; readonly fix: string } | null {
  const fix = 'Enter the address under which people reach rmsync, such as https://rmsync.company.example.'
  if (!URL.canParse(baseUrl)) return { message: 'This is no address.', fix }
  const { protocol, search, hash, username } = new URL(baseUrl)
  if (protocol !== 'https:') return { message: 'Outlook loads panels by https only.', fix }
  return search + hash + username === '' ? null : { message: 'The address must have nothing behind its path.', fix }
}

/** The manifest of the project (the CRM panel on this computer, in every language), made out for a company. */
export function toManifest(template: string, { panel, baseUrl, displayName, languages }: ManifestRequest): string {
  const name = escaped(displayName)
  const made = inLanguages(template, languages)
    .replaceAll('https://localhost:8445', escaped(baseUrl.replace(/\/+$/, '')))
    .replace(/(<DisplayName DefaultValue=")[^"]*/, (_all, start: string) => `${start}${name}`)
    .replaceAll(/(id="(?:Group|Open)\.Label" DefaultValue=")[^"]*/g, (_all, start: string) => `${start}${name}`)
  if (panel === 'crm') return made
  return made
    .replace(/(<Id>[^<]*)1</, '$12<')
    .replaceAll('/assets/crm-', '/assets/srm-')
    .replaceAll('/panel/taskpane.html"', '/panel/taskpane.html?panel=srm"')
}

const translated = /<([\w:]+)([^<>]*?) DefaultValue="([^"]*)"\s*>((?:\s*<(?:bt:)?Override [^<>]*\/>)+)(\s*)<\/\1>/g
const override = /(\s*)<((?:bt:)?Override) Locale="([^"]*)" Value="([^"]*)"\s*\/>/g

/** The texts of the template that are wanted; the first language becomes that of whoever speaks none of them. */
function inLanguages(template: string, [first = 'en', ...others]: readonly ManifestLanguage[]): string {
  const wanted = others.map((language) => locales[language])
  return template
    .replace(/<DefaultLocale>[^<]*</, `<DefaultLocale>${locales[first]}<`)
    .replaceAll(translated, (_all, tag: string, attributes: string, standard: string, overrides: string, end: string) => {
      const found = [...overrides.matchAll(override)]
      const texts = new Map([[locales.en, standard], ...found.map(([, , , locale = '', text = '']) => [locale, text] as const)])
      const [, space = ' ', kind = 'Override'] = found[0] ?? []
      const rest = wanted.flatMap((locale) => {
        const text = texts.get(locale)
        return text === undefined ? [] : [`${space}<${kind} Locale="${locale}" Value="${text}"/>`]
      })
      const opening = `<${tag}${attributes} DefaultValue="${texts.get(locales[first]) ?? standard}"`
      return rest.length === 0 ? `${opening}/>` : `${opening}>${rest.join('')}${end}</${tag}>`
    })
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
