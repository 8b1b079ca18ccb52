import { createRequire } from 'node:module'
import { createGenerator } from 'ts-json-schema-generator'

/** By the name of the type. */
export type Definitions = Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>

/** Prints the JSON schemas of Microsoft's own types of Graph, as one object of definitions. */
const path = createRequire(import.meta.url).resolve('@microsoft/microsoft-graph-types/microsoft-graph.d.ts')
const generator = createGenerator({ path, skipTypeCheck: true, additionalProperties: false, jsDoc: 'none' })
const roots = ['User', 'Subscription', 'ChangeNotificationCollection', 'ConvertIdResult', 'PublicError', 'OpenTypeExtension']
const definitions: Definitions = Object.assign({}, ...roots.map((root) => generator.createSchema(root).definitions))
process.stdout.write(JSON.stringify(definitions))
