import { el, type Element } from './element.ts'
import { addinIds, type ManifestOptions } from '../manifest.ts'
import { head, officeApp, overridesV10, overridesV11, requirements, string } from './manifest-parts.ts'

/** `OnAppointmentOrganizer`: a new or existing appointment is opened for writing. */
const set = '1.12'

/**
 * The optional one: a bar on linked appointments. Of its own, because event-based activation makes every update of a manifest an
 * administrator's act, and blocks people until it is done.
 */
export function noticesManifest(options: ManifestOptions): Element {
  const { baseUrl, panel } = options
  const name = `${options.name}: notices`
  const facts = { id: addinIds.notices, name, description: 'notices', panelUrl: `${baseUrl}/panel/help.html`, set } as const
  const resources = el(
    'Resources',
    {},
    el('bt:Images', {}, el('bt:Image', { id: 'Icon.16', DefaultValue: `${baseUrl}/assets/${panel}-16.png` })),
    el(
      'bt:Urls',
      {},
      el('bt:Url', { id: 'Notices.Page', DefaultValue: `${baseUrl}/panel/notices.html` }),
      el('bt:Url', { id: 'Notices.Script', DefaultValue: `${baseUrl}/panel/notices.js` }),
    ),
    el(
      'bt:ShortStrings',
      {},
      string('Name', options, () => name),
    ),
  )
  const launch = el(
    'ExtensionPoint',
    { 'xsi:type': 'LaunchEvent' },
    el('LaunchEvents', {}, el('LaunchEvent', { Type: 'OnAppointmentOrganizer', FunctionName: 'sayThatItIsLinked' })),
    el('SourceLocation', { resid: 'Notices.Page' }),
  )
  const host = el(
    'Host',
    { 'xsi:type': 'MailHost' },
    // Classic Outlook runs the one script alone, without a page.
    el('Runtimes', {}, el('Runtime', { resid: 'Notices.Page' }, el('Override', { type: 'javascript', resid: 'Notices.Script' }))),
    el('DesktopFormFactor', {}, launch),
  )
  return officeApp(head(options, facts), overridesV10(overridesV11(requirements(set), el('Hosts', {}, host), resources)))
}
