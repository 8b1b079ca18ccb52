import type { MailboxId } from '../../domain/ids.ts'
import { grantHow } from './check-microsoft.ts'
import {
  type Checks,
  type DoctorPorts,
  fine,
  type Finding,
  needsFix,
  reasonOf,
  skipped,
  type Walk,
  warning,
} from './doctor-walk.ts'

/** The calendar that is synced: which mailboxes have it, and whether it may be made in those that do not. The check makes none. */
export const calendarChecks = (ports: DoctorPorts): Checks => ({
  async 'synced-calendar'(walk) {
    const name = ports.calendarName()
    if (name === null) return fine('The main calendar of each mailbox is synced.')
    const synced = (await ports.store.representatives()).filter((row) => row.syncActive)
    const [first] = synced
    if (first === undefined)
      return skipped('Nobody syncs yet, so no mailbox has it.', 'Turn Sync Active on for those who are to sync.')
    const known = await ports.store.knownCalendars(synced.map((row) => row.mailboxId))
    const have = new Set(known.filter((one) => one.name === name).map((one) => one.mailboxId))
    const without = synced.find((row) => !have.has(row.mailboxId))
    if (without !== undefined)
      return lookFor(ports, walk, { calendar: name, ...without, missing: synced.length - have.size, of: synced.length })
    const left = new Set(known.flatMap((one) => (one.name === name ? [] : [one.name])))
    const older =
      left.size === 0 ? '' : ` What is linked in ${[...left].map(quoted).join(', ')}, as it was called before, is followed there.`
    return fine(`${counted(synced.length)} ${synced.length === 1 ? 'has' : 'have'} the calendar ${quoted(name)}.${older}`)
  },
})

interface Missing {
  readonly calendar: string
  /** One of those who have none. */
  readonly mailboxId: MailboxId
  readonly email: string
  readonly missing: number
  readonly of: number
}

async function lookFor(
  ports: DoctorPorts,
  walk: Walk,
  { calendar: name, mailboxId, email, missing, of }: Missing,
): Promise<Finding> {
  if (walk.failed('app-registration')) return skipped('The application does not sign in yet.', 'Mend the app registration first.')
  const found = `${missing} of ${counted(of)} ${missing === 1 ? 'has' : 'have'} no calendar ${quoted(name)} yet`
  try {
    if ((await ports.calendar.findCalendar(mailboxId, name)) === null) {
      const tried = await ports.calendar.checkPermissions(mailboxId)
      if (tried.some((one) => one.permission === 'Calendars.ReadWrite' && one.outcome === 'missing'))
        return needsFix(
          `${found}, and rmsync may not make it: Calendars.ReadWrite is not granted for ${email}.`,
          `Grant it, or have people make a calendar of this name by hand, or choose the main calendar on the page Configuration.`,
          `${grantHow} > Calendars.ReadWrite > Grant admin consent`,
        )
    }
  } catch (error) {
    return needsFix(
      `${found}; tried for ${email}: ${reasonOf(error)}`,
      'Look at this representative on the page Representatives, then run the check again.',
    )
  }
  return warning(
    `${found}.`,
    'The next round of each finds or makes it, once each Sync Cycle. Where it stays missing, the page Representatives says why.',
  )
}

const quoted = (name: string): string => `“${name}”`
const counted = (mailboxes: number): string => `${mailboxes.toLocaleString('en')} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'}`
