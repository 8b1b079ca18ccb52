import { expect, it } from '@jest/globals'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'

const defaultMapping = new URL('../../../config/ifs-mapping.json', import.meta.url).pathname

async function loadText(text: string): Promise<unknown> {
  const dir = await mkdtemp(join(tmpdir(), 'ifs-mapping-'))
  try {
    await writeFile(join(dir, 'mapping.json'), text)
    return await loadIfsMapping(join(dir, 'mapping.json'))
  } finally {
    await rm(dir, { recursive: true })
  }
}

it('loads the default mapping', async () => {
  const { activity } = await loadIfsMapping(defaultMapping)

  expect([activity.projection, activity.entitySet, activity.attributes.syncedWithOutlook]).toEqual([
    'BusinessActivityHandling',
    'BusinessActivities',
    'SyncedWithOutlook',
  ])
})

it('loads the mapping of IFS Applications 10, which writes no attribute that nobody has looked up', async () => {
  const { activity } = await loadIfsMapping(new URL('../../../config/ifs-mapping-apps10.json', import.meta.url).pathname)

  expect(activity.attributes.syncedWithOutlook).toBeNull()
})

it.each([
  ['"Description"', '"Description) or (1 eq 1"', /is no OData name.*\n.*activity\.attributes\.description/],
  ['"subType"', '"subtype"', /activity\.attributes\.subType/],
  ['"lead": {', '"leads": {', /connections\.lead/],
])('names the member that is wrong: %s as %s', async (right, wrong, message) => {
  const text = (await readFile(defaultMapping, 'utf8')).replace(right, wrong)

  await expect(loadText(text)).rejects.toThrow(message)
})

it('says so when the file is no JSON', async () => {
  await expect(loadText('{')).rejects.toThrow(/mapping\.json is not JSON/)
})
