import { createHash } from 'node:crypto'

/**
 * Ids as Exchange gives them: opaque, base64-looking, self-describing here.
 * One event has three: EWS form (what office.js says), its REST form by office.js' own substitution `/`→`-`, `+`→`_`
 * (= the mutable id of Graph), and the immutable id. Source: docs/…/outlook-immutable-id; office.js `convertToRestId`.
 */
interface ItemKey {
  readonly kind: 'mutable' | 'immutable'
  readonly seq: number
  readonly generation: number
  /** `yyyy-mm-dd` of an occurrence */
  readonly date?: string
}

const prefixes = { mutable: 'AAMkADRlNz', immutable: 'AAkALgAAAA' } as const
const digestLength = 42

export const toRestForm = (ewsId: string) => ewsId.replaceAll('/', '-').replaceAll('+', '_')
export type ExchangeIdType = 'entryId' | 'ewsId' | 'immutableEntryId' | 'restId' | 'restImmutableEntryId'

export const isImmutableType = (type: ExchangeIdType) => type.toLowerCase().includes('immutable')

/** Entry ids are base64 too, with the letters of EWS. */
export const inForm = (restId: string, type: ExchangeIdType) => (type.startsWith('rest') ? restId : toEwsForm(restId))

export const toEwsForm = (restId: string) => restId.replaceAll('-', '/').replaceAll('_', '+')

/** The id in REST form. */
export function formatItemId(oid: string, key: ItemKey): string {
  const head = Buffer.alloc(10)
  head.writeUInt32BE(key.seq, 0)
  head.writeUInt16BE(key.kind === 'mutable' ? key.generation : 0, 4)
  head.writeUInt32BE(key.date === undefined ? 0 : Number(key.date.replaceAll('-', '')), 6)
  return prefixes[key.kind] + toRestForm(Buffer.concat([head, digest(oid, key.kind, head)]).toString('base64'))
}

/** Reads any of the three forms; undefined when it is no id of this mailbox. */
export function parseItemId(oid: string, id: string): ItemKey | undefined {
  const kind = id.startsWith(prefixes.mutable) ? 'mutable' : id.startsWith(prefixes.immutable) ? 'immutable' : undefined
  if (kind === undefined) return undefined
  const bytes = Buffer.from(toEwsForm(id.slice(prefixes[kind].length)), 'base64')
  if (bytes.length !== 10 + digestLength) return undefined
  const head = bytes.subarray(0, 10)
  if (!bytes.subarray(10).equals(digest(oid, kind, head))) return undefined
  const date = String(head.readUInt32BE(6))
  return {
    kind,
    seq: head.readUInt32BE(0),
    generation: head.readUInt16BE(4),
    ...(date.length === 8 && { date: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` }),
  }
}

/** Binds the id to its mailbox: the same event has another id in each. */
function digest(oid: string, kind: string, head: Buffer): Buffer {
  return createHash('sha512').update(`${oid}|${kind}|`).update(head).digest().subarray(0, digestLength)
}
