import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  DoctorReportSchema,
  LastDoctorReportSchema,
  RunDoctorRequestSchema,
  TestConnectionRequestSchema,
} from '../../../api/admin-doctor.ts'
import { runDoctor } from '../../administration/doctor.ts'
import type { DoctorCheckId } from '../../../domain/doctor.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'

/** What the connection test tries of the doctor's walk. */
const connection: readonly DoctorCheckId[] = [
  'app-registration',
  'permission-users',
  'permission-calendars',
  'permission-categories',
  'ifs-sign-in',
  'ifs-service-user',
]

export const adminDoctorRoutes =
  ({ admin }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/doctor',
      { schema: { summary: 'The last report of the doctor', response: { 200: LastDoctorReportSchema } } },
      async () => ({ report: plain(await admin.doctor.reports.lastReport()) }),
    )
    app.post(
      '/doctor',
      {
        schema: {
          summary: 'Walk the whole installation, or some checks of it',
          body: RunDoctorRequestSchema,
          response: { 200: DoctorReportSchema },
        },
      },
      async ({ body, person }) => {
        const request = { only: body.only ?? null, mailboxOutOfScope: body.mailboxOutOfScope ?? null }
        return plain(await runDoctor(admin.doctor, request, person.name))
      },
    )
    app.post(
      '/configuration/test',
      {
        schema: {
          summary: 'Try each permission, with what is entered but not saved yet',
          body: TestConnectionRequestSchema,
          response: { 200: DoctorReportSchema },
        },
      },
      async ({ body, person }) =>
        admin.tryCredentials(body, async (calendar) =>
          plain(await runDoctor({ ...admin.doctor, calendar }, { only: connection, mailboxOutOfScope: null }, person.name)),
        ),
    )
    return Promise.resolve()
  }
