import { expect, it } from '@jest/globals'
import { catalogue } from '../../src/taskpane/languages/en.ts'
import { toTrail } from '../../src/taskpane/features/appointment/to-trail.ts'
import { link } from './support/fixtures.ts'

const reader = {
  locale: 'en-GB',
  texts: catalogue,
  product: 'RM Panel',
  me: 'Ellen Sandberg',
  now: new Date('2026-11-24T09:50:00Z'),
}

it('rows of the log become what happened, in the reader’s words', () => {
  expect(toTrail(link.trail, reader).map(({ title, by }) => ({ title, by }))).toEqual([
    { title: 'Time changed', by: 'You, in Outlook · reached IFS in 4 s' },
    { title: 'Contact added', by: 'You, in Outlook · 6 s' },
    { title: 'Subject changed', by: 'Jonas Ekström, in Outlook · 3 s' },
    { title: 'Linked, activity created', by: 'You, in RM Panel' },
  ])
})

it('a change within one day shows the hours alone', () => {
  const [newest] = toTrail(link.trail, reader)
  expect(newest?.changes.map(({ before, after }) => /^\d\d:\d\d$/.test(before) && /^\d\d:\d\d$/.test(after))).toEqual([
    true,
    true,
  ])
})

it('a row that changed nothing is left out, one that waits says why', () => {
  const [first] = link.trail
  if (first === undefined) throw new Error('The trail of the fixtures is empty.')
  const rows = [
    { ...first, rowId: 6, outcome: 'set-aside' as const, reason: 'Activity 4711 is completed.' },
    { ...first, rowId: 5, outcome: 'nothing-to-do' as const },
  ]
  expect(toTrail(rows, reader).map(({ title, reason, needsAttention }) => [title, reason?.reason, needsAttention])).toEqual([
    ['Waits for you', 'Activity 4711 is completed.', true],
  ])
})
