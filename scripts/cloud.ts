import { writeFile } from 'node:fs/promises'
import { buildPages } from './launch/build-pages.ts'
import { openDataFolder, shownPath } from './launch/data-folder.ts'
import { parseLaunchOptions } from './launch/launch-options.ts'
import { loadCalendars } from './launch/load-calendars.ts'
import { checkPortsAreFree, portsFrom } from './launch/ports.ts'
import { runUntilStopped } from './launch/run-until-stopped.ts'
import { rmsyncSettings, startCloud } from './launch/start-cloud.ts'
import { welcome } from './launch/welcome.ts'

await runUntilStopped(async ({ say, onStop }) => {
  const options = parseLaunchOptions('npm run cloud --', 'Starts the local cloud without rmsync.', process.argv.slice(2))
  if (options === undefined) return 'done'
  const ports = portsFrom(options.portBase)
  // rmsync may run already: it is not ours to start
  await checkPortsAreFree(ports, ['identity', 'graph', 'ifs', 'outlook'])
  await buildPages(say)
  const data = await openDataFolder(options.dataDir, options.fresh)

  const cloud = await startCloud({
    ports,
    rmsyncUrl: `https://localhost:${ports.rmsync}`,
    certificates: data.certificates,
    stateDir: data.cloudDir,
  })
  onStop(() => cloud.close())
  for (const line of await loadCalendars(cloud.graph, options.calendars)) say(line)

  const { ca: caFile, cert: certFile, key: keyFile } = data.certificateFiles
  const settings = rmsyncSettings(cloud, { port: ports.rmsync, dataDir: data.rmsyncDir, caFile, certFile, keyFile })
  await writeFile(data.rmsyncSettingsFile, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
  say(
    welcome({
      cloud,
      dataDir: shownPath(data.dir),
      caFile: shownPath(caFile),
      rmsync: { kind: 'apart', settingsFile: shownPath(data.rmsyncSettingsFile) },
    }),
  )
  return 'running'
})
