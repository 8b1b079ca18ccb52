import { XMLBuilder } from 'fast-xml-parser'
import type { Attribute, EntityType, Projection } from '../model/entity-model.ts'

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})

/** The projection's EDMX: sets, types with their lengths, enumerations, actions (ifs.md §3.1). */
export function metadataOf(projection: Projection): string {
  const namespace = `IfsApp.${projection.name}`
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'edmx:Edmx': {
      '@Version': '4.0',
      '@xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx',
      'edmx:DataServices': {
        Schema: {
          '@Namespace': namespace,
          '@xmlns': 'http://docs.oasis-open.org/odata/ns/edm',
          EnumType: Object.entries(projection.enumerations).map(([name, members]) => ({
            '@Name': name,
            Member: members.map((member, value) => ({ '@Name': member, '@Value': value })),
          })),
          EntityType: projection.types.map((type) => entityType(type, namespace)),
          Action: projection.types.flatMap((type) => (type.events ?? []).map((event) => action(type, event, namespace))),
          Function: projection.types
            .filter(({ defaults }) => defaults !== undefined)
            .map((type) => defaultFunction(type, namespace)),
          EntityContainer: {
            '@Name': `${projection.name}Container`,
            EntitySet: Object.entries(projection.sets).map(([name, type]) => ({
              '@Name': name,
              '@EntityType': `${namespace}.${type}`,
            })),
          },
        },
      },
    },
  }
  return builder.build(document)
}

const metaFields = ['luname', 'keyref', 'Objgrants', 'Objkey']

function entityType(type: EntityType, namespace: string): object {
  return {
    '@Name': type.name,
    Key: { PropertyRef: type.keys.map((key) => ({ '@Name': key })) },
    Property: [
      ...metaFields.map((name) => ({ '@Name': name, '@Type': 'Edm.String' })),
      ...type.attributes.map((attribute) => property(attribute, type, namespace)),
    ],
    NavigationProperty: [
      ...Object.entries(type.children ?? {}).map(([name, child]) => ({
        '@Name': name,
        '@Type': `Collection(${namespace}.${child})`,
        '@ContainsTarget': 'true',
      })),
      ...Object.entries(type.references ?? {}).map(([name, reference]) => ({
        '@Name': name,
        '@Type': `${namespace}.${reference.type}`,
      })),
    ],
  }
}

function property({ name, type, maxLength, label }: Attribute, { keys }: EntityType, namespace: string): object {
  return {
    '@Name': name,
    '@Type': typeName(type, namespace),
    ...(keys.includes(name) ? { '@Nullable': 'false' } : {}),
    ...(maxLength === undefined ? {} : { '@MaxLength': maxLength }),
    ...(type === 'Timestamp' ? { '@Precision': 0 } : {}),
    ...(type === 'Number' ? { '@Scale': 'variable' } : {}),
    ...(label === undefined ? {} : { Annotation: { '@Term': 'Org.OData.Core.V1.Description', '@String': label } }),
  }
}

function typeName(type: Attribute['type'], namespace: string): string {
  if (typeof type === 'object') return `${namespace}.${type.enum}`
  return { Timestamp: 'Edm.DateTimeOffset', Number: 'Edm.Decimal' }[type as string] ?? `Edm.${type}`
}

const action = ({ name }: EntityType, event: string, namespace: string): object => ({
  '@Name': `${name}_${event}`,
  '@IsBound': 'true',
  Parameter: { '@Name': 'Record', '@Type': `${namespace}.${name}`, '@Nullable': 'false' },
  ReturnType: { '@Type': `${namespace}.${name}` },
})

const defaultFunction = ({ name }: EntityType, namespace: string): object => ({
  '@Name': `${name}_Default`,
  '@IsBound': 'true',
  Parameter: { '@Name': 'Collection', '@Type': `Collection(${namespace}.${name})`, '@Nullable': 'false' },
  ReturnType: { '@Type': `${namespace}.${name}` },
})
