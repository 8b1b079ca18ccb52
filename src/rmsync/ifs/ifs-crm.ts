import { Malformed, NotFound } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Crm } from '../ports/crm.ts'
import { checkMapping, type MappingProblem } from './check-mapping.ts'
import { activityCreatedWith, createActivity } from './create-activity.ts'
import { createContact } from './create-contact.ts'
import { fieldsOf } from './describe-fields.ts'
import { findPeople, searchContacts } from './find-people.ts'
import { type IfsConnectionConfig, openIfsConnection } from './ifs-connection.ts'
import type { IfsContext } from './ifs-context.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { createIfsMetadata } from './ifs-metadata.ts'
import { addressesOf } from './line-addresses.ts'
import { listRepresentatives } from './list-representatives.ts'
import { withPeopleCache } from './people-cache.ts'
import { probeIfs } from './probe.ts'
import { readActivities } from './read-activities.ts'
import { activityPath, readActivity } from './read-activity.ts'
import { readFields } from './read-fields.ts'
import { openActivitiesOf, searchActivities } from './search-activities.ts'
import { opportunitiesOf, searchConnections, searchOpportunities } from './search-connections.ts'
import type { TimestampMeaning } from './timestamps.ts'
import { patchActivity, performAction, setSynced } from './write-activity.ts'

export interface IfsCrmConfig extends IfsConnectionConfig {
  readonly mapping: IfsMapping
  /** What a timestamp of IFS means: `UTC`, or the IANA zone of the IFS server. */
  readonly timestamps: TimestampMeaning
  /** Where a person sees an activity, with `{activityNo}` in it. */
  readonly activityUrlTemplate: string
}

export interface IfsCrm extends Crm {
  /** What of the mapping the tenant does not have; empty when all is there. */
  check(): Promise<readonly MappingProblem[]>
  close(): Promise<void>
}

/** The port `Crm` on IFS projections (OData 4). */
export function createIfsCrm(config: IfsCrmConfig): IfsCrm {
  const { mapping, timestamps, activityUrlTemplate } = config
  const ifs = openIfsConnection(config)
  const metadata = createIfsMetadata(ifs)
  const context: IfsContext = { ifs, mapping, metadata, timestamps }

  const people = withPeopleCache((emails, asked) => findPeople(context, emails, asked), ifs.now)

  return {
    readActivity: async (activityNo, attributes) => (await readActivity(context, activityNo, attributes)).activity,
    readActivities: (activityNos) => readActivities(context, activityNos),
    createActivity: (draft) => createActivity(context, draft),
    activityCreatedWith: (creationKey) => activityCreatedWith(context, creationKey),
    patchActivity: (activityNo, patch, etag) => patchActivity(context, activityNo, patch, etag),
    deleteActivity: (activityNo, etag) => deleteActivity(context, activityNo, etag),
    performAction: (activityNo, action, etag) => performAction(context, activityNo, action, etag),
    setSynced: (activityNo, synced, etag) => setSynced(context, activityNo, synced, etag),
    searchActivities: (text, representativeId, limit, narrow) => searchActivities(context, text, representativeId, limit, narrow),
    openActivitiesOf: (representativeId) => openActivitiesOf(context, representativeId),
    findPeople: people.find,
    createContact: async (contact) => {
      // forgotten first: also a contact whose answer was lost is found then
      people.forget(contact.email)
      return createContact(context, contact)
    },
    addressesOf: (people) => addressesOf(context, people),
    searchConnections: (text, kinds, limit) => searchConnections(context, text, kinds, limit),
    searchContacts: (text, limit) => searchContacts(context, text, limit),
    opportunitiesOf: (connection) => opportunitiesOf(context, connection),
    searchOpportunities: (text, limit) => searchOpportunities(context, text, limit),
    listRepresentatives: () => listRepresentatives(context),
    fieldsOf: (owner) => fieldsOf(context, owner),
    readFields: (subject, names) => readFields(context, subject, names),
    probe: () => probeIfs(context, config),
    longestDescription: () => longestDescription(context),
    activityUrl: (activityNo) => activityUrlTemplate.replaceAll('{activityNo}', () => encodeURIComponent(activityNo)),
    check: () => checkMapping(mapping, metadata),
    close: () => ifs.close(),
  }
}

async function deleteActivity(context: IfsContext, activityNo: ActivityNo, etag: string): Promise<void> {
  const { ifs, mapping } = context
  try {
    await ifs.send({
      method: 'DELETE',
      projection: mapping.activity.projection,
      path: activityPath(context, activityNo),
      headers: { 'if-match': etag },
      what: `activity ${activityNo}`,
      isWrite: true,
    })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}

async function longestDescription({ mapping, metadata }: IfsContext): Promise<number> {
  const { attributes, entitySet } = mapping.activity
  const attribute = await metadata.attributeOf(mapping.activity, attributes.description)
  if (attribute?.maxLength !== null && attribute?.maxLength !== undefined) return attribute.maxLength
  throw new Malformed('IFS', `The $metadata of IFS states no MaxLength for ${entitySet}.${attributes.description}.`)
}
