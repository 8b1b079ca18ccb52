import { el, type Element } from './element.ts'
import { addinIds, type ManifestOptions } from '../manifest.ts'
import { head, minimumSet, officeApp, overridesV10, overridesV11, requirements, string } from './manifest-parts.ts'
import { manifestTexts } from './manifest-texts.ts'

const ribbonSizes = ['16', '32', '80'] as const
/** The nine a phone wants: three sizes, each for three densities. */
export const mobileSizes = [25, 32, 48].flatMap((size) => [1, 2, 3].map((scale) => ({ size, scale, pixels: size * scale })))

/** The panel: a button on one's own appointments and on those one is invited to, and *Log* on the phone. */
export function panelManifest(options: ManifestOptions): Element {
  const panelUrl = `${options.baseUrl}/panel/taskpane.html${options.panel === 'srm' ? '?panel=srm' : ''}`
  const facts = {
    id: addinIds[options.panel],
    name: options.name,
    description: 'description',
    panelUrl,
    set: minimumSet,
  } as const
  const desktop = (suffix: string): Element =>
    el(
      'DesktopFormFactor',
      {},
      surface('AppointmentOrganizerCommandSurface', `Organizer${suffix}`),
      surface('AppointmentAttendeeCommandSurface', `Attendee${suffix}`),
    )
  const hosts = (...factors: readonly Element[]): Element => el('Hosts', {}, el('Host', { 'xsi:type': 'MailHost' }, ...factors))
  return officeApp(
    head(options, facts),
    overridesV10(
      requirements(minimumSet),
      hosts(desktop('V10')),
      resources(options, panelUrl, false),
      overridesV11(requirements(minimumSet), hosts(desktop('V11'), mobile()), resources(options, panelUrl, true)),
    ),
  )
}

const showPanel = (): Element => el('Action', { 'xsi:type': 'ShowTaskpane' }, el('SourceLocation', { resid: 'Panel.Url' }))

function surface(type: string, id: string): Element {
  const button = el(
    'Control',
    { 'xsi:type': 'Button', id: `open${id}` },
    el('Label', { resid: 'Open.Label' }),
    el('Supertip', {}, el('Title', { resid: 'Open.Label' }), el('Description', { resid: 'Open.Tip' })),
    el(
      'Icon',
      {},
      ribbonSizes.map((size) => el('bt:Image', { size, resid: `Icon.${size}` })),
    ),
    showPanel(),
  )
  const group = el('Group', { id: `group${id}` }, el('Label', { resid: 'Group.Label' }), button)
  return el('ExtensionPoint', { 'xsi:type': type }, el('OfficeTab', { id: 'TabDefault' }, group))
}

/** On the phone an appointment one is invited to, or organizes, has one button: *Log*, then *View*. */
const mobile = (): Element =>
  el(
    'MobileFormFactor',
    {},
    el(
      'ExtensionPoint',
      { 'xsi:type': 'MobileLogEventAppointmentAttendee' },
      el(
        'Control',
        { 'xsi:type': 'MobileButton', id: 'logAppointment' },
        el('Label', { resid: 'Log.Label' }),
        el(
          'Icon',
          { 'xsi:type': 'bt:MobileIconList' },
          mobileSizes.map(({ size, scale, pixels }) =>
            el('bt:Image', { size: String(size), scale: String(scale), resid: `Mobile.${pixels}` }),
          ),
        ),
        showPanel(),
      ),
    ),
  )

function resources(options: ManifestOptions, panelUrl: string, withMobile: boolean): Element {
  const { baseUrl, panel, name } = options
  const image = (id: string, file: string): Element => el('bt:Image', { id, DefaultValue: `${baseUrl}/assets/${file}.png` })
  const pixels = [...new Set(mobileSizes.map((size) => size.pixels))]
  return el(
    'Resources',
    {},
    el(
      'bt:Images',
      {},
      ribbonSizes.map((size) => image(`Icon.${size}`, `${panel}-${size}`)),
      withMobile ? pixels.map((size) => image(`Mobile.${size}`, `${panel}-mobile-${size}`)) : [],
    ),
    el('bt:Urls', {}, el('bt:Url', { id: 'Panel.Url', DefaultValue: panelUrl })),
    el(
      'bt:ShortStrings',
      {},
      el('bt:String', { id: 'Group.Label', DefaultValue: name }),
      el('bt:String', { id: 'Open.Label', DefaultValue: name }),
      withMobile ? string('Log.Label', options, (locale) => manifestTexts[locale].log) : [],
    ),
    el(
      'bt:LongStrings',
      {},
      string('Open.Tip', options, (locale) => manifestTexts[locale].tip),
    ),
  )
}
