import { Refused } from '../../domain/errors.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { ContactDraft, ContactMatch } from '../../domain/person.ts'
import { toConnection } from './find-people.ts'
import type { IfsContext } from './ifs-context.ts'
import { parseRow, requiredTextOf, rowsOf, type Row, textOf } from './ifs-rows.ts'
import { keyed, queried, quoted } from './odata-text.ts'

/** Adds to the child collection of the connection (contract 3.1); IFS numbers the person. */
export async function createContact(context: IfsContext, { connection, name, email, role }: ContactDraft): Promise<ContactMatch> {
  const { ifs, mapping } = context
  const { kind, id } = connection
  const set = mapping.contacts.find((candidate) => candidate.connection === kind)
  if (set === undefined || set.collection === null) throw new Refused('IFS', `IFS takes no new contacts for a ${kind} from here.`)
  const { projection, entitySet, attributes } = mapping.connections[kind]
  // read first: a contact that was made is never told as a failure by a look after it
  const owner = toConnection(await ownerRow(context, connection), kind, mapping)
  const what = `a new contact of ${id}`
  const given = { [set.attributes.name]: name, [set.attributes.email]: email, [set.attributes.role]: role }
  const answer = await ifs.send({
    method: 'POST',
    projection,
    path: `${keyed(entitySet, { [attributes.id]: id })}/${set.collection}`,
    headers: { 'content-type': 'application/json' },
    // Oracle knows no empty text, only none
    body: JSON.stringify(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))),
    what,
    isWrite: true,
  })
  const row = parseRow(answer.body, what)
  const personId = requiredTextOf(row, set.attributes.personId) as PersonId
  return { personId, name: textOf(row, set.attributes.name), email, role, connection: owner }
}

async function ownerRow({ ifs, mapping }: IfsContext, { kind, id }: ContactDraft['connection']): Promise<Row> {
  const { projection, entitySet, attributes } = mapping.connections[kind]
  const path = queried(entitySet, { filter: `${attributes.id} eq ${quoted(id)}`, top: 1 })
  const [[row] = []] = await rowsOf(ifs, [{ projection, path }], `${kind} ${id}`)
  if (row === undefined) throw new Refused('IFS', `IFS has no ${kind} ${id}.`)
  return row
}
