import type { CheckCode } from '../../../../domain/explanation.ts'
import { pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')

/** Words of “Why is this not synced?”. This file is the shape of every language. */
export const explain = {
  title: 'Why is this not synced?',
  allWell: 'All is well',
  allWellText: 'Every change reaches IFS.',
  whatWasChecked: 'What was checked',
  notChecked: 'Not checked',
  reference: 'Reference',
  openInIfs: (no: string) => `Open ${no} in IFS`,
  tryAgain: 'Try again',
  checking: 'Checking',
  waiting: 'Waiting',
  changedByYou: (when: string) => `Changed by you, ${when}`,
  changedBy: (name: string, when: string) => `Changed by ${name}, ${when}`,
  changed: (when: string) => `Changed ${when}`,
  allYours: 'All your appointments',
  notLookedAt: 'Your mailbox was not looked at yet.',
  delay: (duration: string) => `95 of 100 changes reach IFS within ${duration}.`,
  onTheWay: (count: number) => `${count} ${plural(count, 'change is', 'changes are')} on the way.`,
  waitForYou: (count: number) => `${count} ${plural(count, 'appointment waits', 'appointments wait')} for you.`,
  checks: {
    linked: 'It is linked',
    organizer: 'You organize this appointment',
    active: 'Sync is on for you',
    'permission-set': 'You have the permission set in IFS',
    private: 'Its sensitivity allows it',
    window: 'Its date is looked at regularly',
    paused: 'It is not paused',
    ifs: 'IFS can be reached',
    activity: 'The activity can be changed',
    'last-notice': 'Changes are noticed',
    'last-relay': 'The last change arrived',
    'last-error': 'Nothing waits',
  } satisfies Record<CheckCode, string>,
}
export type ExplainTexts = typeof explain
