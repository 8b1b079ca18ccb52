import { offsetRanges } from '../mailbox/zone.ts'
import type { Appointment } from '../mailbox/appointment.ts'
import type { PaneScope } from './pane-scope.ts'
import { toWirePerson } from './people-wire.ts'
import { toWireRecurrence } from './recurrence-wire.ts'

const itemTypes = { appointmentRead: 2, appointmentCompose: 5, none: 6 }

/** Answer to GetInitialData, and payload of ItemChanged (outlook-host-protocol.md §4). */
export function initialData(scope: PaneScope): Record<string, unknown> {
  const { addin, owner, item } = scope
  const common = {
    permissionLevel: addin.permissionLevel,
    hostVersion: '20261120001.05',
    owaView: 'ThreeColumns',
    userProfileType: 'office365',
    userDisplayName: owner.name,
    userEmailAddress: owner.email,
    userTimeZone: owner.timeZone,
    timeZoneOffsets: offsetRanges(owner.ianaZone, Date.now()),
    ewsUrl: '',
    restUrl: '',
    isRestIdSupported: false,
    isFromSharedFolder: false,
    openWindowOpen: false,
    extensionId: addin.id,
    endNodeUrl: '',
    consentMetadata: '',
    marketplaceAssetId: '',
    marketplaceContentMarket: '',
    isRead: true,
  }
  if (item === null) return { ...common, itemType: itemTypes.none }
  const { mode, saved } = item.state()
  if (mode === 'compose' || saved === null)
    return { ...common, itemType: itemTypes.appointmentCompose, seriesId: seriesIdOf(saved) }
  return { ...common, itemType: itemTypes.appointmentRead, ...readFields(saved, scope) }
}

function readFields(saved: Appointment, { owner, addresses }: PaneScope): Record<string, unknown> {
  const invited = (type: string): object[] =>
    saved.invitees.filter((invitee) => invitee.type === type).map((invitee) => toWirePerson(invitee, addresses))
  return {
    id: saved.id,
    itemClass: saved.type === 'exception' ? 'IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}' : 'IPM.Appointment',
    subject: saved.subject,
    normalizedSubject: saved.subject,
    start: saved.start,
    end: saved.end,
    dateTimeCreated: saved.createdAt,
    dateTimeModified: saved.modifiedAt,
    location: saved.location,
    organizer: toWirePerson({ ...saved.organizer, response: 'organizer' }, addresses),
    to: invited('required'),
    cc: invited('optional'),
    recurrence: toWireRecurrence(saved, owner),
    seriesId: seriesIdOf(saved),
    isAllDayEvent: saved.isAllDay,
    sensitivity: saved.sensitivity,
    attachments: [],
    entities: {},
    filteredEntities: {},
    selectedEntities: {},
    regExMatches: {},
    selectedRegExMatches: {},
  }
}

/** Null for single appointments and for the series itself opened as such. */
const seriesIdOf = (saved: Appointment | null): string | null => saved?.seriesMasterId ?? null
