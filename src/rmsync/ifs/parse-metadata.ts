import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { Malformed } from '../../domain/errors.ts'

export interface AttributeModel {
  readonly type: string
  readonly maxLength: number | null
  /** Decimals of a decimal; null where it is not stated or may vary. */
  readonly scale: number | null
  /** For a person; null where none is stated. */
  readonly label: string | null
}

/** A record type of a projection: its attributes and its child collections. */
export interface RecordType {
  readonly attributes: ReadonlyMap<string, AttributeModel>
  /** Navigation name → full name of the record type behind it. */
  readonly children: ReadonlyMap<string, string>
}

/** The part of a projection's `$metadata` (EDMX) that the product asks about. Types go by their full names. */
export interface ProjectionModel {
  /** Entity set → full name of its record type. */
  readonly entitySets: ReadonlyMap<string, string>
  readonly recordTypes: ReadonlyMap<string, RecordType>
  /** Enumeration → names of its members. */
  readonly enumerations: ReadonlyMap<string, ReadonlySet<string>>
  /** Names of actions, without the namespace. */
  readonly actions: ReadonlySet<string>
}

const several = [
  'Schema',
  'EntityType',
  'EnumType',
  'Member',
  'Property',
  'Annotation',
  'NavigationProperty',
  'Action',
  'EntityContainer',
  'EntitySet',
]
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  // labels hold `&amp;` and its like; more than a document's worth of them is an attack
  processEntities: { enabled: true, maxTotalExpansions: 10_000, maxExpandedLength: 1_000_000 },
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && several.includes(name),
})

const Named = z.object({ Name: z.string() })
const EntityTypeSchema = Named.extend({
  Property: z
    .array(
      Named.extend({
        Type: z.string(),
        MaxLength: z.string().optional(),
        Scale: z.string().optional(),
        Annotation: z.array(z.object({ Term: z.string(), String: z.string().optional() })).default([]),
      }),
    )
    .default([]),
  NavigationProperty: z.array(Named.extend({ Type: z.string() })).default([]),
})
const SchemaSchema = z.object({
  Namespace: z.string(),
  EntityType: z.array(EntityTypeSchema).default([]),
  EnumType: z.array(Named.extend({ Member: z.array(Named).default([]) })).default([]),
  Action: z.array(Named).default([]),
  EntityContainer: z.array(z.object({ EntitySet: z.array(Named.extend({ EntityType: z.string() })).default([]) })).default([]),
})
const DocumentSchema = z.object({ Edmx: z.object({ DataServices: z.object({ Schema: z.array(SchemaSchema) }) }) })

export function parseMetadata(xml: string, projection: string): ProjectionModel {
  const schemas = parseSchemas(xml, projection)
  const named = <Item extends { Name: string }, Value>(
    pick: (schema: z.infer<typeof SchemaSchema>) => Item[],
    toValue: (item: Item) => Value,
  ) =>
    new Map(schemas.flatMap((schema) => pick(schema).map((item) => [`${schema.Namespace}.${item.Name}`, toValue(item)] as const)))
  const containers = schemas.flatMap(({ EntityContainer }) => EntityContainer)
  return {
    entitySets: new Map(
      containers.flatMap(({ EntitySet }) => EntitySet.map(({ Name, EntityType }) => [Name, EntityType] as const)),
    ),
    recordTypes: named(({ EntityType }) => EntityType, toRecordType),
    enumerations: named(
      ({ EnumType }) => EnumType,
      ({ Member }) => new Set(Member.map(({ Name }) => Name)),
    ),
    actions: new Set(schemas.flatMap(({ Action }) => Action.map(({ Name }) => Name))),
  }
}

function parseSchemas(xml: string, projection: string): z.infer<typeof SchemaSchema>[] {
  try {
    return DocumentSchema.parse(parser.parse(xml)).Edmx.DataServices.Schema
  } catch (error) {
    throw new Malformed('IFS', `IFS answered the $metadata of ${projection} with something that is no EDMX document.`, {
      cause: error,
    })
  }
}

function toRecordType({ Property, NavigationProperty }: z.infer<typeof EntityTypeSchema>): RecordType {
  return {
    attributes: new Map(
      Property.map(
        ({ Name, Type, MaxLength, Scale, Annotation }) =>
          [Name, { type: Type, maxLength: toLength(MaxLength), scale: toScale(Scale), label: toLabel(Annotation) }] as const,
      ),
    ),
    children: new Map(NavigationProperty.map(({ Name, Type }) => [Name, Type.replace(/^Collection\((.*)\)$/, '$1')] as const)),
  }
}

/** `max` and nonsense both mean that no length is stated. */
function toLength(text: string | undefined): number | null {
  const length = Number(text)
  return Number.isInteger(length) && length > 0 ? length : null
}

const toScale = (text: string | undefined): number | null => (/^\d+$/.test(text ?? '') ? Number(text) : null)

/** The vocabularies of OASIS and SAP have terms for it; which one IFS uses is not published, so any is taken. */
const toLabel = (annotations: readonly { readonly Term: string; readonly String?: string | undefined }[]): string | null =>
  annotations.find(({ Term, String: text }) => /(^|\.)(Label|Description)$/.test(Term) && (text ?? '') !== '')?.String ?? null
