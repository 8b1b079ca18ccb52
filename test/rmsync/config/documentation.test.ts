import { expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { settings } from '../../../src/rmsync/config.ts'

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.slice(2, -2).split(' | '))

/** A default as the page shows it: `required`, `optional`, `empty`, or the text that an administrator would write. */
function defaultOf(name: string): string {
  const setting = settings.shape[name as keyof typeof settings.shape]
  const absent = setting.safeParse(undefined)
  if (!absent.success) return 'required'
  if (absent.data === undefined) return 'optional'
  if (absent.data === '') return 'empty'
  return `\`${typeof absent.data === 'object' ? JSON.stringify(absent.data) : String(absent.data)}\``
}

it('docs/configuration.md names the settings that there are, in their order, with their defaults', () => {
  const documented = rows.map(([name, , , standard]) => `${name} ${standard}`)
  expect(documented).toEqual(Object.keys(settings.shape).map((name) => `\`${name}\` ${defaultOf(name)}`))
})

it('docs/configuration.md says of each setting what it means, what it must be, and an example that is taken', () => {
  expect(rows.map((cells) => [cells[0], cells.length, cells.every((cell) => cell.length > 0)])).toEqual(
    rows.map(([name]) => [name, 5, true]),
  )
  const refused = rows.flatMap(([name = '', , must = '', , example = '']) => {
    const text = /^`(.+)`$/.exec(example)?.[1]
    // What must be a file of the administrator's machine can not be tried here, and a secret has no example.
    if (text === undefined || must.startsWith('a file')) return []
    const read = settings.shape[name.replaceAll('`', '') as keyof typeof settings.shape].safeParse(text)
    return read.success ? [] : [`${name} ${text}`]
  })
  expect(refused).toEqual([])
})
