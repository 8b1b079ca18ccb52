import type { ServiceView } from '../../../api/admin-service.ts'
import { formatMoment } from '../../../ui/format-when.ts'
import { Box } from '../../page/Box.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useMedia } from '../../use-media.ts'

const stateWords = {
  working: ['good', 'Working'],
  paused: ['paused', 'Paused'],
  restarting: ['warning', 'Restarting'],
  silent: ['bad', 'Silent'],
} as const

export function Processes({ processes }: { readonly processes: ServiceView['processes'] }) {
  const table = useTableStyles()
  const isWide = useMedia('(min-width: 600px)')
  return (
    <Box title="Processes" wide>
      <table className={table.table}>
        <thead>
          <tr>
            <th className={table.head}>Computer</th>
            <th className={table.head}>State</th>
            {isWide && (
              <>
                <th className={table.head}>Version</th>
                <th className={table.head}>Started</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {processes.map(({ processId, host, state, version, startedAt }) => {
            const started = formatMoment(startedAt, navigator.language, new Date())
            return (
              <tr key={processId}>
                <td className={table.cell}>
                  {host}
                  {!isWide && <span className={table.second}>{`${version}, started ${started}`}</span>}
                </td>
                <td className={table.cell}>
                  <StatusWord status={stateWords[state][0]}>{stateWords[state][1]}</StatusWord>
                </td>
                {isWide && (
                  <>
                    <td className={table.cell}>{version}</td>
                    <td className={table.cell}>{started}</td>
                  </>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Box>
  )
}
