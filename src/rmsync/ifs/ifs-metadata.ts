import type { IfsConnection } from './ifs-connection.ts'
import type { EntitySet } from './ifs-mapping.ts'
import { quoted } from './odata-text.ts'
import { type AttributeModel, parseMetadata, type ProjectionModel, type RecordType } from './parse-metadata.ts'

/** `$metadata` of the projections in use, read once and kept. */
export interface IfsMetadata {
  modelOf(projection: string): Promise<ProjectionModel>
  attributeOf(set: EntitySet, attribute: string): Promise<AttributeModel | null>
  /** A value as a `$filter` writes it: enumeration members carry the name of their type (contract 3.7, 3.8). */
  literalOf(set: EntitySet, attribute: string, value: string): Promise<string>
}

/** Documents are large and change with an upgrade of IFS only. */
const keptMs = 60 * 60_000

export function createIfsMetadata(ifs: IfsConnection): IfsMetadata {
  const kept = new Map<string, { model: Promise<ProjectionModel>; until: number }>()

  async function read(projection: string): Promise<ProjectionModel> {
    const what = `the $metadata of ${projection}`
    const accept = { accept: 'application/xml' }
    const ask = { method: 'GET', projection, path: '$metadata', headers: accept, what, isWrite: false, missing: 'any' } as const
    const { text } = await ifs.send(ask)
    return parseMetadata(text, projection)
  }

  function modelOf(projection: string): Promise<ProjectionModel> {
    const known = kept.get(projection)
    if (known !== undefined && ifs.now() < known.until) return known.model
    const model = read(projection)
    kept.set(projection, { model, until: ifs.now() + keptMs })
    // a failure is not kept
    model.catch(() => kept.delete(projection))
    return model
  }

  async function attributeOf(set: EntitySet, attribute: string) {
    const type = recordTypeOf(await modelOf(set.projection), set.entitySet)
    return type?.attributes.get(attribute) ?? null
  }

  return {
    modelOf,
    attributeOf,
    async literalOf(set, attribute, value) {
      const type = (await attributeOf(set, attribute))?.type ?? 'Edm.String'
      return type.startsWith('Edm.') ? quoted(value) : `${type}${quoted(value)}`
    },
  }
}

export const recordTypeOf = (model: ProjectionModel, entitySet: string): RecordType | undefined =>
  model.recordTypes.get(model.entitySets.get(entitySet) ?? '')
