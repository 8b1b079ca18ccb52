import { Component, type ReactNode } from 'react'
import { ErrorInPlace } from '../../ui/ErrorInPlace.tsx'

interface WhenBrokenProps {
  readonly children: ReactNode
}

/** A fault of one page takes neither the others nor the way to them along: unheard, React would leave a white window. */
export class WhenBroken extends Component<WhenBrokenProps, { readonly reason: string | null }> {
  override state = { reason: null }

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { reason } = this.state
    if (reason === null) return this.props.children
    return (
      <ErrorInPlace
        message="This page came upon a fault of its own. The service is not concerned."
        fix={`Try again; if it comes back, tell whoever helps you: ${String(reason)}`}
        reference={null}
        action={{
          label: 'Try again',
          run: () => {
            this.setState({ reason: null })
          },
        }}
      />
    )
  }
}
