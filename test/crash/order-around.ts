import { setTimeout as wait } from 'node:timers/promises'
import { Agent, fetch } from 'undici'
import type { ServiceChange, ServiceView } from '../../src/api/admin-service.ts'
import { clients } from '../../src/standins/seed/company.ts'
import type { Office } from './start-office.ts'

const restsWithinMs = 60_000
const looksForMs = 1_000

/** An administrator in the middle of the load: while the service is paused or stopped nothing reaches IFS from any process. */
export async function orderAround({ cloud, ca, url }: Pick<Office, 'cloud' | 'ca' | 'url'>): Promise<readonly string[]> {
  const agent = new Agent({ connect: { ca } })
  const wrong: string[] = []
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<ServiceView> => {
    const scope = `api://${clients.api}/access_as_user`
    const token = await cloud.identity.userToken('karin', { clientId: clients.panel, scope })
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${url}/api/admin/service${path}`, { method, dispatcher: agent, headers, ...sent })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as ServiceView
  }
  const order = (change: ServiceChange): Promise<ServiceView> => ask('POST', `/${change}`, { reason: 'In the middle of it' })
  const untilAll = async (state: ServiceView['processes'][number]['state']): Promise<void> => {
    for (const deadline = Date.now() + restsWithinMs; Date.now() < deadline; await wait(100))
      if ((await ask('GET', '')).processes.every((process) => process.state === state)) return
    wrong.push(`Not every process is ${state} within ${restsWithinMs / 1000} s.`)
  }
  const written = (): number => cloud.ifs.journal().filter(({ user }) => user === 'SYNC_MASTER').length
  try {
    for (const rest of ['pause', 'stop'] as const) {
      await order(rest)
      await untilAll('paused')
      const before = written()
      await wait(looksForMs)
      if (written() !== before) wrong.push(`IFS was written to after ${rest}.`)
      await order('start')
      await untilAll('working')
      await order('restart')
      await untilAll('working')
    }
  } finally {
    await agent.close()
  }
  return wrong
}
