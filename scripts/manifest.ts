/** `npm run manifest -- --panel srm --base-url https://… --name …`: writes a manifest for Outlook, checked. */
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { PNG } from 'pngjs'
import type { Element } from '../src/domain/manifest/element.ts'
import { noticesManifest } from '../src/domain/manifest/notices-manifest.ts'
import { panelManifest } from '../src/domain/manifest/panel-manifest.ts'
import { renderManifest } from '../src/rmsync/operations/render-manifest.ts'
import { manifestFaults, type PictureSize } from './manifest/manifest-faults.ts'
import { readOptions } from './manifest/manifest-options.ts'

const projectPath = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const pictureSize: PictureSize = (path) => {
  const file = projectPath(`assets/${path.split('/').at(-1) ?? ''}`)
  return existsSync(file) ? PNG.sync.read(readFileSync(file)) : null
}

async function write(manifest: Element, file: string): Promise<void> {
  const xml = renderManifest(manifest)
  const faults = manifestFaults(xml, pictureSize)
  if (faults.length > 0) throw new Error(`The manifest was not written:\n${faults.join('\n')}`)
  await writeFile(file, xml)
  // The tool that installs add-ins reads it as Outlook does.
  const { displayName, version } = await OfficeAddinManifest.readManifestFile(file)
  console.log(`${file}: ${displayName ?? ''} ${version ?? ''}`)
}

const options = readOptions(process.argv.slice(2))
await write(panelManifest(options), options.out)
if (options.withNotifications) await write(noticesManifest(options), options.out.replace(/(\.xml)?$/, '-notices.xml'))
