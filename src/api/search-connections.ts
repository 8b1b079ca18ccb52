import { z } from 'zod'
import { ConnectionKindSchema, ConnectionSchema } from './schemas.ts'

/** `GET /api/connections?text=…&kinds=account,lead`: accounts, leads, suppliers and supplier requests by name or number. */
export const SearchConnectionsQuerySchema = z.object({
  text: z.string().max(100),
  kinds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(ConnectionKindSchema).min(1)),
})
export const SearchConnectionsResponseSchema = z.object({ connections: z.array(ConnectionSchema) })
export type SearchConnectionsResponse = z.infer<typeof SearchConnectionsResponseSchema>

/** `GET /api/opportunities?kind=account&id=10045`: open opportunities of a connection. */
export const OpportunitiesQuerySchema = z.object({ kind: ConnectionKindSchema, id: z.string().min(1) })
export const OpportunitiesResponseSchema = z.object({
  opportunities: z.array(z.object({ opportunityNo: z.string(), name: z.string() })),
})
export type OpportunitiesResponse = z.infer<typeof OpportunitiesResponseSchema>
