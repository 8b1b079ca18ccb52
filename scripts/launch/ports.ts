import { createServer } from 'node:net'
import { LaunchError } from './launch-error.ts'

const servers = ['identity', 'graph', 'ifs', 'outlook', 'rmsync'] as const
type ServerName = (typeof servers)[number]
export type Ports = Readonly<Record<ServerName, number>>

const titles: Readonly<Record<ServerName, string>> = {
  identity: 'sign-in',
  graph: 'Microsoft Graph',
  ifs: 'IFS',
  outlook: 'Outlook',
  rmsync: 'rmsync',
}

export function portsFrom(base: number): Ports {
  return { identity: base + 1, graph: base + 2, ifs: base + 3, outlook: base + 4, rmsync: base + 5 }
}

/** Before anything starts: half a cloud that must be taken down again tells nobody what was wrong. */
export async function checkPortsAreFree(ports: Ports, names: readonly ServerName[] = servers): Promise<void> {
  for (const name of names) {
    const port = ports[name]
    const problem = await tryPort(port)
    if (problem === undefined) continue
    const why = problem === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${problem})`
    throw new LaunchError(
      `Port ${port}, wanted for ${titles[name]}, ${why}. Stop that program, or choose other ports: --port-base ${suggestionFor(ports)}`,
    )
  }
}

const suggestionFor = (ports: Ports): number => (ports.identity - 1 === 9440 ? 10440 : 9440)

/** The code of the failure, or nothing when the port can be listened at. */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen({ port, host: 'localhost' }, () => probe.close(() => resolve(undefined)))
  })
}
