import { XMLParser } from 'fast-xml-parser'

/** Width and height of a picture of the project, or null where there is none. */
export type PictureSize = (path: string) => { readonly width: number; readonly height: number } | null

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

/** What the published XSD does not catch (Microsoft's own validation does, in a web service): one sentence for each fault. */
export function manifestFaults(xml: string, pictureSize: PictureSize): readonly string[] {
  const root = parse(xml)
  const all = descendants(root)
  const urls = all.flatMap(urlsOf)
  return [
    ...urls.filter((url) => !url.startsWith('https://')).map((url) => `${url} is no https address.`),
    ...faultsOfDomains(all, urls),
    ...faultsOfIcons(root, all, pictureSize),
    ...repeated(all.filter(({ name }) => name === 'Control' || name === 'Group')).map((id) => `The id ${id} is used twice.`),
    ...all.filter(({ name }) => name === 'VersionOverrides').flatMap(faultsOfOverrides),
    ...all.filter(({ name }) => name === 'bt:ShortStrings').flatMap((strings) => tooLong(strings, 125)),
    ...all.filter(({ name }) => name === 'bt:LongStrings').flatMap((strings) => tooLong(strings, 250)),
    ...(Buffer.byteLength(xml) > 256 * 1024 ? ['The manifest is over 256 KB.'] : []),
  ]
}

/** An inner VersionOverrides inherits nothing: what it names, it must hold itself. */
function faultsOfOverrides(overrides: Element): readonly string[] {
  const own = descendants(overrides, ({ name }) => name === 'VersionOverrides')
  const resources = own.filter(({ name }) => /^bt:(Image|Url|String)$/.test(name) && name !== 'bt:Images')
  const defined = resources.filter(({ attributes }) => 'id' in attributes)
  const ids = new Set(defined.map(({ attributes }) => attributes['id']))
  const named = own.flatMap(({ attributes }) => (attributes['resid'] === undefined ? [] : [attributes['resid']]))
  return [
    ...repeated(defined).map((id) => `The resource ${id} is defined twice.`),
    ...named.filter((resid) => !ids.has(resid)).map((resid) => `The resid ${resid} names no resource.`),
    ...[...ids].filter((id) => id !== undefined && id.length > 32).map((id) => `The resid ${id} is over 32 characters.`),
  ]
}

function faultsOfDomains(all: readonly Element[], urls: readonly string[]): readonly string[] {
  const domains = new Set(all.filter(({ name }) => name === 'AppDomain').map(({ text }) => text))
  const origins = new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))
  return [...origins].filter((origin) => !domains.has(origin)).map((origin) => `${origin} is missing in AppDomains.`)
}

/** 64 and 128 for the two of the list of add-ins, the stated size for the ribbon's. */
function faultsOfIcons(root: Element, all: readonly Element[], pictureSize: PictureSize): readonly string[] {
  const listed = root.children.flatMap(({ name, attributes }) => {
    const size = name === 'IconUrl' ? 64 : name === 'HighResolutionIconUrl' ? 128 : null
    return size === null ? [] : [{ url: attributes['DefaultValue'] ?? '', size }]
  })
  const images = new Map(all.filter((e) => e.name === 'bt:Image' && 'id' in e.attributes).map((e) => [e.attributes['id'], e]))
  const ribbon = all
    .filter(({ name, attributes }) => name === 'bt:Image' && 'resid' in attributes)
    .map(({ attributes }) => ({
      url: images.get(attributes['resid'])?.attributes['DefaultValue'] ?? '',
      // A phone's icon is drawn for its density.
      size: Number(attributes['size']) * Number(attributes['scale'] ?? 1),
    }))
  return [...listed, ...ribbon].flatMap(({ url, size }) => {
    const path = URL.canParse(url) ? new URL(url).pathname.slice(1) : url
    const found = pictureSize(path)
    if (found === null) return [`The icon ${path} does not exist.`]
    return found.width === size && found.height === size
      ? []
      : [`The icon ${path} is ${found.width} × ${found.height}, not ${size} × ${size}.`]
  })
}

const tooLong = (strings: Element, most: number): readonly string[] =>
  strings.children
    .filter(({ attributes }) => (attributes['DefaultValue'] ?? '').length > most)
    .map(({ attributes }) => `The text ${attributes['id'] ?? ''} is over ${most} characters.`)

const urlsOf = ({ name, attributes }: Element): readonly string[] => {
  const value = attributes['DefaultValue']
  const holdsUrl = /Url$/.test(name) || name === 'bt:Image' || name === 'SourceLocation'
  return holdsUrl && value !== undefined ? [value] : []
}

function repeated(elements: readonly Element[]): readonly string[] {
  const ids = elements.flatMap(({ attributes }) => (attributes['id'] === undefined ? [] : [attributes['id']]))
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

/** All below, not entering where `stop` says. */
const descendants = (element: Element, stop: (element: Element) => boolean = () => false): readonly Element[] =>
  element.children.flatMap((child) => (stop(child) ? [] : [child, ...descendants(child, stop)]))

type Parsed = Readonly<Record<string, unknown>>

function parse(xml: string): Element {
  const parsed = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml) as Parsed[]
  const root = parsed.map(toElement).find(({ name }) => name === 'OfficeApp')
  if (root === undefined) throw new Error('The manifest has no OfficeApp at its root.')
  return root
}

function toElement(node: Parsed): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? ''
  const inside = (Array.isArray(node[name]) ? node[name] : []) as Parsed[]
  const text = inside.find((child) => '#text' in child)?.['#text']
  return {
    name,
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    children: inside.filter((child) => !('#text' in child)).map(toElement),
    text: typeof text === 'string' || typeof text === 'number' ? String(text) : '',
  }
}
