import { Component, type ReactNode } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Scroll } from '../../ui/SubPage.tsx'
import { FailureInPlace } from '../failures/FailureInPlace.tsx'

interface Props {
  readonly children: ReactNode
}

/**
 * A part of the panel that did not load (offline, or another version was installed meanwhile), or that broke: said in place. Loading
 * the page anew is the only way to ask for a part again.
 */
export class WhenBroken extends Component<Props, { readonly failure: Failure | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    const notLoaded = error instanceof Error && error.name === 'ChunkLoadError'
    const code = notLoaded ? (navigator.onLine ? 'no-answer' : 'offline') : 'unexpected'
    return { failure: { code, message: error instanceof Error ? error.message : String(error), fix: '', reference: null } }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <Scroll>
        <FailureInPlace
          failure={failure}
          onAgain={() => {
            window.location.reload()
          }}
        />
      </Scroll>
    )
  }
}
