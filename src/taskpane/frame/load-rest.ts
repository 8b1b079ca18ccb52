import { loadServiceTexts } from '../texts/service-texts.ts'

type Load = () => Promise<unknown>

/** Every part that a press opens, under the file names that the views give them, so that none is built twice. */
const every: readonly Load[] = [
  () => import(/* webpackChunkName: 'not-linked' */ '../features/appointment/NotLinked.tsx'),
  () => import('../features/create/CreatePage.tsx'),
  () => import(/* webpackChunkName: 'linked' */ '../features/appointment/Linked.tsx'),
  () => import(/* webpackChunkName: 'linked' */ '../features/appointment/WhatHappened.tsx'),
  () => import(/* webpackChunkName: 'linked' */ '../features/appointment/LinkStatus.tsx'),
  () => import(/* webpackChunkName: 'linked' */ '../features/appointment/ManageLink.tsx'),
  () => import('../features/link-existing/LinkExistingPage.tsx'),
  () => import('../features/new-activities/NewActivitiesPage.tsx'),
  () => import('../item/SeriesOverview.tsx'),
  () => import('../features/explain/WhyPage.tsx'),
  () => import('../features/appointment/Refused.tsx'),
  () => import('../features/invitations/InvitationsPage.tsx'),
  () => import('../connections/ConnectionPicker.tsx'),
  () => import('../item/FormOnly.tsx'),
  () => loadServiceTexts(document.documentElement.lang),
  // Once all of it is there, so that all of it is kept.
  () => import('../known/keep-page.ts').then(({ keepPage }) => keepPage()),
]

/** Safari, and with it Outlook on a Mac, has no idle callbacks. */
const restMs = 1_000

/**
 * Loads the rest of the panel while nobody waits for anything, so that views never opened before open while offline, too. One part after
 * another, so that what somebody presses meanwhile has the line. Not where somebody asked the browser to save data. Answers how to stop.
 */
export function loadRest(parts: readonly Load[] = every): () => void {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  const { requestIdleCallback } = window as Partial<Window>
  let pending: (() => void) | null = null
  let isOver = connection?.saveData === true
  const whenIdle = (run: () => void) => {
    if (requestIdleCallback === undefined) {
      const timer = setTimeout(run, restMs)
      pending = () => {
        clearTimeout(timer)
      }
    } else {
      const handle = requestIdleCallback(run)
      pending = () => {
        cancelIdleCallback(handle)
      }
    }
  }
  /** Gone offline in between: it goes on once the line is back. */
  const whenOnline = (run: () => void) => {
    window.addEventListener('online', run, { once: true })
    pending = () => {
      window.removeEventListener('online', run)
    }
  }
  const loadFrom = (index: number) => {
    const load = parts[index]
    if (load === undefined || isOver) return
    whenIdle(() => {
      load().then(
        () => {
          loadFrom(index + 1)
        },
        () => {
          if (navigator.onLine) loadFrom(index + 1)
          else if (!isOver)
            whenOnline(() => {
              loadFrom(index)
            })
        },
      )
    })
  }
  loadFrom(0)
  return () => {
    isOver = true
    pending?.()
  }
}
