import { type ComponentType, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { ErrorInPlace } from '../../ui/ErrorInPlace.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { PageSkeleton } from './PageSkeleton.tsx'

const notLoaded: Failure = {
  code: 'no-answer',
  message: 'This page could not be loaded: rmsync does not answer, or was updated.',
  fix: 'Try again in a moment.',
  reference: null,
}

/**
 * Each page is a file of its own: whoever opens the log does not wait for the others. `React.lazy` keeps a file that did not come for
 * lost, until the whole window is loaded again; here it is asked for once more.
 */
export function pageOf<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  const Loading = (props: Props) => {
    const { state, reload } = useLoad(
      'page',
      async () => {
        loaded = await load()
        return { Page: loaded }
      },
      () => notLoaded,
    )
    const again = async (): Promise<void> => {
      // Answered, and still without the file: it belongs to a version that was replaced, and the window with it.
      const isThere = await fetch('/health/live').then(
        ({ ok }) => ok,
        () => false,
      )
      const isGone =
        isThere &&
        (await load().then(
          () => false,
          () => true,
        ))
      if (isGone) location.reload()
      else reload()
    }
    if (state.kind === 'loading') return <PageSkeleton label="Loading the page" />
    if (state.kind === 'failed')
      return <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: () => void again() }} />
    return <state.value.Page {...props} />
  }
  return function LoadedPage(props: Props) {
    // Kept for as long as it is shown: what is entered in a page goes with its component.
    const [known] = useState<{ readonly Page: ComponentType<Props> } | null>(() => (loaded === null ? null : { Page: loaded }))
    return known === null ? <Loading {...props} /> : <known.Page {...props} />
  }
}
