import type { Activity } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo, MailboxId } from '../../domain/ids.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import { type InitialSyncPlan, planInitialSync } from '../../domain/plan-initial-sync.ts'
import type { CurrentAppointment } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { endOf, startOf } from '../../domain/time-span.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { InitialSyncRun, InitialSyncStore, NewInitialSyncItem } from '../ports/initial-sync.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import type { LostLink } from './lost-link.ts'

export interface InitialSyncPorts {
  readonly store: Store
  readonly runs: InitialSyncStore
  readonly calendar: Pick<Calendar, 'readMany'>
  readonly crm: Pick<Crm, 'readActivity'>
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly policy: () => RelayPolicy
  /** What IFS should say of a linked appointment. */
  readonly wanted: (link: Link, appointment: Appointment) => Promise<Snapshot>
  /** What lies in the calendar that is synced is compared as a link of that calendar. In the order given. */
  readonly atHome: (read: readonly { readonly link: Link; readonly reading: AppointmentReading }[]) => Promise<readonly Link[]>
  /** Relays these links now. */
  readonly relayNow: (jobs: readonly RelayJob[]) => Promise<void>
  readonly findLost: (mailboxId: MailboxId) => Promise<readonly LostLink[]>
  readonly relink: (mailboxId: MailboxId, lost: LostLink) => Promise<void>
  /** The job that goes on with it. */
  readonly queueRun: (runId: string) => Promise<void>
}

/** The most that one Graph batch takes. */
const atOnce = 20

/** Looks at every link of one mailbox and changes nothing. */
export async function planMailbox(ports: InitialSyncPorts, run: InitialSyncRun, mailboxId: MailboxId): Promise<void> {
  const representative = (await ports.store.representatives()).find((row) => row.mailboxId === mailboxId)
  const items = representative === undefined ? [] : await planItems(ports, run, representative)
  await ports.runs.savePlan(run.runId, run.plannedMailboxes + 1, items)
}

async function planItems(
  ports: InitialSyncPorts,
  run: InitialSyncRun,
  representative: SyncedRepresentative,
): Promise<readonly NewInitialSyncItem[]> {
  const { mailboxId } = representative
  const items: NewInitialSyncItem[] = []
  const links = (await ports.store.linksOfMailbox(mailboxId)).filter((link) => endOf(link.snapshot.when) >= run.from)
  for (let from = 0; from < links.length; from += atOnce) {
    const part = links.slice(from, from + atOnce)
    const looked = await lookAt(ports, part)
    items.push(...part.flatMap((link, index) => toItem(representative, link, looked[index])))
  }
  const lost = (await ports.findLost(mailboxId)).filter((one) => one.end >= run.from)
  return [...items, ...lost.map((one) => toLostItem(representative, one))]
}

export interface Looked {
  readonly plan: InitialSyncPlan
}

/** Both sides of up to 20 links as they are now, and what follows. Throws when Outlook or IFS can not be asked. */
export async function lookAt(ports: InitialSyncPorts, links: readonly Link[]): Promise<readonly Looked[]> {
  const readings = await ports.calendar.readMany(links)
  const looked: Looked[] = []
  const homes = await ports.atHome(links.map((link, index) => ({ link, reading: readings[index] ?? unanswered })))
  for (const [index, link] of homes.entries()) {
    const activity = await readActivity(ports, link.activityNo)
    const current = await currentOf(ports, link, readings[index] ?? unanswered)
    looked.push({ plan: planInitialSync(link, current, activity, ports.policy(), ports.clock.now()) })
  }
  return looked
}
const unanswered: AppointmentReading = { kind: 'failed', error: new Error('No answer for this appointment.') }

async function readActivity({ crm }: InitialSyncPorts, activityNo: ActivityNo): Promise<Activity | null> {
  try {
    return await crm.readActivity(activityNo)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

async function currentOf(ports: InitialSyncPorts, link: Link, reading: AppointmentReading): Promise<CurrentAppointment> {
  if (reading.kind === 'failed') throw reading.error
  if (reading.kind === 'gone') return { kind: 'gone' }
  return { kind: 'present', appointment: reading.appointment, wanted: await ports.wanted(link, reading.appointment) }
}

const toItem = (who: SyncedRepresentative, link: Link, looked: Looked | undefined): readonly NewInitialSyncItem[] =>
  looked === undefined
    ? []
    : [
        {
          mailboxId: link.mailboxId,
          representativeId: who.representativeId,
          representative: who.name,
          appointment: link.snapshot.description,
          start: startOf(link.snapshot.when),
          eventId: link.eventId,
          activityNo: link.activityNo,
          linkId: link.linkId,
          action: looked.plan.action,
          why: looked.plan.why,
          changes: looked.plan.changes,
          fingerprint: looked.plan.fingerprint,
        },
      ]

const toLostItem = (who: SyncedRepresentative, lost: LostLink): NewInitialSyncItem => ({
  mailboxId: who.mailboxId,
  representativeId: who.representativeId,
  representative: who.name,
  appointment: lost.appointment,
  start: lost.start,
  eventId: lost.eventId,
  activityNo: lost.activityNo,
  linkId: lost.linkId,
  action: lost.obstacle === null ? 'relink' : 'problem',
  why: lost.obstacle ?? `The appointment carries the marker of ${lost.activityNo}.`,
  changes: [],
  fingerprint: lost.activityNo,
})
