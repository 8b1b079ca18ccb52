import type { Kysely } from 'kysely'
import type { DoctorStore } from '../ports/doctor.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { json } from './rows.ts'
import type { Tables } from './tables.ts'

export function createDoctorStore(tables: Kysely<Tables>): DoctorStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    lastReport: async () => (await db.selectFrom('doctor_reports').select('report').executeTakeFirst())?.report ?? null,
    async saveReport(report) {
      const values = { report: json(report) }
      await db
        .insertInto('doctor_reports')
        .values({ id: 1, ...values })
        .onConflict((clash) => clash.column('id').doUpdateSet(values))
        .execute()
    },
  }
}
