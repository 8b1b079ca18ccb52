import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rmsyncSettings, startCloud, type Cloud } from '../../scripts/launch/start-cloud.ts'
import { makeLocalCertificates } from '../../src/standins/tls.ts'
import { freePort } from '../support/free-port.ts'
import { PeopleAtWork } from './people-at-work.ts'
import { RmsyncChild, startFront } from './rmsync-cluster.ts'

export interface Office {
  readonly cloud: Cloud
  /** Where people and administrators reach rmsync. */
  readonly url: string
  readonly people: PeopleAtWork
  /** Not started yet. */
  readonly children: readonly RmsyncChild[]
  /** What each of them runs with, but for its port. */
  readonly settings: Readonly<Record<string, string>>
  /** PEM of the authority of all certificates. */
  readonly ca: string
  readonly databaseFolder: string
  close(): Promise<void>
}

interface OfficeOptions {
  /** Processes that share one database; more than one need PostgreSQL. */
  readonly processes: number
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
  readonly random: (below: number) => number
  readonly more?: Readonly<Record<string, string>>
}

/** The local cloud, people who work in it, and rmsync as processes of its own behind one address. */
export async function startOffice({ processes, databaseUrl, random, more = {} }: OfficeOptions): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'rm-panel-office-'))
  const certificates = await makeLocalCertificates()
  const files = { caFile: join(folder, 'ca.pem'), certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
  await writeFile(files.caFile, certificates.ca)
  await writeFile(files.certFile, certificates.cert)
  await writeFile(files.keyFile, certificates.key)
  const ports = await Promise.all(Array.from({ length: processes }, () => freePort()))
  const front = await startFront(ports)
  const url = `https://localhost:${front.port}`
  const cloud = await startCloud({ rmsyncUrl: url, certificates })
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }
  const settings = { ...rmsyncSettings(cloud, { port: 0, dataDir: join(folder, 'rmsync'), ...files }), ...database, ...more }
  const children = ports.map(
    (port, index) => new RmsyncChild({ ...settings, PORT: String(port) }, join(folder, `rmsync-${index}.log`)),
  )
  const people = new PeopleAtWork(cloud, url, certificates.ca, random)
  return {
    cloud,
    url,
    people,
    children,
    settings,
    ca: certificates.ca,
    databaseFolder: join(folder, 'rmsync', 'database'),
    async close() {
      for (const child of children) await child.kill()
      await people.close()
      await cloud.close()
      await front.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
