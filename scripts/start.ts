import { buildPages } from './launch/build-pages.ts'
import { openDataFolder, shownPath } from './launch/data-folder.ts'
import { parseLaunchOptions } from './launch/launch-options.ts'
import { loadCalendars } from './launch/load-calendars.ts'
import { checkPortsAreFree, portsFrom } from './launch/ports.ts'
import { runUntilStopped } from './launch/run-until-stopped.ts'
import { rmsyncSettings, startCloud } from './launch/start-cloud.ts'
import { lastLines, startRmsync } from './launch/start-rmsync.ts'
import { welcome } from './launch/welcome.ts'

await runUntilStopped(async ({ say, onStop, fail }) => {
  const options = parseLaunchOptions(
    'npm start --',
    'Builds the panel and starts the local cloud and rmsync.',
    process.argv.slice(2),
  )
  if (options === undefined) return 'done'
  const ports = portsFrom(options.portBase)
  await checkPortsAreFree(ports)
  await buildPages(say)
  const data = await openDataFolder(options.dataDir, options.fresh)
  const rmsyncUrl = `https://localhost:${ports.rmsync}`

  const cloud = await startCloud({ ports, rmsyncUrl, certificates: data.certificates, stateDir: data.cloudDir })
  onStop(() => cloud.close())
  for (const line of await loadCalendars(cloud.graph, options.calendars)) say(line)

  const { ca: caFile, cert: certFile, key: keyFile } = data.certificateFiles
  const settings = rmsyncSettings(cloud, { port: ports.rmsync, dataDir: data.rmsyncDir, caFile, certFile, keyFile })
  const rmsync = await startRmsync({ url: rmsyncUrl, ca: data.certificates.ca, settings, logFile: data.rmsyncLog })
  let stopping = false
  onStop(() => {
    stopping = true
    return rmsync.stop()
  })
  void rmsync.exited.then(async ({ code, signal }) => {
    if (!stopping)
      fail(`rmsync ended by itself (${signal ?? `exit code ${code}`}). Its log ends with:\n${await lastLines(data.rmsyncLog)}`)
  })
  say(
    welcome({
      cloud,
      dataDir: shownPath(data.dir),
      caFile: shownPath(caFile),
      rmsync: { kind: 'running', logFile: shownPath(data.rmsyncLog) },
    }),
  )
  return 'running'
})
