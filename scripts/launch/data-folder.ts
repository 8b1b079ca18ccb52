import { mkdir, rm } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { LaunchError } from './launch-error.ts'
import { certificateFiles, loadOrMakeLocalCertificates, type LocalCertificates } from '../../src/standins/tls.ts'

interface DataFolder {
  readonly dir: string
  readonly cloudDir: string
  readonly rmsyncDir: string
  readonly rmsyncLog: string
  readonly rmsyncSettingsFile: string
  readonly certificateFiles: ReturnType<typeof certificateFiles>
  readonly certificates: LocalCertificates
}

/** Everything that outlives a run. `fresh` forgets what was done, not the certificate a person accepted in the browser. */
export async function openDataFolder(dataDir: string, fresh: boolean): Promise<DataFolder> {
  const dir = resolve(dataDir)
  const [cloudDir, rmsyncDir, certificatesDir] = [join(dir, 'cloud'), join(dir, 'rmsync'), join(dir, 'certificates')]
  const rmsyncLog = join(dir, 'rmsync.log')
  if (fresh) {
    // these by name: the folder may be one that holds other things too
    for (const path of [cloudDir, rmsyncDir, rmsyncLog]) await rm(path, { recursive: true, force: true })
  }
  await mkdir(dir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new LaunchError(
      `${dataDir} can not be the data folder: ${error.code === 'EEXIST' ? 'it is a file' : error.message}. Name another with --data.`,
    )
  })
  return {
    dir,
    cloudDir,
    rmsyncDir,
    rmsyncLog,
    rmsyncSettingsFile: join(dir, 'rmsync.json'),
    certificateFiles: certificateFiles(certificatesDir),
    certificates: await loadOrMakeLocalCertificates(certificatesDir),
  }
}

/** A path as a person would type it here. */
export function shownPath(path: string): string {
  const short = relative('', path)
  return short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? path : short
}
