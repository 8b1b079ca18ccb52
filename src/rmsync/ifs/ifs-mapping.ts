import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** Names go into URLs as they are, so nothing but an OData identifier may be one. */
const Name = z.string().regex(/^[A-Za-z_]\w*$/, 'is no OData name: a letter first, then letters, digits and _')
/** Also one step along a one-to-one navigation: `PersonInfoRef/UserId` (contract 3.1). */
const Path = z.string().regex(/^[A-Za-z_]\w*(\/[A-Za-z_]\w*)?$/, 'is no OData name, nor two of them with a slash between')
const Member = z.string().min(1)
const set = <Attributes extends z.ZodRawShape>(attributes: Attributes) => ({
  projection: Name,
  entitySet: Name,
  attributes: z.strictObject(attributes),
})

const ConnectionSet = z.strictObject({
  /** Member of the enumeration of `activity.attributes.connectionType`. */
  connectionType: Member,
  ...set({ id: Name, name: Name, place: Name.nullable() }),
})

const IfsMappingSchema = z.strictObject({
  $comment: z.unknown().optional(),
  activity: z.strictObject({
    ...set({
      activityNo: Name,
      description: Name,
      startsAt: Name,
      endsAt: Name,
      connectionType: Name,
      connectionId: Name,
      connectionName: Name,
      activityType: Name,
      subType: Name,
      mainRepresentativeId: Name,
      opportunityNo: Name,
      notes: Name,
      createdAt: Name,
      /** Null where IFS is not told which activities Outlook owns. */
      syncedWithOutlook: Name.nullable(),
      /** Yes where somebody pressed *Create Outlook Appointment* in IFS. */
      wantedInOutlook: Name.nullable(),
      /** Keeps the key of the creation, best as the only one of its value: then no creation takes place twice. */
      creationKey: Name.nullable(),
      state: Name,
    }),
    states: z.strictObject({ 'not-started': Member, 'in-progress': Member, completed: Member }),
    /** State actions, without the namespace of the projection. */
    actions: z.strictObject({ start: Name, complete: Name, reopen: Name }),
    /** Attributes that a tenant demands and nobody types, such as the company (contract 1.4). */
    sentWithEveryNewOne: z.record(Name, z.union([z.string(), z.number(), z.boolean()])),
    contacts: z.strictObject({ collection: Name, attributes: z.strictObject({ personId: Name, name: Name }) }),
    representatives: z.strictObject({ collection: Name, attributes: z.strictObject({ representativeId: Name, name: Name }) }),
  }),
  connections: z.strictObject({
    account: ConnectionSet,
    lead: ConnectionSet,
    supplier: ConnectionSet,
    'supplier-request': ConnectionSet,
  }),
  contacts: z.array(
    z.strictObject({
      connection: z.enum(['account', 'lead', 'supplier']),
      /** Child collection of the connection where a new contact goes, under the same attributes; null where none may be made. */
      collection: Name.nullable(),
      ...set({
        connectionId: Name,
        personId: Name,
        name: Name,
        email: Name,
        role: Name,
        /** Yes where IFS keeps the contact from new activities. */
        blocked: Name.nullable(),
        creationKey: Name.nullable(),
      }),
    }),
  ),
  opportunities: z.strictObject({
    ...set({ opportunityNo: Name, accountId: Name, name: Name, state: Name.nullable() }),
    /** States whose opportunities are not offered. */
    closedStates: z.array(Member),
  }),
  representatives: z.strictObject({
    ...set({ representativeId: Name, name: Path, userId: Path.nullable(), email: Name, state: Name }),
    blockedState: Member,
  }),
  permissionSets: z.strictObject({
    ...set({ representativeId: Name, permissionSet: Name }),
    maySync: Member,
  }),
})

/** Which names IFS has for what the product speaks of. */
export type IfsMapping = z.infer<typeof IfsMappingSchema>

/** Where rows come from. */
export interface EntitySet {
  readonly projection: string
  readonly entitySet: string
}

export async function loadIfsMapping(path: string): Promise<IfsMapping> {
  const parsed = IfsMappingSchema.safeParse(parseJson(path, await readFile(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`The IFS mapping ${path} can not be used. Correct these members:\n${z.prettifyError(parsed.error)}`)
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The IFS mapping ${path} is not JSON: ${(error as Error).message}`, { cause: error })
  }
}
