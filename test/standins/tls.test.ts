import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadOrMakeLocalCertificates, makeLocalCertificates, spkiPin, type LocalCertificates } from '../../src/standins/tls.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What a Node client that trusts only `ca` hears from a server that has `served`. */
async function visit(served: LocalCertificates, ca: string, servername: string): Promise<string> {
  const server = createServer({ key: served.key, cert: served.cert }, (_, response) => response.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await new Promise<string>((resolve) => {
      const { port } = server.address() as AddressInfo
      const call = request({ host: '127.0.0.1', port, ca, servername, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', resolve)
      })
      call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end()
    })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

describe('makeLocalCertificates', () => {
  it('makes a leaf that clients trusting only the CA accept for every local name', async () => {
    const made = await makeLocalCertificates()
    const heard = await Promise.all(['localhost', 'outlook.localhost'].map((name) => visit(made, made.ca, name)))
    expect(heard).toEqual(['hello', 'hello'])
    expect(new X509Certificate(made.cert).subjectAltName).toBe(
      'DNS:localhost, DNS:outlook.localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    )
  })

  it('makes a leaf that is refused for another name and by clients of another CA', async () => {
    const [made, other] = await Promise.all([makeLocalCertificates(), makeLocalCertificates()])
    expect([await visit(made, made.ca, 'elsewhere.example'), await visit(made, other.ca, 'localhost')]).toEqual([
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ])
  })

  it('sends the CA along and pins its public key', async () => {
    const made = await makeLocalCertificates()
    expect(made.cert.endsWith(made.ca)).toBe(true)
    expect(spkiPin(made.ca)).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })
})

describe('loadOrMakeLocalCertificates', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rm-panel-tls-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('finds what an earlier start made', async () => {
    const first = await loadOrMakeLocalCertificates(join(dir, 'certificates'))
    expect(await loadOrMakeLocalCertificates(join(dir, 'certificates'))).toEqual(first)
  })

  it('makes a new set when the kept one ends within two days', async () => {
    const first = await loadOrMakeLocalCertificates(dir)
    const late = await loadOrMakeLocalCertificates(dir, new Date(Date.now() + 88.5 * dayMs))
    expect(late.ca).not.toBe(first.ca)
  })

  it('makes a new set when the kept files do not belong together', async () => {
    const first = await loadOrMakeLocalCertificates(dir)
    await writeFile(join(dir, 'leaf-key.pem'), (await makeLocalCertificates()).key)
    const second = await loadOrMakeLocalCertificates(dir)
    expect(second.ca).not.toBe(first.ca)
    await writeFile(join(dir, 'ca.pem'), 'not a certificate')
    expect((await loadOrMakeLocalCertificates(dir)).ca).not.toBe(second.ca)
  })

  it('stores the leaf key for the owner alone and the key of the CA nowhere', async () => {
    await loadOrMakeLocalCertificates(dir)
    const names = (await readdir(dir)).sort()
    const keys = await Promise.all(
      names.map(async (name) => (await readFile(join(dir, name), 'utf8')).match(/PRIVATE KEY/g)?.length ?? 0),
    )
    expect(Object.fromEntries(names.map((name, index) => [name, keys[index]]))).toEqual({
      'ca.pem': 0,
      'leaf-key.pem': 2,
      'leaf.pem': 0,
    })
    if (process.platform !== 'win32') expect((await stat(join(dir, 'leaf-key.pem'))).mode & 0o777).toBe(0o600)
  })
})
