import { createContext, startTransition, use, useCallback, useEffect, useState } from 'react'

/** Pages in the order of the navigation, under the words of their group. */
export const pages = [
  { name: 'health', title: 'Health', group: 'Watch' },
  { name: 'log', title: 'Calendar Sync Log', group: 'Watch' },
  { name: 'representatives', title: 'Representatives', group: 'Run' },
  { name: 'initial-sync', title: 'Initial Sync', group: 'Run' },
  { name: 'service', title: 'Service', group: 'Run' },
  { name: 'configuration', title: 'Configuration', group: 'Set up' },
  { name: 'panel', title: 'Panel', group: 'Set up' },
  { name: 'doctor', title: 'Doctor', group: 'Set up' },
  { name: 'backup', title: 'Backup and move', group: 'Set up' },
] as const
export type PageName = (typeof pages)[number]['name']

export interface Route {
  readonly page: PageName
  /** What a page is opened with, such as the filter of the log. */
  readonly query: Readonly<Record<string, string>>
  /** Counts how often somebody went to a page: who presses the name of the page that is open begins it anew. */
  readonly visit: number
}
export type Go = (page: PageName, query?: Readonly<Record<string, string>>) => void

export const pathOf = (page: PageName, query: Readonly<Record<string, string>> = {}): string => {
  const search = new URLSearchParams(query).toString()
  return `/admin/${page}${search === '' ? '' : `?${search}`}`
}

const home: PageName = 'health'

function readRoute(visit: number): Route {
  const name = location.pathname.split('/')[2] ?? ''
  const page = pages.find((candidate) => candidate.name === name)?.name ?? home
  return { page, query: Object.fromEntries(new URLSearchParams(location.search)), visit }
}

/** What would be lost by leaving; empty: nothing. One page is open at a time, so one holder is enough. */
let unsaved = ''
const mayLeave = (): boolean => unsaved === '' || window.confirm(unsaved)

/** Asks before a page with unsaved input is left, inside the admin pages and out of them. */
export function useUnsaved(words: string): void {
  useEffect(() => {
    unsaved = words
    const ask = (event: BeforeUnloadEvent) => {
      if (words !== '') event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      unsaved = ''
      window.removeEventListener('beforeunload', ask)
    }
  }, [words])
}

/** The page in the address; Back and Forward work. */
export function useRoute(): { readonly route: Route; readonly go: Go } {
  const [route, setRoute] = useState(() => readRoute(0))
  const { page: openPage, query: openQuery } = route
  useEffect(() => {
    const changed = () => {
      // Back and Forward have left already: who stays is put back to where they were.
      if (mayLeave()) setRoute(({ visit }) => readRoute(visit + 1))
      else history.pushState(null, '', pathOf(openPage, openQuery))
    }
    window.addEventListener('popstate', changed)
    return () => {
      window.removeEventListener('popstate', changed)
    }
  }, [openPage, openQuery])
  const go = useCallback<Go>((page, query) => {
    if (!mayLeave()) return
    history.pushState(null, '', pathOf(page, query))
    // The page before stays until the code of the next one is there.
    startTransition(() => {
      setRoute(({ visit }) => readRoute(visit + 1))
    })
    window.scrollTo(0, 0)
  }, [])
  return { route, go }
}

export const GoContext = createContext<Go>(() => undefined)
export const useGo = (): Go => use(GoContext)
