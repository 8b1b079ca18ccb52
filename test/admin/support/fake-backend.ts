import * as answers from './answers.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

const paged = <Row>(rows: readonly Row[], { offset = 0, limit = 50 }: Asked['query']): readonly Row[] =>
  rows.slice(Number(offset), Number(offset) + Number(limit))

/** What the API answers with `count` rows in every list; undefined: there is no such call. */
export function answerOf({ method, path, query }: Asked, count: number): unknown {
  if (method === 'POST' && path === '/admin/doctor') return answers.doctor
  if (method === 'POST' && path === '/admin/configuration/test') return answers.doctor
  const people = answers.representatives(count)
  const calls: Readonly<Record<string, () => unknown>> = {
    '/me': () => ({
      name: 'Karin Olsson',
      email: 'karin.olsson@halden.example',
      representative: null,
      isAdmin: true,
      form: { version: 'form-1', activityTypes: [], defaultActivityType: '', helpUrl: '', fields: [] },
    }),
    '/admin/health': () => answers.health(count),
    '/admin/service': () => answers.service,
    '/admin/configuration': () => answers.configuration,
    '/admin/configuration/check': () => ({ faults: [], consequences: [] }),
    '/admin/doctor': () => ({ report: count === 0 ? null : answers.doctor }),
    '/admin/panel': () => (count === 0 ? { ...answers.panelSetup, fields: [] } : answers.panelSetup),
    '/admin/panel/fields': () => ({ fields: answers.fieldsOfIfs }),
    '/admin/text-logs': () => ({ files: [{ name: 'rmsync-2026-11-22.log', bytes: 41_000, changedAt: '2026-11-22T10:40:00Z' }] }),
    '/admin/representatives': () => ({
      representatives: paged(people, query),
      total: count,
      counts: {
        all: count,
        sync: Math.max(0, count - 1),
        on: Math.max(0, count - 1),
        look: Math.min(2, count),
        paused: Math.min(1, count),
        off: Math.min(1, count),
      },
      asOf: '2026-11-22T10:40:00Z',
    }),
    '/admin/initial-syncs': () => ({ runs: count === 0 ? [] : [answers.run(count)] }),
    '/admin/initial-syncs/run-1/items': () => ({ items: paged(answers.items(count), query), total: count }),
    '/admin/log': () => {
      const before = Number(query['before'] ?? count + 1)
      const rows = answers.rowsOfLog(count).filter(({ rowId }) => rowId < before)
      return { rows: rows.slice(0, Number(query['limit'] ?? 50)), total: Math.min(count, 10_000), totalIsAtLeast: count > 10_000 }
    },
  }
  return calls[path]?.()
}
