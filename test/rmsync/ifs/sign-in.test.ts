import { afterEach, expect, it } from '@jest/globals'
import { decodeJwt } from 'jose'
import { startIdentityStandin, type IdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import { type IfsWire, openIfsWire } from './ifs-wire.ts'

let identity: IdentityStandin
let wire: IfsWire
afterEach(async () => {
  await wire.close()
  await identity.close()
})

it('gets tokens of the service user from the sign-in of IFS, and says so when the secret is wrong', async () => {
  const tls = await makeLocalCertificates()
  identity = await startIdentityStandin({
    port: 0,
    tls,
    tenantId: 'c0ffee00-0000-4000-8000-000000000000',
    people: [],
    registrations: { clients: [], resources: [] },
    ifsRealm: { name: 'ifs', clients: [{ id: 'RMSYNC', secret: 'correct horse', userName: 'SYNC_MASTER' }] },
  })
  const read = { method: 'GET', projection: 'P', path: 'Set', what: 'things', isWrite: false } as const

  wire = await openIfsWire({ tokenUrl: identity.ifsTokenUrl }, tls)
  wire.tell({ ifs: [{ status: 200 }] })
  await wire.ifs.send(read)
  const token = String(wire.asked.ifs[0]?.headers['authorization']).replace('Bearer ', '')
  await wire.close()
  wire = await openIfsWire({ tokenUrl: identity.ifsTokenUrl, clientSecret: 'wrong' }, tls)

  await expect(wire.ifs.send(read)).rejects.toMatchObject({ name: 'Refused', system: 'sign-in' })
  const { iss, iat = 0, exp = 0 } = decodeJwt(token)
  expect([iss, exp - iat]).toEqual([identity.ifsIssuer, 180])
  expect(wire.asked.ifs).toEqual([])
})
