import { el, type Element } from './element.ts'
import type { ManifestOptions } from '../manifest.ts'
import { type Locale, manifestTexts } from './manifest-texts.ts'

/** Below it the add-in is hidden; whatever is newer is asked for at run time. */
export const minimumSet = '1.3'

/** A text in each language of the manifest; the first is its default. */
const inEveryLanguage = (
  name: string,
  { languages: [first, ...others] }: ManifestOptions,
  text: (locale: Locale) => string,
  attributes: Readonly<Record<string, string>> = {},
  override = 'Override',
): Element =>
  el(
    name,
    { ...attributes, DefaultValue: text(first) },
    others
      .filter((locale) => text(locale) !== text(first))
      .map((locale) => el(override, { Locale: locale, Value: text(locale) })),
  )

export const string = (id: string, options: ManifestOptions, text: (locale: Locale) => string): Element =>
  inEveryLanguage('bt:String', options, text, { id }, 'bt:Override')

export const requirements = (set: string): Element =>
  el('Requirements', {}, el('bt:Sets', { DefaultMinVersion: set }, el('bt:Set', { Name: 'Mailbox' })))

/** What every manifest begins with, up to its versions overrides. */
export function head(
  options: ManifestOptions,
  facts: {
    readonly id: string
    readonly name: string
    readonly description: 'description' | 'notices'
    readonly panelUrl: string
    readonly set: string
  },
): readonly Element[] {
  const { baseUrl, panel } = options
  const form = (type: string, ...more: readonly Element[]): Element =>
    el('Form', { 'xsi:type': type }, el('DesktopSettings', {}, el('SourceLocation', { DefaultValue: facts.panelUrl }), ...more))
  return [
    el('Id', {}, facts.id),
    el('Version', {}, options.version),
    el('ProviderName', {}, 'RM Panel'),
    el('DefaultLocale', {}, options.languages[0]),
    el('DisplayName', { DefaultValue: facts.name }),
    inEveryLanguage('Description', options, (locale) => manifestTexts[locale][facts.description]),
    el('IconUrl', { DefaultValue: `${baseUrl}/assets/${panel}-64.png` }),
    el('HighResolutionIconUrl', { DefaultValue: `${baseUrl}/assets/${panel}-128.png` }),
    el('SupportUrl', { DefaultValue: `${baseUrl}/panel/help.html` }),
    // The sign-in window of hosts without nested app authentication goes to Microsoft.
    el('AppDomains', {}, el('AppDomain', {}, new URL(baseUrl).origin), el('AppDomain', {}, 'https://login.microsoftonline.com')),
    el('Hosts', {}, el('Host', { Name: 'Mailbox' })),
    el('Requirements', {}, el('Sets', {}, el('Set', { Name: 'Mailbox', MinVersion: facts.set }))),
    el('FormSettings', {}, form('ItemRead', el('RequestedHeight', {}, '450')), form('ItemEdit')),
    el('Permissions', {}, 'ReadWriteItem'),
    el(
      'Rule',
      { 'xsi:type': 'RuleCollection', Mode: 'Or' },
      el('Rule', { 'xsi:type': 'ItemIs', ItemType: 'Appointment', FormType: 'Read' }),
      el('Rule', { 'xsi:type': 'ItemIs', ItemType: 'Appointment', FormType: 'Edit' }),
    ),
    el('DisableEntityHighlighting', {}, 'true'),
  ]
}

export const officeApp = (...children: readonly (Element | readonly Element[])[]): Element =>
  el(
    'OfficeApp',
    {
      xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
      'xsi:type': 'MailApp',
    },
    ...children,
  )

export const overridesV10 = (...children: readonly Element[]): Element =>
  el(
    'VersionOverrides',
    { xmlns: 'http://schemas.microsoft.com/office/mailappversionoverrides', 'xsi:type': 'VersionOverridesV1_0' },
    ...children,
  )
/** A client that knows 1.1 reads this one alone: it inherits nothing from the one around it. */
export const overridesV11 = (...children: readonly Element[]): Element =>
  el(
    'VersionOverrides',
    { xmlns: 'http://schemas.microsoft.com/office/mailappversionoverrides/1.1', 'xsi:type': 'VersionOverridesV1_1' },
    ...children,
  )
