import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { IfsUser } from '../crm/act-as.ts'
import type { Tables } from '../data/tables.ts'
import { badRequest, notFound, ODataError } from '../odata/odata-error.ts'
import { toTimestamps } from './company-time.ts'
import { detailOf } from './detail.ts'
import { overviewOf, versionOf } from './overview.ts'

interface PageWorld {
  readonly tables: Tables
  /** a person's hand in IFS */
  readonly as: (userId: string) => IfsUser
  readonly isLocked: () => boolean
  readonly setLocked: (locked: boolean) => void
}

const assets = new URL('assets/', import.meta.url).pathname
const wall = z.string().regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)?$/, 'is no date and time')
const Id = z.string().min(1).max(40)
const Edit = z.strictObject({
  user: Id,
  changes: z.strictObject({
    Description: z.string().optional(),
    when: z.strictObject({ start: wall, end: wall }).optional(),
    ActivityType: z.string().optional(),
    SubType: z.string().max(20).optional(),
    OpportunityNo: z.string().optional(),
    Priority: z.string().max(20).optional(),
    Note: z.string().optional(),
    custom: z.record(z.string().regex(/^Cf_\w+$/), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  }),
})
const Acting = z.strictObject({ user: Id })
const Event = Acting.extend({ event: z.enum(['Start', 'Complete', 'Reopen']) })
const Appointment = Acting.extend({ wanted: z.boolean() })
const Line = Acting.extend({ id: Id })
const Lock = z.strictObject({ locked: z.boolean() })

/** The simulated user's way into IFS: a page and its own JSON, without sign-in. */
export async function pageRoutes(app: FastifyInstance, { tables, as, isLocked, setLocked }: PageWorld): Promise<void> {
  await app.register(fastifyStatic, { root: assets, prefix: '/ifs/assets/', index: false })
  for (const path of ['/ifs', '/ifs/', '/ifs/activity/:no'])
    app.get(path, (_request, reply) => reply.header('content-security-policy', "default-src 'self'").sendFile('page.html'))
  app.get('/', (_request, reply) => reply.redirect('/ifs'))

  app.get('/ifs/api/overview', (request, reply) => {
    const { since } = request.query as { since?: string }
    if (since === versionOf(tables, isLocked())) return reply.code(204).send()
    return overviewOf(tables, isLocked())
  })
  app.get('/ifs/api/activities/:no', (request) => {
    const detail = detailOf(tables, numberOf(request))
    if (detail === null) throw notFound(`There is no activity ${numberOf(request)}.`)
    return detail
  })
  const write = (method: 'POST' | 'DELETE', path: string, work: (request: FastifyRequest) => void): void => {
    app.route({
      method,
      url: `/ifs/api/${path}`,
      handler: (request, reply) => {
        work(request)
        return reply.code(204).send()
      },
    })
  }
  write('POST', 'activities/:no', (request) => {
    const { user, changes } = read(request, Edit)
    const { when, custom = {}, ...fields } = changes
    const given = Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
    const times = when === undefined ? {} : toTimestamps(when.start, when.end)
    as(user).editActivity(numberOf(request), { ...given, ...custom, ...times })
  })
  write('DELETE', 'activities/:no', (request) => as(read(request, Acting).user).deleteActivity(numberOf(request)))
  write('POST', 'activities/:no/event', (request) => {
    const { user, event } = read(request, Event)
    as(user).runEvent(numberOf(request), event)
  })
  write('POST', 'activities/:no/appointment', (request) => {
    const { user, wanted } = read(request, Appointment)
    as(user).requestAppointment(numberOf(request), wanted)
  })
  write('POST', 'activities/:no/contacts', (request) => {
    const { user, id } = read(request, Line)
    as(user).addContact(numberOf(request), id)
  })
  write('DELETE', 'activities/:no/contacts', (request) => {
    const { user, id } = read(request, Line)
    as(user).removeContact(numberOf(request), id)
  })
  write('POST', 'activities/:no/representatives', (request) => {
    const { user, id } = read(request, Line)
    as(user).addRepresentative(numberOf(request), id)
  })
  write('DELETE', 'activities/:no/representatives', (request) => {
    const { user, id } = read(request, Line)
    as(user).removeRepresentative(numberOf(request), id)
  })
  write('POST', 'sync-master', (request) => setLocked(read(request, Lock).locked))
}

const numberOf = ({ params }: FastifyRequest): string => (params as { no: string }).no

/** JSON by its content type only: a form on another site can not send that without asking first. */
function read<T>({ headers, body }: FastifyRequest, schema: z.ZodType<T>): T {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) throw badRequest('Send Content-Type: application/json.')
  let json: unknown
  try {
    json = JSON.parse(String(body))
  } catch {
    throw badRequest('The body is no JSON.')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ODataError(400, 'BAD_REQUEST', `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not valid'}`)
}
