import { randomUUID } from 'node:crypto'
import { Refused, Unavailable } from '../../domain/errors.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { ContactDraft, ContactMatch } from '../../domain/person.ts'
import { toConnection } from './find-people.ts'
import type { IfsContext } from './ifs-context.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { parseRow, requiredTextOf, rowsOf, type Row, textOf } from './ifs-rows.ts'
import { keyed, queried, quoted } from './odata-text.ts'

/** Adds to the child collection of the connection (contract 3.1); IFS numbers the person. */
export async function createContact(context: IfsContext, draft: ContactDraft): Promise<ContactMatch> {
  const { connection, name, email, role, creationKey = randomUUID() } = draft
  const { ifs, mapping } = context
  const { kind, id } = connection
  const set = mapping.contacts.find((candidate) => candidate.connection === kind)
  if (set === undefined || set.collection === null) throw new Refused('IFS', `IFS takes no new contacts for a ${kind} from here.`)
  const { projection, entitySet, attributes } = mapping.connections[kind]
  // read first: a contact that was made is never told as a failure by a look after it
  const owner = toConnection(await ownerRow(context, connection), kind, mapping)
  const what = `a new contact of ${id}`
  const given = { [set.attributes.name]: name, [set.attributes.email]: email, [set.attributes.role]: role }
  const key = set.attributes.creationKey === null ? {} : { [set.attributes.creationKey]: creationKey }
  const ask = {
    method: 'POST',
    projection,
    path: `${keyed(entitySet, { [attributes.id]: id })}/${set.collection}`,
    headers: { 'content-type': 'application/json' },
    // Oracle knows no empty text, only none
    body: JSON.stringify(Object.fromEntries(Object.entries({ ...given, ...key }).filter(([, value]) => value !== ''))),
    what,
    isWrite: true,
  } as const
  const row = await ifs.send(ask).then(
    ({ body }) => parseRow(body, what),
    (error: unknown) => createdAllTheSame(context, set, creationKey, error),
  )
  const personId = requiredTextOf(row, set.attributes.personId) as PersonId
  return { personId, name: textOf(row, set.attributes.name), email, role, connection: owner }
}

/** As with an activity: an answer was lost, or a doubled request was refused at its second arrival. */
async function createdAllTheSame(
  { ifs }: IfsContext,
  { projection, entitySet, attributes }: IfsMapping['contacts'][number],
  creationKey: string,
  error: unknown,
): Promise<Row> {
  const mayStand = error instanceof Unavailable ? error.outcomeUnknown : error instanceof Refused
  if (!mayStand || attributes.creationKey === null) throw error
  const filter = `${attributes.creationKey} eq ${quoted(creationKey)}`
  const [[row] = []] = await rowsOf(ifs, [{ projection, path: queried(entitySet, { filter, top: 1 }) }], 'a new contact').catch(
    () => [],
  )
  if (row === undefined) throw error
  return row
}

async function ownerRow({ ifs, mapping }: IfsContext, { kind, id }: ContactDraft['connection']): Promise<Row> {
  const { projection, entitySet, attributes } = mapping.connections[kind]
  const path = queried(entitySet, { filter: `${attributes.id} eq ${quoted(id)}`, top: 1 })
  const [[row] = []] = await rowsOf(ifs, [{ projection, path }], `${kind} ${id}`)
  if (row === undefined) throw new Refused('IFS', `IFS has no ${kind} ${id}.`)
  return row
}
