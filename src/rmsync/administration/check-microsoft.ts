import { NotFound } from '../../domain/errors.ts'
import { toEmailAddress } from '../../domain/ids.ts'
import type { PermissionCheck } from '../ports/calendar.ts'
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

const dayMs = 86_400_000
const soonDays = 30
export const grantHow =
  'Microsoft Entra admin centre > App registrations > (application) > API permissions > Add a permission > Microsoft Graph > Application permissions'
const scopeHow =
  'New-ManagementScope -Name "RM Panel" -RecipientRestrictionFilter "MemberOfGroup -eq \'<distinguished name of the group>\'"\n' +
  'New-ServicePrincipal -AppId <application id> -ObjectId <object id of the enterprise application>\n' +
  'New-ManagementRoleAssignment -App <object id> -Role "Application Calendars.ReadWrite" -CustomResourceScope "RM Panel"'

/** The way to Outlook: sign-in, each permission, the mailboxes it may open, and whether notices arrive. */
export const microsoftChecks = (ports: DoctorPorts): Checks => ({
  async 'app-registration'(walk) {
    if (walk.mailbox === null) return noMailbox
    try {
      await walk.permissions()
    } catch (error) {
      return needsFix(
        reasonOf(error),
        'Enter tenant, application and secret (its value, not its id) on the page Configuration, then test the connection.',
      )
    }
    const expiresAt = ports.clientSecretExpiresAt()
    if (expiresAt === null) return fine('The application signs in.')
    const daysLeft = Math.floor((Date.parse(expiresAt) - Date.parse(ports.clock.now())) / dayMs)
    const said = `The application signs in. Its proof ends in ${daysLeft} days, on ${expiresAt.slice(0, 10)}.`
    return daysLeft >= soonDays
      ? fine(said)
      : warning(said, 'Make a new one in Microsoft Entra and enter it on the page Configuration.')
  },
  'permission-users': (walk) => permission(walk, ['User.Read.All'], 'User.Read.All'),
  'permission-calendars': (walk) => permission(walk, ['Calendars.Read', 'Calendars.ReadWrite'], 'Calendars.ReadWrite'),
  async 'permission-categories'(walk) {
    const finding = await permission(walk, ['MailboxSettings.ReadWrite'], 'MailboxSettings.ReadWrite')
    if (finding.outcome !== 'needs-fix') return finding
    const fix =
      'Grant it, or have people create the categories IFS CRM and IFS SRM, both teal, in Outlook by hand; everything else works without.'
    return warning(finding.found, fix, grantHow)
  },
  'mailbox-scope': (walk) => checkScope(ports, walk),
  notifications: (walk) => checkNotifications(ports, walk),
})

const noMailbox = skipped(
  'No representative has a mailbox yet to try it in.',
  'Get the way to IFS in order and refresh the representatives first.',
)
const afterSignIn = skipped('The application does not sign in yet.', 'Mend the app registration first.')

async function permission(walk: Walk, names: readonly PermissionCheck['permission'][], shown: string): Promise<Finding> {
  if (walk.mailbox === null) return noMailbox
  let tried: readonly PermissionCheck[]
  try {
    tried = (await walk.permissions()).filter((one) => names.includes(one.permission))
  } catch {
    return afterSignIn
  }
  const missing = tried.find((one) => one.outcome === 'missing')
  if (missing !== undefined) {
    const found = `${shown} is not granted; it is needed ${missing.purpose}. ${missing.reason ?? ''}`.trim()
    return needsFix(
      found,
      'Add the application permission, grant admin consent, and wait some minutes.',
      `${grantHow} > ${shown} > Grant admin consent`,
    )
  }
  const unknown = tried.find((one) => one.outcome === 'unknown')
  if (unknown !== undefined)
    return warning(`Microsoft 365 can not say now: ${unknown.reason ?? ''}`.trim(), 'Run it again in a while.')
  return fine(`${shown} granted.`)
}

/** Proved by trying one that must be refused: a list of what is allowed says nothing about what is not. */
async function checkScope(ports: DoctorPorts, walk: Walk): Promise<Finding> {
  const address = walk.request.mailboxOutOfScope
  if (address === null || address.trim() === '') {
    const fix = 'Name a mailbox that rmsync must not open, such as that of the board, and run this check again.'
    return warning('Not tried: which mailboxes rmsync can open is not known.', fix, scopeHow)
  }
  try {
    const mailboxId = await ports.calendar.findMailbox(toEmailAddress(address))
    const read = (await ports.calendar.checkPermissions(mailboxId)).find((one) => one.permission === 'Calendars.Read')
    if (read?.outcome === 'missing') return fine('A mailbox out of scope was refused, as it must be.')
    if (read?.outcome === 'granted')
      return needsFix(
        `rmsync can open the mailbox ${address}.`,
        'Limit the application to the mailboxes of the representatives, in Exchange Online PowerShell.',
        scopeHow,
      )
    return warning(`Microsoft 365 can not say now. ${read?.reason ?? ''}`.trim(), 'Run it again in a while.')
  } catch (error) {
    if (error instanceof NotFound) return warning(`There is no mailbox ${address}.`, 'Name one that exists.')
    return walk.failed('app-registration') ? afterSignIn : warning(reasonOf(error), 'Run it again in a while.')
  }
}

async function checkNotifications(ports: DoctorPorts, walk: Walk): Promise<Finding> {
  if (!ports.notificationsOn())
    return warning(
      'Notifications are off (NOTIFICATIONS=false).',
      'Changes are noticed once each Sync Cycle. Switch them on where Microsoft can reach rmsync.',
    )
  if (walk.mailbox === null) return noMailbox
  const now = ports.clock.now()
  const { mailboxId } = walk.mailbox
  const live = (await ports.store.subscriptions()).find((one) => one.mailboxId === mailboxId && one.expiresAt > now)
  if (live !== undefined) return fine('Microsoft 365 reached rmsync and tells of changes.')
  try {
    await ports.tryNotifications(walk.mailbox)
    return fine('Microsoft 365 called back, as it should.')
  } catch (error) {
    if (walk.failed('app-registration')) return afterSignIn
    return needsFix(
      `Microsoft 365 could not call back: ${reasonOf(error)}`,
      `Let Microsoft 365 reach ${ports.publicUrl}/graph/notifications from the internet, or set NOTIFICATIONS=false.`,
    )
  }
}
