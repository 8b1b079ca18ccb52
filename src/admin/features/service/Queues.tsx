import { mergeClasses } from '@fluentui/react-components'
import type { ServiceView } from '../../../api/admin-service.ts'
import { formatDuration } from '../../../ui/format-when.ts'
import { Box } from '../../page/Box.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useMedia } from '../../use-media.ts'

/** What waits, queue by queue. On a phone what is less looked at stands below its name. */
export function Queues({ queues }: { readonly queues: ServiceView['queues'] }) {
  const table = useTableStyles()
  const isWide = useMedia('(min-width: 600px)')
  const head = mergeClasses(table.head, table.number)
  const cell = mergeClasses(table.cell, table.number)
  return (
    <Box title="Queues" wide>
      <table className={table.table}>
        <thead>
          <tr>
            <th className={table.head} {...(isWide ? {} : { style: { width: '66%' } })}>
              What
            </th>
            <th className={head}>Waiting</th>
            {isWide && (
              <>
                <th className={head}>Later</th>
                <th className={head}>Running</th>
                <th className={head}>Oldest</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {queues.map(({ name, title, waiting, later, running, oldestWaitingSeconds }) => {
            const oldest = oldestWaitingSeconds === null ? '–' : formatDuration(oldestWaitingSeconds * 1000)
            const others = [
              ...(later === 0 ? [] : [`${later.toLocaleString()} later`]),
              ...(running === 0 ? [] : [`${running.toLocaleString()} running`]),
              ...(oldestWaitingSeconds === null ? [] : [`oldest ${oldest}`]),
            ]
            return (
              <tr key={name}>
                <td className={table.cell}>
                  {title}
                  {!isWide && others.length > 0 && <span className={table.second}>{others.join(', ')}</span>}
                </td>
                <td className={cell}>{waiting.toLocaleString()}</td>
                {isWide && (
                  <>
                    <td className={cell}>{later.toLocaleString()}</td>
                    <td className={cell}>{running.toLocaleString()}</td>
                    <td className={cell}>{oldest}</td>
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
