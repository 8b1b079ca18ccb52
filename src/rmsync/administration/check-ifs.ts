import type { DoctorCheckId } from '../../domain/doctor.ts'
import type { CrmCheck } from '../ports/crm.ts'
import { type Checks, fine, type Finding, needsFix, reasonOf, skipped, type Walk } from './doctor-walk.ts'

const steps: Readonly<Partial<Record<DoctorCheckId, CrmCheck['step']>>> = {
  'ifs-sign-in': 'sign-in',
  'ifs-projections': 'projections',
  'ifs-mapping': 'mapping',
  'ifs-permission-sets': 'permission-sets',
  'ifs-service-user': 'service-user',
}
/** Run in the IFS database by its administrator; delivered with IFS. */
const unlockScript = 'Rmpanl\\manualdeploy\\UpdateSyncMasterUser.sql'

/** The way to IFS, as the adapter walks it. */
export const ifsChecks: Checks = Object.fromEntries(
  Object.entries(steps).map(([id, step]) => [id, (walk: Walk) => look(walk, step)]),
)

async function look(walk: Walk, step: CrmCheck['step']): Promise<Finding> {
  let found: readonly CrmCheck[]
  try {
    found = await walk.ifs()
  } catch (error) {
    return needsFix(reasonOf(error), 'Look whether IFS_URL leads to IFS.')
  }
  const checks = found.filter((check) => check.step === step)
  const [first] = checks
  if (first === undefined) return skipped('An earlier step failed.', 'Mend that one first.')
  const locked = checks.find((check) => check.outcome === 'locked')
  if (locked !== undefined)
    return needsFix(
      `${locked.found} Nothing can be relayed.`,
      locked.fix === '' ? 'Run this script in the IFS database and activate the user.' : locked.fix,
      unlockScript,
    )
  const failed = checks.filter((check) => check.outcome === 'failed')
  if (failed.length > 0)
    return needsFix(
      together(failed, (check) => check.found),
      together(failed, (check) => check.fix),
    )
  return fine(together(checks, (check) => check.found))
}

const mostSaid = 5
const together = (checks: readonly CrmCheck[], part: (check: CrmCheck) => string): string => {
  const said = [...new Set(checks.map(part))]
  return said.length <= mostSaid ? said.join(' ') : `${said.slice(0, mostSaid).join(' ')} And ${said.length - mostSaid} more.`
}
