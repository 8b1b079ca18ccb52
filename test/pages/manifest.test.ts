import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { PNG } from 'pngjs'
import { manifestFaults, type PictureSize } from '../../scripts/manifest/manifest-faults.ts'
import { readOptions, type ScriptOptions } from '../../scripts/manifest/manifest-options.ts'
import { noticesManifest } from '../../src/domain/manifest/notices-manifest.ts'
import { panelManifest } from '../../src/domain/manifest/panel-manifest.ts'
import { renderManifest as render } from '../../src/rmsync/operations/render-manifest.ts'

const projectPath = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const manifest = readFileSync(projectPath('manifest.xml'), 'utf8')
const pictureSize: PictureSize = (path) => {
  if (!existsSync(projectPath(path))) return null
  const { width, height } = PNG.sync.read(readFileSync(projectPath(path)))
  return { width, height }
}
const faultsWith = (search: string | RegExp, replacement: string): readonly string[] => {
  const planted = manifest.replace(search, replacement)
  expect(planted).not.toBe(manifest)
  return manifestFaults(planted, pictureSize)
}

const optionsOf = (...args: readonly string[]): ScriptOptions => readOptions(args)
const srm = optionsOf(
  '--panel',
  'srm',
  '--base-url',
  'https://rmsync.halden.example/',
  '--name',
  'Halden SRM',
  '--language',
  'de',
)
/** Every kind there is. */
const written: Readonly<Record<string, string>> = {
  crm: render(panelManifest(optionsOf())),
  srm: render(panelManifest(srm)),
  'notices, crm': render(noticesManifest(optionsOf())),
  'notices, srm': render(noticesManifest(srm)),
}

describe('[R45] the manifests that are written', () => {
  it.each(Object.keys(written))('have none of the faults that the XSD does not catch: %s', (kind) => {
    expect(manifestFaults(written[kind] ?? '', pictureSize)).toEqual([])
  })

  it('have names, addresses and ids of their own, and every language', () => {
    const values = (xml: string, pattern: RegExp) => [...new Set([...xml.matchAll(pattern)].map(([, value]) => value))]
    const told = Object.values(written).map((xml) => ({
      id: values(xml, /<Id>([^<]+)/g),
      name: values(xml, /<DisplayName DefaultValue="([^"]+)"/g),
      language: values(xml, /<DefaultLocale>([^<]+)/g),
      origins: values(xml, /(https:\/\/[^"/]+)\/(?:panel|assets)/g),
      panel: values(xml, /id="Panel.Url" DefaultValue="[^"]*\/panel\/([^"]+)"/g),
      locales: values(xml, /Locale="([^"]+)"/g).sort(),
    }))
    const here = ['https://localhost:8445']
    const there = ['https://rmsync.halden.example']
    const butEnglish = ['de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'sv-SE']
    const butGerman = ['en-US', 'es-ES', 'fr-FR', 'ja-JP', 'sv-SE']
    const id = (no: number) => [`b5c0ffee-000${no}-4c11-8a11-00000000000${no}`]
    expect(told).toEqual([
      { id: id(1), name: ['RM Panel'], language: ['en-US'], origins: here, panel: ['taskpane.html'], locales: butEnglish },
      {
        id: id(2),
        name: ['Halden SRM'],
        language: ['de-DE'],
        origins: there,
        panel: ['taskpane.html?panel=srm'],
        locales: butGerman,
      },
      { id: id(3), name: ['RM Panel: notices'], language: ['en-US'], origins: here, panel: [], locales: butEnglish },
      { id: id(3), name: ['Halden SRM: notices'], language: ['de-DE'], origins: there, panel: [], locales: butGerman },
    ])
  })

  it('keep event-based activation out of the panel’s own: with it every update would be an administrator’s act', () => {
    expect(Object.entries(written).map(([kind, xml]) => [kind, xml.includes('LaunchEvent')])).toEqual([
      ['crm', false],
      ['srm', false],
      ['notices, crm', true],
      ['notices, srm', true],
    ])
  })
})

describe('manifest.xml', () => {
  it('is the one that is written without any option', () => {
    expect(manifest).toBe(written['crm'])
  })

  it('has none of the faults that the XSD does not catch', () => {
    expect(manifestFaults(manifest, pictureSize)).toEqual([])
  })

  it('is read by the tool that installs it', async () => {
    const { id, displayName, hosts, permissions, iconUrl } = await OfficeAddinManifest.readManifestFile(
      projectPath('manifest.xml'),
    )
    expect({ id, displayName, hosts, permissions, iconUrl }).toEqual({
      id: 'b5c0ffee-0001-4c11-8a11-000000000001',
      displayName: 'RM Panel',
      hosts: ['Mailbox'],
      permissions: 'ReadWriteItem',
      iconUrl: 'https://localhost:8445/assets/crm-64.png',
    })
  })

  it('asks for no newer Outlook than it must: a client below the minimum hides the add-in', () => {
    const minimums = [...manifest.matchAll(/MinVersion="([^"]+)"/g)].map(([, version]) => version)
    expect(minimums).toEqual(['1.3', '1.3', '1.3'])
  })
})

describe('the check of the manifest catches', () => {
  it('a resid that names nothing', () => {
    expect(faultsWith('<Label resid="Open.Label"/>', '<Label resid="Open.Lable"/>')).toEqual([
      'The resid Open.Lable names no resource.',
    ])
  })

  it('a resource that only the outer VersionOverrides has: the inner one inherits nothing', () => {
    const inner = manifest.lastIndexOf('id="Panel.Url"')
    const planted = `${manifest.slice(0, inner)}id="Other.Url"${manifest.slice(inner + 'id="Panel.Url"'.length)}`
    // Of the two buttons of the ribbon and the one of the phone.
    expect(manifestFaults(planted, pictureSize)).toEqual([
      'The resid Panel.Url names no resource.',
      'The resid Panel.Url names no resource.',
      'The resid Panel.Url names no resource.',
    ])
  })

  it('a resid of over 32 characters', () => {
    const long = 'Panel.Url.That.Is.Longer.Than.Allowed'
    expect(faultsWith(/Panel\.Url/g, long)).toEqual([
      `The resid ${long} is over 32 characters.`,
      `The resid ${long} is over 32 characters.`,
    ])
  })

  it('an address without https', () => {
    expect(faultsWith('<SupportUrl DefaultValue="https:', '<SupportUrl DefaultValue="http:')).toEqual([
      'http://localhost:8445/panel/help.html is no https address.',
      'http://localhost:8445 is missing in AppDomains.',
    ])
  })

  it('an origin that AppDomains lacks', () => {
    expect(faultsWith('<AppDomain>https://localhost:8445</AppDomain>', '')).toEqual([
      'https://localhost:8445 is missing in AppDomains.',
    ])
  })

  it('an icon that does not exist, and one of another size', () => {
    expect([...faultsWith(/crm-64\.png/, 'crm-65.png'), ...faultsWith(/crm-128\.png/, 'crm-80.png')]).toEqual([
      'The icon assets/crm-65.png does not exist.',
      'The icon assets/crm-80.png is 80 × 80, not 128 × 128.',
    ])
  })

  it('an id that is used twice', () => {
    expect(faultsWith('openAttendeeV10', 'openOrganizerV10')).toEqual(['The id openOrganizerV10 is used twice.'])
  })

  it('a resource that is defined twice', () => {
    const twice = '<bt:Url id="Panel.Url" DefaultValue="https://localhost:8445/panel/taskpane.html"/>'
    expect(faultsWith(twice, `${twice}${twice}`)).toEqual(['The resource Panel.Url is defined twice.'])
  })

  it('texts over their lengths', () => {
    const label = `id="Group.Label" DefaultValue="${'x'.repeat(126)}"`
    const tip = `id="Open.Tip" DefaultValue="${'x'.repeat(251)}"`
    expect([
      ...faultsWith('id="Group.Label" DefaultValue="RM Panel"', label),
      ...faultsWith(/id="Open.Tip" DefaultValue="[^"]+"/, tip),
    ]).toEqual(['The text Group.Label is over 125 characters.', 'The text Open.Tip is over 250 characters.'])
  })
})

const schema = fileURLToPath(new URL('../../../shared/contracts/manifest-xsd/OfficeAppManifestV1_1.xsd', import.meta.url))

// The schemas are Microsoft's and no part of the project: without them beside the checkout, the title says what was not checked.
if (existsSync(schema)) {
  describe('against the published XSD', () => {
    it('every manifest is valid, and a misspelt extension point is not', () => {
      xmlRegisterFsInputProviders()
      const document = XmlDocument.fromBuffer(readFileSync(schema), { url: schema })
      const validator = XsdValidator.fromDoc(document)
      const validate = (xml: string): string[] => {
        const parsed = XmlDocument.fromString(xml)
        try {
          validator.validate(parsed)
          return []
        } catch (error) {
          if (error instanceof XmlValidateError) return error.details.map(({ line }) => `line ${line}`)
          throw error
        } finally {
          parsed.dispose()
        }
      }
      const planted = manifest.replace('AppointmentAttendeeCommandSurface', 'AppointmentAttendeeSurface')
      // Two messages: the value, and the type that it is not.
      const line = manifest.slice(0, manifest.indexOf('AppointmentAttendeeCommandSurface')).split('\n').length
      expect([...Object.values(written).map(validate), validate(planted)]).toEqual([
        [],
        [],
        [],
        [],
        [`line ${line}`, `line ${line}`],
      ])
      validator.dispose()
      document.dispose()
    })
  })
} else {
  it('manifest.xml is NOT checked against the published XSD: no ../shared/contracts/manifest-xsd beside the checkout', () => {
    expect(existsSync(schema)).toBe(false)
  })
}
