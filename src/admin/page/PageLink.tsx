import { Link, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type PageName, pathOf, useGo } from '../route.ts'

// high enough to be hit (WCAG 2.2, 2.5.8)
const useStyles = makeStyles({ root: { display: 'inline-block', minHeight: '24px', lineHeight: '24px' } })

interface PageLinkProps {
  readonly page: PageName
  readonly query?: Readonly<Record<string, string>>
  readonly children: ReactNode
}

/** To another admin page: without loading anew, but a new tab still opens one. */
export function PageLink({ page, query = {}, children }: PageLinkProps) {
  const styles = useStyles()
  const go = useGo()
  return (
    <Link
      className={styles.root}
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
