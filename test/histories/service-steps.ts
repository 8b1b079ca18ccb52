import fc from 'fast-check'
import type { Fault } from '../../src/standins/identity/faults.ts'
import { representatives } from './history.ts'
import { graphFaultNames, ifsFaultNames } from './local-cloud.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const waits = [10_000, minuteMs, 3 * minuteMs, 16 * minuteMs, 40 * minuteMs, 5 * hourMs, 30 * hourMs, 100 * hourMs, 200 * hourMs]
const graphLines = [/./, /./, /\$batch/, /^GET .*\/events\//, /delta/, /PATCH/, /POST .*events$/, /subscriptions/]
const ifsLines = [/./, /./, /^PATCH/, /^POST/, /^DELETE/, /^GET/, /\$batch/]

/** How notices arrive, or do not. */
const ways = {
  'in order': (bag: object[]) => bag,
  reversed: (bag: object[]) => bag.toReversed(),
  twice: (bag: object[]) => [...bag, ...bag],
  'the newest first, the others later': (bag: object[]) => bag.slice(-1),
} as const
type Way = keyof typeof ways

/** What becomes of notices, of time, of the network, and of rmsync itself. */
export const serviceSteps = {
  'notices arrive': {
    weight: 14,
    values: fc.record({ way: fc.constantFrom(...(Object.keys(ways) as Way[])) }),
    play: async (history, { way }) => {
      await history.collectPosts()
      await history.deliver(ways[way](history.mailbag))
      await history.during((rmsync) => rmsync.work())
    },
  } satisfies StepKind<{ way: Way }>,
  'notices are lost': {
    weight: 3,
    values: fc.record({}),
    play: async (history) => {
      await history.collectPosts()
      history.mailbag = []
    },
  } satisfies StepKind<object>,
  'rmsync works': {
    weight: 8,
    values: fc.record({}),
    play: (history) => history.during((rmsync) => rmsync.work()),
  } satisfies StepKind<object>,
  'time goes by': {
    weight: 8,
    values: fc.record({ long: number, works: fc.boolean() }),
    play: async (history, { long, works }) => {
      await history.pass(pick(waits, long)!)
      if (works) await history.during((rmsync) => rmsync.work())
    },
  } satisfies StepKind<{ long: number; works: boolean }>,
  'Graph speaks of a subscription': {
    weight: 1,
    values: fc.record({
      which: number,
      event: fc.constantFrom('missed', 'subscriptionRemoved', 'reauthorizationRequired'),
    }),
    play: (history, { which, event }) => {
      const ours = representatives.map(({ mailboxId }) => mailboxId as string)
      const subscription = pick(
        history.cloud.graph.subscriptions().filter(({ oid }) => ours.includes(oid)),
        which,
      )
      if (subscription !== undefined) history.cloud.graph.lifecycle(subscription.id, event)
    },
  } satisfies StepKind<{ which: number; event: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired' }>,
  'Graph forgets its cursors': {
    weight: 1,
    values: fc.record({}),
    play: (history) => history.cloud.graph.expireDeltaTokens(),
  } satisfies StepKind<object>,
  'delta rounds look otherwise': {
    weight: 1,
    values: fc.record({ emptyPages: fc.boolean(), duplicates: fc.boolean(), unordered: fc.boolean() }),
    play: (history, manner) => history.cloud.graph.deltaRounds(manner),
  } satisfies StepKind<{ emptyPages: boolean; duplicates: boolean; unordered: boolean }>,
  'Graph fails': {
    weight: 8,
    values: fc.record({ fault: fc.constantFrom(...graphFaultNames), times: fc.integer({ min: 1, max: 4 }), lines: number }),
    play: (history, { fault, times, lines }) => history.cloud.faults.graph.arm(fault, times, pick(graphLines, lines)!),
  } satisfies StepKind<{ fault: (typeof graphFaultNames)[number]; times: number; lines: number }>,
  'IFS fails': {
    weight: 10,
    values: fc.record({ fault: fc.constantFrom(...ifsFaultNames), times: fc.integer({ min: 1, max: 4 }), lines: number }),
    play: (history, { fault, times, lines }) => history.cloud.faults.ifs.arm(fault, times, pick(ifsLines, lines)!),
  } satisfies StepKind<{ fault: (typeof ifsFaultNames)[number]; times: number; lines: number }>,
  'a sign-in service fails': {
    weight: 6,
    values: fc.record({
      point: fc.constantFrom('token', 'ifs-token'),
      fault: fc.constantFrom<Fault>(503, 500, 429, 'temporarily_unavailable', 'secret_expired'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
    play: ({ cloud }, { point, fault, times }) => {
      cloud.identity.failNext(point, fault, times)
      // The token that is held is good for nothing any more.
      if (point === 'token') cloud.faults.graph.arm('graph token refused', 1, /./)
      else cloud.faults.ifs.arm('ifs token refused', 1, /./)
    },
  } satisfies StepKind<{ point: 'token' | 'ifs-token'; fault: Fault; times: number }>,
  'SYNC_MASTER is locked or unlocked': {
    weight: 2,
    values: fc.record({ locked: fc.boolean() }),
    play: (history, { locked }) => (locked ? history.cloud.ifs.lockSyncMaster() : history.cloud.ifs.unlockSyncMaster()),
  } satisfies StepKind<{ locked: boolean }>,
  'a mailbox is out of reach or in it': {
    weight: 2,
    values: fc.record({ who: number, denied: fc.boolean() }),
    play: (history, { who, denied }) => history.cloud.graph.denyMailbox(pick(representatives, who)!.email, denied),
  } satisfies StepKind<{ who: number; denied: boolean }>,
  'rmsync will be killed': {
    weight: 8,
    values: fc.record({ after: fc.nat({ max: 40 }) }),
    play: (history, { after }) => history.process?.life.endAfter(after),
  } satisfies StepKind<{ after: number }>,
  'rmsync is started': {
    weight: 5,
    values: fc.record({}),
    play: async (history) => {
      await history.start()
      await history.during((rmsync) => rmsync.work())
    },
  } satisfies StepKind<object>,
} as const
