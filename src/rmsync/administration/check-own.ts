import { type Checks, type DoctorPorts, fine, needsFix, reasonOf, warning } from './doctor-walk.ts'

const dayMs = 86_400_000
const soonDays = 30
/** Tokens are refused when clocks are minutes apart; seconds do no harm. */
const fineSeconds = 5
const mostSeconds = 60

/** What rmsync itself stands on: database, address, certificate, clock, and who syncs. */
export const ownChecks = (ports: DoctorPorts): Checks => ({
  async database() {
    try {
      await ports.checkDatabase()
      return fine('The database answers.')
    } catch (error) {
      return needsFix(
        reasonOf(error),
        'Start PostgreSQL, or look whether DATABASE_URL names it; with the embedded one, whether the disk is full.',
      )
    }
  },
  async addresses(walk) {
    const host = new URL(ports.publicUrl).host
    try {
      const { status } = await walk.publicAddress()
      if (status === 200) return fine(`${host} answers.`)
      return needsFix(`${host} answers with ${status}.`, 'PUBLIC_URL must lead to rmsync; look at the proxy in between.')
    } catch (error) {
      return needsFix(
        `${host} can not be reached from here: ${reasonOf(error)}`,
        'Look at the name in DNS, the firewall and the proxy in front of rmsync.',
      )
    }
  },
  async certificate(walk) {
    try {
      const { certificateEndsAt } = await walk.publicAddress()
      if (certificateEndsAt === null) return warning('The certificate does not tell its end.', 'Look at it in a browser.')
      const daysLeft = Math.floor((Date.parse(certificateEndsAt) - Date.parse(ports.clock.now())) / dayMs)
      const on = certificateEndsAt.slice(0, 10)
      if (daysLeft >= soonDays) return fine(`Valid until ${on}.`)
      return warning(`Ends in ${daysLeft} days, on ${on}.`, 'Replace TLS_CERT_FILE and TLS_KEY_FILE, then start rmsync again.')
    } catch (error) {
      return needsFix(
        `The certificate is not trusted or not reachable: ${reasonOf(error)}`,
        'Use one of a public authority, with the certificates in between, in TLS_CERT_FILE.',
      )
    }
  },
  async clock() {
    try {
      const { theirTime } = await ports.reach(ports.graphUrl)
      if (theirTime === null)
        return warning('Microsoft did not tell its time.', 'Look whether the server takes its time from the network.')
      const apart = Math.abs(ports.nowMs() - Date.parse(theirTime)) / 1000
      const said = `${apart < 10 ? apart.toFixed(1) : Math.round(apart)} s off, up to ${fineSeconds} s is fine.`
      if (apart <= fineSeconds) return fine(said)
      const fix = 'Let the server take its time from the network (NTP).'
      return apart <= mostSeconds
        ? warning(said, fix)
        : needsFix(said, `${fix} Sign-ins are refused when clocks are minutes apart.`)
    } catch (error) {
      return needsFix(
        `Microsoft Graph can not be reached: ${reasonOf(error)}`,
        'Let rmsync reach graph.microsoft.com on port 443.',
      )
    }
  },
  async representatives() {
    const rows = await ports.store.representatives().catch(() => null)
    if (rows === null) return needsFix('They can not be read from the database.', 'Mend the database first.')
    const active = rows.filter((row) => row.syncActive).length
    if (active > 0) return fine(`${active} of ${rows.length} sync.`)
    if (rows.length > 0) return warning('Sync is off for everybody.', 'Turn Sync Active on for those who are to sync.')
    return warning(
      'IFS named nobody who can sync.',
      'Grant EXCHANGE_SYNC_USER in IFS, see that addresses are there, then refresh the list.',
    )
  },
})
