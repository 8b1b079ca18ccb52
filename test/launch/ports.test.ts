import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { checkPortsAreFree, portsFrom, type Ports } from '../../scripts/launch/ports.ts'

const open: Server[] = []
const take = async (): Promise<number> => {
  const server = createServer()
  open.push(server)
  await new Promise<void>((resolve) => server.listen({ port: 0, host: 'localhost' }, resolve))
  return (server.address() as AddressInfo).port
}
const release = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
}
afterEach(release)

describe('the ports of the local cloud', () => {
  it('follow the base', () => {
    expect(portsFrom(8440)).toEqual({ identity: 8441, graph: 8442, ifs: 8443, outlook: 8444, rmsync: 8445 })
  })

  it('are checked before anything starts: a taken one is named with what it is for and the way out', async () => {
    const taken = await take()
    const ports: Ports = { identity: 0, graph: 0, ifs: taken, outlook: 0, rmsync: taken }
    const refusal = await checkPortsAreFree(ports).catch((error: Error) => error.message)
    expect(refusal).toBe(
      `Port ${taken}, wanted for IFS, is in use by another program. Stop that program, or choose other ports: --port-base 9440`,
    )
  })

  it('are taken as they are when free, and only those asked about', async () => {
    const taken = await take()
    const ports: Ports = { identity: 0, graph: 0, ifs: 0, outlook: 0, rmsync: taken }
    await expect(checkPortsAreFree(ports, ['identity', 'graph', 'ifs', 'outlook'])).resolves.toBeUndefined()
  })
})
