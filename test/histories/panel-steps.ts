import fc from 'fast-check'
import type { ActivityNo } from '../../src/domain/ids.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { createLink, type LinkRequest } from '../../src/rmsync/linking/create-link.ts'
import { unlink } from '../../src/rmsync/linking/unlink.ts'
import { pushActivity } from '../../src/rmsync/pushing/push-activity.ts'
import { type History, representatives } from './history.ts'
import { itemOf } from './people-steps.ts'
import type { RmsyncProcess } from './rmsync-process.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
export const connections = [
  { kind: 'account', id: '10045' },
  { kind: 'account', id: '10102' },
  { kind: 'lead', id: '2214' },
  { kind: 'supplier', id: '30012' },
] as const

/** A person asks in the panel; what is refused, or can not be had now, is told to them. */
export async function asked(history: History, ask: (rmsync: RmsyncProcess) => Promise<unknown>): Promise<void> {
  await history.during(async (rmsync) => {
    try {
      await ask(rmsync)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof OutsideError)) throw error
      history.trace.push(`    the panel says: ${error.message}`)
    }
  })
}

async function link(history: History, item: number, target: LinkRequest['target'] | undefined): Promise<void> {
  const chosen = pick(history.items, item)
  if (chosen === undefined || target === undefined) return
  const { mailbox, eventId } = chosen
  history.askedToLink.add(`${mailbox.mailboxId} ${eventId}`)
  const request = { itemId: eventId, choices: new Map(), target }
  await asked(history, ({ ports }) => createLink(ports, mailbox, request))
}

/** What people do in the panel. */
export const panelSteps = {
  'links to a new activity': {
    weight: 10,
    values: fc.record({ item: number, connection: number }),
    play: (history, { item, connection }) => {
      const rest = { activityType: 'Meeting', subType: '', opportunityNo: '', notes: '' }
      return link(history, item, { kind: 'new', connection: pick(connections, connection)!, ...rest })
    },
  } satisfies StepKind<{ item: number; connection: number }>,
  'links to an activity there is': {
    weight: 4,
    values: fc.record({ item: number, activity: number }),
    play: (history, { item, activity }) => {
      const activityNo = pick(history.madeInIfs, activity)
      return link(
        history,
        item,
        activityNo === undefined ? undefined : { kind: 'existing', activityNo: activityNo as ActivityNo },
      )
    },
  } satisfies StepKind<{ item: number; activity: number }>,
  unlinks: {
    weight: 2,
    values: fc.record({ link: number }),
    play: async (history, values) => {
      const chosen = pick(await history.links(), values.link)
      if (chosen === undefined) return
      const owner = representatives.find(({ mailboxId }) => mailboxId === chosen.mailboxId)!
      await asked(history, async ({ ports }) => {
        await unlink(ports, owner, chosen.linkId)
      })
    },
  } satisfies StepKind<{ link: number }>,
  pushes: {
    weight: 4,
    values: fc.record({ activity: number, who: number }),
    play: async (history, values) => {
      const activityNo = pick(history.madeInIfs, values.activity)
      if (activityNo === undefined) return
      const mailbox = pick(representatives, values.who % 3 === 0 ? values.who : 0)!
      history.askedToPush.add(activityNo)
      await asked(history, async ({ ports }) => {
        const { link: made } = await pushActivity(ports, mailbox, activityNo as ActivityNo)
        history.items.push(itemOf(history, mailbox, made.eventId))
      })
    },
  } satisfies StepKind<{ activity: number; who: number }>,
} as const
