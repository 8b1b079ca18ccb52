import type { HealthFacts } from './health.ts'

export const alertKinds = [
  'secret-expires',
  'certificate-expires',
  'representatives-late',
  'representatives-paused',
  'service-paused',
  'ifs-unavailable',
  'outlook-unavailable',
  'service-user-locked',
  'subscriptions-missing',
  'queue-grows',
  'set-aside',
  'drift',
  'alerts-undelivered',
] as const
export type AlertKind = (typeof alertKinds)[number]

export interface Alert {
  readonly kind: AlertKind
  /** What it is about, where several of one kind may stand beside each other. */
  readonly about?: string
  readonly severity: 'warning' | 'error'
  /** What is, in one sentence. */
  readonly message: string
  /** What it means or what to do, in one sentence. */
  readonly fix: string
  /** Page of the admin pages where it is mended. */
  readonly page: 'health' | 'log' | 'representatives' | 'initial-sync' | 'service' | 'configuration' | 'panel' | 'doctor'
}

/** One alert is the same as long as this is: it is told once, however its words change. */
export const alertKey = ({ kind, about }: Pick<Alert, 'kind' | 'about'>): string =>
  about === undefined ? kind : `${kind} ${about}`

/** Of a key that was kept. */
export const kindOfKey = (key: string): AlertKind => key.split(' ')[0] as AlertKind

const soonDays = 30
const urgentDays = 7
/** A change normally waits for seconds. */
const longWaitSeconds = 900

/** What somebody should know now, worst first, in plain words. */
export function alertsOf(facts: HealthFacts): readonly Alert[] {
  const alerts = [
    ...outsideAlerts(facts),
    ...expiryAlerts(facts),
    ...peopleAlerts(facts),
    ...workAlerts(facts),
    ...deliveryAlerts(facts),
  ]
  return alerts.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}

function outsideAlerts({ service, waitsFor }: HealthFacts): readonly Alert[] {
  const alerts: Alert[] = []
  if (service.state !== 'running') {
    const message = `The service is ${service.state}, by ${service.by}: ${service.reason}`
    const fix =
      service.state === 'paused'
        ? 'Changes are kept and follow when it goes on.'
        : 'Nothing is written to IFS or Outlook until somebody starts it.'
    alerts.push({ kind: 'service-paused', severity: 'warning', message, fix, page: 'service' })
  }
  if (waitsFor === null) return alerts
  const { system, reason, isLocked } = waitsFor
  if (isLocked) {
    const fix = 'Unlock SYNC_MASTER in IFS; changes wait and follow by themselves.'
    return [
      ...alerts,
      { kind: 'service-user-locked', severity: 'error', message: `IFS takes no changes: ${reason}`, fix, page: 'doctor' },
    ]
  }
  const kind = system === 'IFS' ? 'ifs-unavailable' : 'outlook-unavailable'
  const fix = 'Changes wait and follow by themselves; if it stays, run the doctor.'
  return [...alerts, { kind, severity: 'error', message: `${system} can not be worked with: ${reason}`, fix, page: 'doctor' }]
}

function expiryAlerts({ expiries }: HealthFacts): readonly Alert[] {
  return expiries.flatMap(({ what, title, expiresAt, daysLeft, byItself }): Alert[] => {
    if (daysLeft === null || expiresAt === null || byItself || daysLeft >= soonDays) return []
    const on = expiresAt.slice(0, 10)
    const message =
      daysLeft < 0 ? `${title} ended on ${on}.` : `${title} ends in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}, on ${on}.`
    const consequence =
      what === 'server-certificate' ? 'the panel and change notifications stop for everyone' : 'the sync stops for everyone'
    return [
      {
        kind: what === 'server-certificate' ? 'certificate-expires' : 'secret-expires',
        about: what,
        severity: daysLeft < urgentDays ? 'error' : 'warning',
        message,
        fix: `Replace it before then; otherwise ${consequence}.`,
        page: 'configuration',
      },
    ]
  })
}

function peopleAlerts({ late, paused, subscriptionsMissing }: HealthFacts): readonly Alert[] {
  const alerts: Alert[] = []
  const [first] = late
  if (first !== undefined) {
    const message =
      late.length === 1
        ? `Changes of ${first.name} are late.`
        : `Changes of ${late.length} representatives are late, such as ${first.name}.`
    alerts.push({ kind: 'representatives-late', severity: 'error', message, fix: first.why, page: 'representatives' })
  }
  if (paused > 0) {
    const message = paused === 1 ? 'One representative is paused.' : `${paused} representatives are paused.`
    alerts.push({
      kind: 'representatives-paused',
      severity: 'warning',
      message,
      fix: 'Look at why, and decide.',
      page: 'representatives',
    })
  }
  if (subscriptionsMissing > 0) {
    const message = `Microsoft 365 tells of no changes for ${subscriptionsMissing} ${subscriptionsMissing === 1 ? 'mailbox' : 'mailboxes'}.`
    const fix = 'Their changes are noticed once each Sync Cycle; run the doctor to see why.'
    alerts.push({ kind: 'subscriptions-missing', severity: 'warning', message, fix, page: 'doctor' })
  }
  return alerts
}

function workAlerts({ oldestWaitingSeconds, waiting, setAside, service, driftSetAside }: HealthFacts): readonly Alert[] {
  const alerts: Alert[] = []
  if (service.state === 'running' && oldestWaitingSeconds !== null && oldestWaitingSeconds > longWaitSeconds) {
    const message = `${waiting.toLocaleString('en')} changes wait, the oldest for ${Math.round(oldestWaitingSeconds / 60)} minutes.`
    alerts.push({
      kind: 'queue-grows',
      severity: 'error',
      message,
      fix: 'See whether every process works and both systems answer.',
      page: 'service',
    })
  }
  if (setAside > 0) {
    const message = `${setAside.toLocaleString('en')} ${setAside === 1 ? 'change was' : 'changes were'} set aside for a person.`
    alerts.push({ kind: 'set-aside', severity: 'warning', message, fix: 'Mend the cause, then retry from the log.', page: 'log' })
  }
  if (driftSetAside > 0) {
    const message = `${driftSetAside} differences that the daily comparison found could not be repaired.`
    alerts.push({ kind: 'drift', severity: 'warning', message, fix: 'Look at them in the log.', page: 'log' })
  }
  return alerts
}

function deliveryAlerts({ undelivered }: HealthFacts): readonly Alert[] {
  if (undelivered.length === 0) return []
  const message = undelivered
    .map(({ hook, alerts, reason }) => {
      const said = `${alerts === 1 ? 'One alert was' : `${alerts} alerts were`} not delivered by ${hook}: ${reason}`
      return /[.!?]$/.test(said) ? said : `${said}.`
    })
    .join(' ')
  const fix = 'Each is tried for a day. Correct what is entered, then send a test alert.'
  return [{ kind: 'alerts-undelivered', severity: 'warning', message, fix, page: 'configuration' }]
}
