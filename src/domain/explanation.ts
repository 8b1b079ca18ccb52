import type { Activity, Representative } from './activity.ts'
import type { Appointment } from './appointment.ts'
import type { Link } from './link.ts'
import type { LogRow } from './log-row.ts'
import type { RelayPolicy } from './policy.ts'
import type { Instant } from './time-span.ts'

/** What is looked at, in the order in which a change travels. */
export const checkCodes = [
  'linked',
  'organizer',
  'active',
  'permission-set',
  'private',
  'window',
  'paused',
  'ifs',
  'activity',
  'last-notice',
  'last-relay',
  'last-error',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** What each check can find, and what stands in the text of it. */
export const findings = {
  linked: {
    linked: ['activityNo', 'by', 'since'],
    'not-linked': [],
    'may-not-be': ['why', 'reason', 'fix'],
    'beyond-horizon': ['days'],
    gone: [],
    'gone-since': ['activityNo', 'by', 'since'],
    cancelled: ['activityNo', 'by', 'since', 'why'],
    'cancelled-now': ['activityNo', 'by', 'since'],
    unknown: ['reason'],
  },
  organizer: { own: ['name'], other: ['name'] },
  active: { on: ['name'], off: ['name'], 'not-a-representative': [] },
  'permission-set': { granted: ['name'], missing: ['name'], blocked: ['name'], 'not-listed': [], unknown: ['reason'] },
  private: {
    public: [],
    relayed: ['sensitivity', 'policy'],
    masked: ['sensitivity', 'policy'],
    stopped: ['sensitivity', 'policy'],
    'not-linked': ['sensitivity', 'policy'],
  },
  window: { inside: ['from', 'to'], 'outside-but-told': ['from', 'to'], outside: ['from', 'to'] },
  paused: { no: [], mailbox: ['why', 'since', 'by'], link: ['why', 'since'] },
  ifs: { reachable: [], locked: ['found'], failed: ['found'], unknown: ['reason'] },
  activity: { there: ['activityNo'], completed: ['activityNo'], gone: ['activityNo'], unknown: ['activityNo', 'reason'] },
  'last-notice': {
    told: ['notifications', 'roundAt', 'toldAt'],
    rounds: ['notifications', 'roundAt', 'toldAt'],
    stale: ['notifications', 'roundAt', 'toldAt'],
    never: ['notifications', 'toldAt'],
    trouble: ['notifications', 'roundAt', 'toldAt', 'trouble'],
  },
  'last-relay': { relayed: ['currentAsOf', 'at', 'outcome'], none: ['currentAsOf'] },
  'last-error': {
    none: [],
    over: ['at', 'why'],
    waiting: ['why', 'since'],
    'set-aside': ['why', 'since'],
    'activity-missing': ['since'],
  },
} as const satisfies Record<CheckCode, Readonly<Record<string, readonly string[]>>>
export type FindingOf<Code extends CheckCode> = keyof (typeof findings)[Code] & string
type ParamsOf<
  Code extends CheckCode,
  Finding extends FindingOf<Code>,
> = (typeof findings)[Code][Finding] extends readonly (infer Name)[] ? Readonly<Partial<Record<Name & string, string>>> : never

export interface Check {
  readonly code: CheckCode
  readonly verdict: 'ok' | 'problem' | 'unknown'
  /** Which of its findings; `code` and `finding` name a text that a page translates, with `params` in it. */
  readonly finding: string
  readonly params: Readonly<Record<string, string>>
  /** The same in English. */
  readonly says: string
  /** What to do; empty when there is nothing to be done. */
  readonly fix: string
}

/** `unknown`: it could not be asked now, and why. */
export type Found<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Notifying {
  /** `off`: nobody can reach this installation, rounds alone do the noticing. `missing`: no living subscription. */
  readonly kind: 'off' | 'live' | 'missing'
}

/** Everything that is known about why an appointment does or does not reach its activity. Nothing is looked up from here on. */
export interface ExplainFacts {
  readonly now: Instant
  readonly policy: RelayPolicy
  readonly appointment: Found<Appointment>
  readonly link: Link | null
  /** The whole series of this date is linked. */
  readonly seriesIsLinked: boolean
  /** Null: nobody known to rmsync has this mailbox. */
  readonly representative: { readonly name: string; readonly syncActive: boolean } | null
  /** The same person as IFS lists them; `gone`: not listed. */
  readonly inIfs: Found<Representative>
  /** Why everything of the mailbox rests, such as the brake or an admin’s pause. Pauses of the link itself stand in its state. */
  readonly pause: { readonly why: string; readonly since: Instant; readonly by: string } | null
  /** What is wrong on the way to IFS; empty when nothing is. */
  readonly ifs: Found<readonly { readonly found: string; readonly fix: string; readonly locked: boolean }[]>
  readonly activity: Found<Activity>
  readonly notifying: Notifying
  /** The last delta round that was finished, and what keeps further ones from it. */
  readonly round: { readonly doneAt: Instant | null; readonly trouble: string | null }
  readonly isStale: boolean
  /** Rows of the link, newest first. */
  readonly trail: readonly LogRow[]
}

export const ok = <Code extends CheckCode, Finding extends FindingOf<Code>>(
  code: Code,
  finding: Finding,
  says: string,
  params: ParamsOf<Code, Finding>,
): Check => ({ code, verdict: 'ok', finding, params: { ...(params as Check['params']) }, says, fix: '' })

export const problem = <Code extends CheckCode, Finding extends FindingOf<Code>>(
  code: Code,
  finding: Finding,
  says: string,
  fix: string,
  params: ParamsOf<Code, Finding>,
): Check => ({ code, verdict: 'problem', finding, params: { ...(params as Check['params']) }, says, fix })

/** Checks that something outside has to be asked for. */
type Asking = { [Code in CheckCode]: 'unknown' extends FindingOf<Code> ? Code : never }[CheckCode]

export const unknown = (code: Asking, says: string, reason: string, params: Check['params'] = {}): Check => ({
  code,
  verdict: 'unknown',
  finding: 'unknown',
  params: { ...params, reason },
  says,
  fix: 'Look again in a few minutes.',
})

/** A moment within an English sentence; pages format `params` in local time instead. */
export const inWords = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
