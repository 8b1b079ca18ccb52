import fc from 'fast-check'
import type { History } from './history.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
const users = ['ELSA', 'JOEK', 'AMHA'] as const
const contacts = ['P10001', 'P10002', 'P10012', 'P30001'] as const

/** A person at work in IFS on one of the activities there are. */
function withActivity(play: (history: History, activityNo: string, how: number) => void, weight: number) {
  return {
    weight,
    values: fc.record({ activity: number, how: number }),
    play: (history, { activity, how }) => {
      const activityNo = pick(history.activities(), activity)?.activityNo
      if (activityNo !== undefined) history.byHand(() => play(history, activityNo, how))
    },
  } satisfies StepKind<{ activity: number; how: number }>
}
const user = (how: number): string => pick(users, how)!

/** What people do in IFS by hand. */
export const ifsSteps = {
  'makes an activity in IFS': {
    weight: 5,
    values: fc.record({ who: number, at: number, contact: number }),
    play: (history, { who, at, contact }) =>
      history.byHand(() => {
        const start = new Date(Date.parse('2026-11-24T08:00:00Z') + (at % 200) * 3_600_000).toISOString().slice(0, 19)
        const end = new Date(Date.parse(`${start}Z`) + 1_800_000).toISOString().slice(0, 19)
        const values = {
          Description: `Made in IFS ${history.nextNumber()}`,
          ConnectionType: 'Customer',
          ConnectionId: '10045',
          ActivityType: 'Meeting',
          ...(at % 7 === 0 ? {} : { StartDate: `${start}Z`, EndDate: `${end}Z` }),
        }
        const people = contact % 3 === 0 ? [] : [pick(contacts, contact)!]
        history.madeInIfs.push(history.cloud.ifs.as(user(who % 4 === 0 ? who : 0)).createActivity(values, people))
      }),
  } satisfies StepKind<{ who: number; at: number; contact: number }>,
  'edits another field in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).editActivity(activityNo, { Note: `Note ${history.nextNumber()}`, Priority: null })
  }, 3),
  'edits the description in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).editActivity(activityNo, { Description: `Edited in IFS ${history.nextNumber()}` })
  }, 2),
  'adds a contact in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).addContact(activityNo, pick(contacts, how)!)
  }, 3),
  'takes a contact away in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).removeContact(activityNo, pick(contacts, how)!)
  }, 1),
  'adds a representative in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).addRepresentative(activityNo, user(how >> 2))
  }, 2),
  'starts, completes or reopens in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).runEvent(activityNo, pick(['Start', 'Complete', 'Reopen', 'Reopen'] as const, how)!)
  }, 3),
  'deletes in IFS': withActivity((history, activityNo, how) => {
    history.cloud.ifs.as(user(how)).deleteActivity(activityNo)
  }, 1),
} as const
