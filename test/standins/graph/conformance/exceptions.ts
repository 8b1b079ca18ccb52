import type { Exception } from './schemas.ts'

/** What the stand-in sends as Microsoft does, though the types of Microsoft say otherwise. */
export const exceptionsOfTypes: readonly Exception[] = [
  {
    at: /error \/innerError$/,
    source:
      'The type has neither date nor request-id nor client-request-id; the description says "the structure of this object is service-specific", and every answer of Graph has them.',
  },
  {
    at: /^GET .*\/events\/[^/]+ $/,
    member: 'occurrenceId',
    source: 'In no metadata of v1.0; payloads of v1.0 have it (graph-mocks, 2025). The stand-in answers it when it is selected.',
  },
  {
    at: /\/extensions(\/[^/ ]+)? (\/value\/\*)?$/,
    member: 'linkId',
    source:
      'An open type (docs: opentypeextension): what an application keeps stands beside id and name, under names of its own.',
  },
  {
    at: /^GET .*\/events\/[^/]+ \/extensions(\/\*)?$/,
    source: 'The type of an expanded extension is that of the abstract one, without even its name (docs: opentypeextension-get).',
  },
  {
    at: /^notification \/value\/\*\/resourceData$/,
    source: 'The type names no member of resourceData; the documentation of change notifications names id beside annotations.',
  },
]

/** Operations that the description leaves out, and where they are described. */
export const undescribedOperations: readonly { readonly operation: string; readonly source: string }[] = [
  { operation: 'POST /translateExchangeIds', source: 'docs: user-translateexchangeids; not among the paths selected' },
  { operation: 'POST /$batch', source: 'docs: json-batching; no description of an OData service has its batch' },
  { operation: 'GET /nothing/here', source: 'asked for to be refused' },
]

/** What the adapter asks for, although a type or the description knows nothing of it. */
export const exceptionsOfRequests: readonly { readonly request: string; readonly source: string }[] = [
  {
    request: 'POST /$batch is not described',
    source:
      'docs: json-batching; no description of an OData service has its batch. Its parts are checked as requests of their own.',
  },
  {
    request: 'GET /calendarView/delta has no parameter $skiptoken',
    source: 'A link that Graph gave, followed as it is (docs: delta-query-overview).',
  },
  {
    request: 'GET /calendarView/delta has no parameter $deltatoken',
    source: 'A link that Graph gave, followed as it is (docs: delta-query-overview).',
  },
  {
    request: 'GET /calendarView/delta needs startDateTime',
    source: 'The window of the first call is encoded in the token (docs: delta-query-events).',
  },
  {
    request: 'GET /calendarView/delta needs endDateTime',
    source: 'The window of the first call is encoded in the token (docs: delta-query-events).',
  },
]
