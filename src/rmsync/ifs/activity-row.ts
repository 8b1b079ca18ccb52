import type { ActivitySummary, Connection, ConnectionKind, ContactLine, RepresentativeLine } from '../../domain/activity.ts'
import { Malformed } from '../../domain/errors.ts'
import type { ActivityNo, PersonId, RepresentativeId } from '../../domain/ids.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { etagOf, isYes, requiredTextOf, type Row, textOf } from './ifs-rows.ts'
import { type TimestampMeaning, toTimeSpan } from './timestamps.ts'

const connectionKinds: readonly ConnectionKind[] = ['account', 'lead', 'supplier', 'supplier-request']

export function toSummary(row: Row, mapping: IfsMapping, timestamps: TimestampMeaning): ActivitySummary {
  const names = mapping.activity.attributes
  const mainRepresentativeId = textOf(row, names.mainRepresentativeId)
  const etag = etagOf(row)
  // without one, a later PATCH could only go without If-Match, and that creates (contract 3.6)
  if (etag === '') throw new Malformed('IFS', 'IFS sent an activity without @odata.etag.')
  return {
    activityNo: requiredTextOf(row, names.activityNo) as ActivityNo,
    description: textOf(row, names.description),
    when: toTimeSpan(textOf(row, names.startsAt), textOf(row, names.endsAt), timestamps),
    connection: toConnection(row, mapping),
    activityType: textOf(row, names.activityType),
    subType: textOf(row, names.subType),
    opportunityNo: textOf(row, names.opportunityNo),
    state: toState(textOf(row, names.state), mapping),
    mainRepresentativeId: mainRepresentativeId === '' ? null : (mainRepresentativeId as RepresentativeId),
    ...(isYes(row, names.wantedInOutlook) ? { wantedInOutlook: true } : {}),
    etag,
  }
}

export function toContactLine(row: Row, { activity }: IfsMapping): ContactLine {
  const { personId, name } = activity.contacts.attributes
  const id = requiredTextOf(row, personId)
  return { personId: id as PersonId, name: textOf(row, name) || id }
}

export function toRepresentativeLine(row: Row, { activity }: IfsMapping): RepresentativeLine {
  const { representativeId, name } = activity.representatives.attributes
  const id = requiredTextOf(row, representativeId)
  return { representativeId: id as RepresentativeId, name: textOf(row, name) || id }
}

/** Null for an activity of nobody, and for kinds of connection that the product does not know. */
function toConnection(row: Row, mapping: IfsMapping): Connection | null {
  const names = mapping.activity.attributes
  const type = textOf(row, names.connectionType)
  const kind = connectionKinds.find((candidate) => mapping.connections[candidate].connectionType === type)
  const id = textOf(row, names.connectionId)
  return kind === undefined || id === '' ? null : { kind, id, name: textOf(row, names.connectionName), place: '' }
}

function toState(member: string, { activity }: IfsMapping): string {
  const known = Object.entries(activity.states).find(([, name]) => name === member)
  return known?.[0] ?? member
}
