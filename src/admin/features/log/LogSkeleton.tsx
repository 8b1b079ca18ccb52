import { Skeleton, SkeletonItem } from '@fluentui/react-components'

/** The rows to come, in their height. */
export function LogSkeleton() {
  return (
    <Skeleton aria-label="Loading the log">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <SkeletonItem key={row} size={40} style={{ marginBottom: '4px' }} />
      ))}
    </Skeleton>
  )
}
