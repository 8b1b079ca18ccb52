import { createHash, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** PEM texts. `cert` is leaf + CA: Chromium matches the pin of the CA only if the server sends the CA along (identity.md §5). */
export interface LocalCertificates {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const dayMs = 24 * 60 * 60 * 1000
/** Browsers refuse leaves that live longer than 398 days, and nobody should trust a throw-away CA for long. */
const lifetimeDays = 90
const leastRemainingMs = 2 * dayMs

/** A CA that signs one leaf and is then forgotten: its private key leaves this function nowhere. */
export async function makeLocalCertificates(now = new Date()): Promise<LocalCertificates> {
  const validity = {
    // an hour back: a browser on another machine may have a slow clock
    notBeforeDate: new Date(now.getTime() - 60 * 60 * 1000),
    notAfterDate: new Date(now.getTime() + lifetimeDays * dayMs),
    keyType: 'ec' as const,
    curve: 'P-256' as const,
    algorithm: 'sha256',
  }
  // a name of its own for each CA: two authorities with one name and different keys confuse certificate stores
  const authorityName = `RM Panel local cloud CA ${randomBytes(4).toString('hex')}`
  const authority = await generate([{ name: 'commonName', value: authorityName }], {
    ...validity,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  })
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...validity,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          // a second site on the same machine, to try what a browser does when host and panel are cross-site (identity.md §1.7)
          { type: 2, value: 'outlook.localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  const ca = withNewline(authority.cert)
  return { ca, cert: withNewline(leaf.cert) + ca, key: leaf.private }
}

/** Keeps the certificates in `dir`, so that a person accepts them in the browser once and not at every start. */
export async function loadOrMakeLocalCertificates(dir: string, now = new Date()): Promise<LocalCertificates> {
  const kept = await readKept(dir)
  if (kept !== undefined && isUsable(kept, now)) return kept
  const made = await makeLocalCertificates(now)
  await mkdir(dir, { recursive: true })
  const files = certificateFiles(dir)
  await write(files.ca, made.ca, 0o644)
  await write(files.cert, made.cert, 0o644)
  await write(files.key, made.key, 0o600)
  return made
}

/** Base64 SHA-256 of the CA's public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
export function spkiPin(ca: string): string {
  const publicKey = new X509Certificate(ca).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(publicKey).digest('base64')
}

export const certificateFiles = (dir: string): Readonly<Record<'ca' | 'cert' | 'key', string>> => ({
  ca: join(dir, 'ca.pem'),
  cert: join(dir, 'leaf.pem'),
  key: join(dir, 'leaf-key.pem'),
})

async function readKept(dir: string): Promise<LocalCertificates | undefined> {
  try {
    const files = certificateFiles(dir)
    const [ca, cert, key] = await Promise.all([files.ca, files.cert, files.key].map((path) => readFile(path, 'utf8')))
    return { ca: ca ?? '', cert: cert ?? '', key: key ?? '' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A start that died between two of the three files leaves a set that does not belong together: then a new one is made. */
function isUsable({ ca, cert, key }: LocalCertificates, now: Date): boolean {
  try {
    const authority = new X509Certificate(ca)
    const leaf = new X509Certificate(cert)
    const stillValid = new Date(leaf.validTo).getTime() - now.getTime() > leastRemainingMs
    return stillValid && leaf.verify(authority.publicKey) && leaf.checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

async function write(path: string, text: string, mode: number): Promise<void> {
  const partial = `${path}.new`
  await writeFile(partial, text, { mode })
  await rename(partial, path)
}

const withNewline = (pem: string): string => (pem.endsWith('\n') ? pem : `${pem}\n`)
