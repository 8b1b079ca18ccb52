import { createServer, type AddressInfo } from 'node:net'

/** A port nobody has: for a server whose address others must know before it starts. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen({ port: 0, host: 'localhost' }, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
