import { z } from 'zod'
import { doctorChecks } from '../domain/doctor.ts'

/** One check of the doctor, or of the connection test. */
export const DoctorCheckSchema = z.object({
  id: z.enum(doctorChecks),
  title: z.string(),
  /** `skipped`: it needs one that failed before it. */
  outcome: z.enum(['fine', 'warning', 'needs-fix', 'skipped']),
  /** What was seen, in one sentence. */
  found: z.string(),
  /** What to do; empty when fine. */
  fix: z.string(),
  /** What to run or where to click, to be copied as it is. */
  command: z.string().nullable(),
  tookMs: z.number(),
})
export type DoctorCheckView = z.infer<typeof DoctorCheckSchema>

export const DoctorReportSchema = z.object({
  ranAt: z.string(),
  tookMs: z.number(),
  by: z.string(),
  checks: z.array(DoctorCheckSchema),
})
export type DoctorReportView = z.infer<typeof DoctorReportSchema>

/** `POST /api/admin/doctor`: walks the installation in order; with `only`, just these (and what they need). Answers the report. */
export const RunDoctorRequestSchema = z.object({
  only: z.array(z.enum(doctorChecks)).max(50).optional(),
  /** Address of a mailbox that rmsync must not be able to open; without one the check of the scope says how to make it. */
  mailboxOutOfScope: z.string().max(320).optional(),
})
export type RunDoctorRequest = z.infer<typeof RunDoctorRequestSchema>

/** `GET /api/admin/doctor`: the last report; null when it never ran. */
export const LastDoctorReportSchema = z.object({ report: DoctorReportSchema.nullable() })
export type LastDoctorReport = z.infer<typeof LastDoctorReportSchema>

/** `POST /api/admin/configuration/test` tries each permission, with what is entered but not saved yet where it is given. */
export const TestConnectionRequestSchema = z.object({
  tenantId: z.string().max(100).optional(),
  applicationId: z.string().max(100).optional(),
  credential: z.enum(['secret', 'certificate']).optional(),
  clientSecret: z.string().max(1000).optional(),
  clientCertificate: z.string().max(65_536).optional(),
})
export type TestConnectionRequest = z.infer<typeof TestConnectionRequestSchema>
