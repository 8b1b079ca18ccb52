import { expect, it } from '@jest/globals'
import { baseUrlFault, nameFault, toLocales, versionFault } from '../../src/domain/manifest.ts'

const areRight = (faultOf: (text: string) => unknown, texts: readonly string[]): readonly boolean[] =>
  texts.map((text) => faultOf(text) === null)

it('an address must be one that Outlook loads, and nothing behind its host', () => {
  const addresses = ['https://rm.example', 'https://rm.example:8445/', 'https://rm.example/rm', 'http://rm.example', 'rm.example']
  const strange = ['https://rm.example/#x', 'https://rm.example/?a=1', 'https://me:secret@rm.example', 'javascript:alert(1)', '']

  expect(areRight(baseUrlFault, [...addresses, ...strange])).toEqual([true, true, ...Array<boolean>(8).fill(false)])
})

it('a name and a version must be such that Outlook takes them', () => {
  expect([
    areRight(nameFault, ['RM', 'x'.repeat(125), 'x'.repeat(126), ' ']),
    areRight(versionFault, ['1.0', '1.4.0.0', '1', '1.2.3.4.5', '1.a', '']),
  ]).toEqual([
    [true, true, false, false],
    [true, true, false, false, false, false],
  ])
})

it('the first language is the default, and none stands twice', () => {
  expect([toLocales(['sv', 'en', 'sv', 'en']), toLocales([])]).toEqual([['sv-SE', 'en-US'], ['en-US']])
})
