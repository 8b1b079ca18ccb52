import { Link } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type PageName, pathOf, useGo } from '../route.ts'

interface PageLinkProps {
  readonly page: PageName
  readonly query?: Readonly<Record<string, string>>
  readonly children: ReactNode
}

/** To another admin page: without loading anew, but a new tab still opens one. */
export function PageLink({ page, query = {}, children }: PageLinkProps) {
  const go = useGo()
  return (
    <Link
      href={pathOf(page, query)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go(page, query)
      }}
    >
      {children}
    </Link>
  )
}
