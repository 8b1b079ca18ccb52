import { NotFound } from '../../domain/errors.ts'
import type { EntitySet, IfsMapping } from './ifs-mapping.ts'
import { type IfsMetadata, recordTypeOf } from './ifs-metadata.ts'
import { nearestName } from './nearest-name.ts'
import type { ProjectionModel, RecordType } from './parse-metadata.ts'

/** A name of the mapping that the tenant does not have. */
export interface MappingProblem {
  /** Member of the mapping file: `activity.attributes.subType`. */
  readonly member: string
  readonly name: string
  readonly nearest: string | null
  /** What is wrong and what to do, for a person. */
  readonly message: string
}

/** Compares every name of the mapping with the tenant's `$metadata`. An unreachable IFS throws. */
export async function checkMapping(mapping: IfsMapping, metadata: IfsMetadata): Promise<readonly MappingProblem[]> {
  const { activity, connections, contacts, opportunities, representatives, permissionSets } = mapping
  const problems = await Promise.all([
    checkSet('activity', activity, metadata, (model, type) => [
      ...checkMembers('activity.states', activity.states, model, type, activity.attributes.state),
      ...checkMembers('connections', connectionTypes(mapping), model, type, activity.attributes.connectionType),
      ...checkSentNames(Object.keys(activity.sentWithEveryNewOne), type, activity.entitySet),
      ...checkActions(activity.actions, model),
      ...checkChild('activity.contacts', activity.contacts, model, type, 'the activity'),
      ...checkChild('activity.representatives', activity.representatives, model, type, 'the activity'),
    ]),
    ...Object.entries(connections).map(([kind, set]) =>
      checkSet(`connections.${kind}`, set, metadata, (model, type) => checkNewContacts(mapping, kind, model, type)),
    ),
    ...contacts.map((set, index) => checkSet(`contacts.${index}`, set, metadata)),
    checkSet('opportunities', opportunities, metadata, (model, type) =>
      checkMembers(
        'opportunities.closedStates',
        Object.fromEntries(opportunities.closedStates.entries()),
        model,
        type,
        opportunities.attributes.state,
      ),
    ),
    checkSet('representatives', representatives, metadata),
    checkSet('permissionSets', permissionSets, metadata),
  ])
  return problems.flat()
}

type Attributes = Readonly<Record<string, string | null>>
type FurtherChecks = (model: ProjectionModel, type: RecordType) => readonly MappingProblem[]

async function checkSet(
  member: string,
  set: EntitySet & { attributes: Attributes },
  metadata: IfsMetadata,
  further: FurtherChecks = () => [],
): Promise<readonly MappingProblem[]> {
  const model = await modelOrNull(set.projection, metadata)
  if (model === null) return [problem(`${member}.projection`, set.projection, 'projection', [])]
  const type = recordTypeOf(model, set.entitySet)
  if (type === undefined)
    return [problem(`${member}.entitySet`, set.entitySet, `entity set of ${set.projection}`, model.entitySets.keys())]
  return [...checkAttributes(member, set.attributes, { model, type }, set.entitySet), ...further(model, type)]
}

async function modelOrNull(projection: string, metadata: IfsMetadata): Promise<ProjectionModel | null> {
  try {
    return await metadata.modelOf(projection)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

interface Place {
  readonly model: ProjectionModel
  readonly type: RecordType
}

function checkAttributes(member: string, attributes: Attributes, place: Place, owner: string): readonly MappingProblem[] {
  return Object.entries(attributes).flatMap(([ours, path]) => {
    const [name = '', inner] = (path ?? '').split('/')
    if (path === null) return []
    const role = `${member}.attributes.${ours}`
    if (inner === undefined)
      return place.type.attributes.has(name) ? [] : [problem(role, name, `attribute of ${owner}`, place.type.attributes.keys())]
    const behind = place.model.recordTypes.get(place.type.children.get(name) ?? '')
    if (behind === undefined) return [problem(role, name, `navigation of ${owner}`, place.type.children.keys())]
    return behind.attributes.has(inner) ? [] : [problem(role, inner, `attribute of ${name}`, behind.attributes.keys())]
  })
}

function checkChild(
  member: string,
  { collection, attributes }: { collection: string; attributes: Attributes },
  model: ProjectionModel,
  parent: RecordType,
  parentName: string,
): readonly MappingProblem[] {
  const type = model.recordTypes.get(parent.children.get(collection) ?? '')
  if (type === undefined)
    return [problem(`${member}.collection`, collection, `child collection of ${parentName}`, parent.children.keys())]
  return checkAttributes(member, attributes, { model, type }, collection)
}

/** Where new contacts of a connection go: the attributes are those that contacts are found by, but for the owner's number. */
function checkNewContacts({ contacts }: IfsMapping, kind: string, model: ProjectionModel, type: RecordType) {
  return contacts.flatMap(({ connection, collection, attributes: { connectionId: _, ...attributes } }, index) =>
    connection !== kind || collection === null
      ? []
      : checkChild(`contacts.${index}`, { collection, attributes }, model, type, `the ${kind}`),
  )
}

const checkSentNames = (names: readonly string[], type: RecordType, owner: string): readonly MappingProblem[] =>
  names.flatMap((name) =>
    type.attributes.has(name)
      ? []
      : [problem(`activity.sentWithEveryNewOne.${name}`, name, `attribute of ${owner}`, type.attributes.keys())],
  )

const checkActions = (actions: Readonly<Record<string, string>>, model: ProjectionModel): readonly MappingProblem[] =>
  Object.entries(actions).flatMap(([ours, name]) =>
    model.actions.has(name) ? [] : [problem(`activity.actions.${ours}`, name, 'action', model.actions)],
  )

/** Members can be checked where the attribute is an enumeration; elsewhere they are text like any other. */
function checkMembers(
  member: string,
  names: Readonly<Record<string, string>>,
  model: ProjectionModel,
  type: RecordType,
  attribute: string | null,
): readonly MappingProblem[] {
  const members = model.enumerations.get(type.attributes.get(attribute ?? '')?.type ?? '')
  if (members === undefined) return []
  return Object.entries(names).flatMap(([ours, name]) =>
    members.has(name) ? [] : [problem(`${member}.${ours}`, name, `member of the enumeration of ${attribute}`, members)],
  )
}

const connectionTypes = ({ connections }: IfsMapping): Record<string, string> =>
  Object.fromEntries(Object.entries(connections).map(([kind, { connectionType }]) => [`${kind}.connectionType`, connectionType]))

function problem(member: string, name: string, role: string, there: Iterable<string>): MappingProblem {
  const nearest = nearestName(name, there)
  const hint = nearest === null ? 'Look its name up in the $metadata of the tenant' : `The nearest is ${nearest}`
  return { member, name, nearest, message: `IFS has no ${role} named ${name} (${member} of the IFS mapping). ${hint}.` }
}
