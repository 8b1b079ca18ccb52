import * as z from 'zod'
import { Malformed } from '../../domain/errors.ts'
import type { GraphClient, GraphRequest } from './graph-client.ts'
import { parseAs } from './parse-as.ts'

/** A list to its last page, entries as they come. A page that fails fails the list: half a list would look like a whole one. */
export async function readPages(client: GraphClient, asked: GraphRequest): Promise<readonly unknown[]> {
  const entries: unknown[] = []
  const visited = new Set<string>()
  for (let path = asked.path; ;) {
    const page = parseAs(pageSchema, await client.send({ ...asked, path }), asked.what)
    entries.push(...page.value)
    const next = page['@odata.nextLink']
    if (next === undefined) return entries
    if (visited.has(next)) throw new Malformed('Outlook', `The pages of ${asked.what} lead back to an earlier page.`)
    visited.add(next)
    path = client.linkOnOrigin(next)
  }
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })
