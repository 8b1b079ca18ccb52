import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chunksOf, containsText, keyed, queried, quoted } from '../../../src/rmsync/ifs/odata-text.ts'

it.each([
  [keyed('Set', { Id: "O'Hara/1?#%" }), "Set(Id='O''Hara%2F1%3F%23%25')"],
  [keyed('Set', { A: '1', B: 'ö' }), "Set(A='1',B='%C3%B6')"],
  [containsText('Name', "O'HARA Ü"), "contains(tolower(Name),'o''hara ü')"],
  [queried('Set', { filter: "A eq 'x&$top=1'", top: 5 }), "Set?$filter=A%20eq%20'x%26%24top%3D1'&$top=5"],
  [keyed('Set', { Id: 'half \ud83d' }), "Set(Id='half%20%EF%BF%BD')"],
  [queried('Set', {}), 'Set'],
])('writes %s', (written, expected) => {
  expect(written).toBe(expected)
})

it('finds a text that was typed with combining accents', () => {
  expect(containsText('Name', 'Malmo\u0308')).toBe("contains(tolower(Name),'malmö')")
})

it('keeps any text inside its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const inside = quoted(text).slice(1, -1)
      expect([inside.replaceAll("''", '').includes("'"), inside.replaceAll("''", "'")]).toEqual([false, text])
    }),
  )
})

it('cuts a list into chunks of at most twenty, nothing lost', () => {
  const chunks = chunksOf(Array.from({ length: 45 }, (_, index) => index))

  expect([chunks.map(({ length }) => length), chunks.flat().length, chunksOf([])]).toEqual([[20, 20, 5], 45, []])
})
