import fc from 'fast-check'
import { approveDeletions, keepActivities } from '../../src/rmsync/relay/pauses.ts'
import { resumeLink } from '../../src/rmsync/relay/resume-link.ts'
import { undoChange } from '../../src/rmsync/relay/undo-change.ts'
import { representatives } from './history.ts'
import { asked } from './panel-steps.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
interface Drawn {
  readonly which: number
}
const drawn = fc.record({ which: number })
const administrator = { name: 'Administrator', mailboxId: representatives[0]!.mailboxId, isAdmin: true }

/** What people take back, and what an administrator decides about. */
export const safetySteps = {
  'undoes a change': {
    weight: 5,
    values: drawn,
    play: async (history, { which }) => {
      const row = pick(
        (await history.store.readLog({ limit: 100 })).filter(({ undoable }) => undoable),
        which,
      )
      if (row !== undefined) await asked(history, ({ ports }) => undoChange(ports, row.rowId, administrator))
    },
  } satisfies StepKind<Drawn>,
  'an administrator chooses the calendar': {
    weight: 2,
    values: drawn,
    play: (history, { which }) => {
      history.policy = { ...history.policy, calendarName: pick([null, 'IFS', 'Projects'], which) ?? null }
      return Promise.resolve()
    },
  } satisfies StepKind<Drawn>,
  'resumes a link': {
    weight: 5,
    values: drawn,
    play: async (history, { which }) => {
      const link = pick(
        (await history.links()).filter(({ state }) => state.kind === 'paused'),
        which,
      )
      if (link !== undefined) await asked(history, ({ ports }) => resumeLink(ports, link.linkId, administrator))
    },
  } satisfies StepKind<Drawn>,
  'an administrator decides about deletions': {
    weight: 4,
    values: drawn,
    play: async (history, { which }) => {
      const decide = which % 3 === 0 ? keepActivities : approveDeletions
      const { mailboxId } = pick(representatives, which)!
      await asked(history, ({ ports }) => decide(ports, mailboxId, 'Administrator'))
    },
  } satisfies StepKind<Drawn>,
} as const
