import { expect, it } from '@jest/globals'
import { toObjid } from '../../../src/standins/ifs/data/row.ts'

it('gives every row an id of its own, of 18 characters', () => {
  const ids = new Set(Array.from({ length: 60_000 }, (_, rowNumber) => toObjid(rowNumber)))

  expect([ids.size, new Set([...ids].map(({ length }) => length))]).toEqual([60_000, new Set([18])])
})
