import { describe, expect, it } from '@jest/globals'
import { reasonToBrake } from '../../src/domain/brake.ts'
import { defaultRelayPolicy } from '../../src/domain/policy.ts'

describe('the brake', () => {
  const judge = (deletions: number, links: number) => reasonToBrake({ deletions, links }, defaultRelayPolicy.brake)

  it('lets ten of many go through and holds eleven', () => {
    expect([judge(10, 1000), judge(11, 1000)]).toEqual([
      null,
      '11 deletions within 10 minutes, more than the 10 that go through unasked.',
    ])
  })

  it('holds more than a share of the mailbox, once there are enough to speak of a share', () => {
    expect([judge(4, 4), judge(5, 25), judge(5, 24)]).toEqual([
      null,
      null,
      '5 deletions within 10 minutes, more than 20 % of the 24 linked appointments.',
    ])
  })

  it('goes by the numbers of the company', () => {
    const none = { deletions: 0, percent: 100, percentFrom: 1000, withinMinutes: 1 }
    expect(reasonToBrake({ deletions: 1, links: 9 }, none)).toBe(
      '1 deletions within 1 minutes, more than the 0 that go through unasked.',
    )
  })
})
