import { skeletonBody, skeletonHeader } from './shell.ts'

/** The shape of what comes. `label`: what it is, once there are words for it. */
export function PanelSkeleton({ label }: { readonly label?: string }) {
  return (
    <main
      className="sk"
      aria-busy
      {...(label === undefined ? {} : { 'aria-label': label })}
      dangerouslySetInnerHTML={{ __html: skeletonBody }}
    />
  )
}

/** The whole panel, before its language is known. */
export function ShellSkeleton() {
  return (
    <>
      <div dangerouslySetInnerHTML={{ __html: skeletonHeader }} />
      <PanelSkeleton />
    </>
  )
}
