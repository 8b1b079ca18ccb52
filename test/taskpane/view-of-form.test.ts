import { describe, expect, it } from '@jest/globals'
import { viewOfForm } from '../../src/taskpane/item/view-of-form.ts'
import { me } from './support/fixtures.ts'

/** By the clock on the wall, whatever zone the test runs in. */
const at = (day: number, hour: number): string => new Date(2026, 10, day, hour).toISOString()
const whenOf = (startAt: string | null, endAt: string | null) =>
  viewOfForm({ subject: 'Fair', startAt, endAt, people: [] }, me, new Date(2026, 10, 24, 9)).when

describe('[R41] the times of a form', () => {
  it('are what they are', () => {
    expect(whenOf(at(24, 9), at(24, 10))).toMatchObject({ kind: 'timed', startAt: at(24, 9), endAt: at(24, 10) })
  })

  it('from midnight to midnight are whole days: Outlook does not say it otherwise', () => {
    expect(whenOf(at(24, 0), at(26, 0))).toEqual({ kind: 'all-day', startOn: '2026-11-24', endOn: '2026-11-26' })
  })

  it('that Outlook does not tell are now, and an end is never before its start', () => {
    expect(whenOf(null, null)).toMatchObject({ kind: 'timed', startAt: at(24, 9), endAt: at(24, 9) })
  })
})
