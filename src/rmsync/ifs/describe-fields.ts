import { Malformed } from '../../domain/errors.ts'
import type { FieldDescription, FieldOwner } from '../../domain/field.ts'
import type { IfsContext } from './ifs-context.ts'
import type { EntitySet, IfsMapping } from './ifs-mapping.ts'
import { recordTypeOf } from './ifs-metadata.ts'
import type { AttributeModel, ProjectionModel } from './parse-metadata.ts'

/** Attributes of such records in `$metadata`, in its order; of contacts those that any kind of owner's contacts have. */
export async function fieldsOf({ mapping, metadata }: IfsContext, owner: FieldOwner): Promise<readonly FieldDescription[]> {
  const found = new Map<string, FieldDescription>()
  const taken = new Set<string | null>(owner === 'activity' ? Object.values(mapping.activity.attributes) : [])
  for (const set of setsOf(mapping, owner)) {
    const model = await metadata.modelOf(set.projection)
    const type = recordTypeOf(model, set.entitySet)
    if (type === undefined)
      throw new Malformed(
        'IFS',
        `The $metadata of ${set.projection} has no entity set ${set.entitySet}. Correct the IFS mapping.`,
      )
    for (const [name, attribute] of type.attributes)
      if (!metaFields.has(name) && !found.has(name))
        found.set(name, { ...toField(name, attribute, model), ...(taken.has(name) ? { isTaken: true } : {}) })
  }
  return [...found.values()]
}

const setsOf = ({ activity, contacts, representatives }: IfsMapping, owner: FieldOwner): readonly EntitySet[] =>
  ({ activity: [activity], contact: contacts, representative: [representatives] })[owner]

/** On every record of IFS, and nothing that a person reads (contract 3.5). */
const metaFields: ReadonlySet<string> = new Set(['luname', 'keyref', 'Objgrants', 'Objkey'])

function toField(
  name: string,
  { type, maxLength, scale, label }: AttributeModel,
  { enumerations }: ProjectionModel,
): FieldDescription {
  const members = enumerations.get(type)
  return {
    name,
    label: label ?? toWords(name),
    type: members === undefined ? (kinds[type] ?? 'text') : 'choice',
    maxLength,
    choices: [...(members ?? [])],
    isCustom: name.startsWith(customPrefix),
    ...(wholeNumbers.has(type) || (type === 'Edm.Decimal' && scale === 0) ? { isWhole: true } : {}),
  }
}

/** Custom attributes (contract 3.2). */
const customPrefix = 'Cf_'

const wholeNumbers: ReadonlySet<string> = new Set(['Edm.Byte', 'Edm.SByte', 'Edm.Int16', 'Edm.Int32', 'Edm.Int64'])

const kinds: Readonly<Record<string, FieldDescription['type']>> = {
  'Edm.Boolean': 'yes-no',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'timestamp',
  ...Object.fromEntries(
    ['Decimal', 'Double', 'Single', 'Byte', 'SByte', 'Int16', 'Int32', 'Int64'].map((number) => [`Edm.${number}`, 'number']),
  ),
}

/** `Cf_MeetingChannel` reads as “Meeting channel” where no label is stated. */
function toWords(name: string): string {
  const words = name
    .replace(customPrefix, '')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .trim()
    .toLowerCase()
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
