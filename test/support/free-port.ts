import { createServer } from 'node:net'

/** Below the ports that systems give to whoever asks for any: nobody else gets one of these between the look and its use. */
const lowest = 15_000
const count = 15_000

/** A port nobody has: for a server whose address others must know before it starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => {
        resolve(false)
      })
      probe.listen({ port, host: 'localhost' }, () => {
        resolve(true)
      })
    })
    if (!isFree) continue
    await new Promise((resolve) => probe.close(resolve))
    return port
  }
}
