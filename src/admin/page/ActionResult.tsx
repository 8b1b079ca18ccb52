import { makeStyles } from '@fluentui/react-components'
import type { Failure } from '../../api/failure.ts'
import { Announcement } from '../../ui/Announcement.tsx'
import { ErrorInPlace } from '../../ui/ErrorInPlace.tsx'

const useStyles = makeStyles({ root: { marginBottom: '12px' } })

/** What became of the last thing a person asked for. */
export function ActionResult({ failure, done }: { readonly failure: Failure | null; readonly done: string }) {
  const styles = useStyles()
  return (
    <div {...(failure === null && done === '' ? {} : { className: styles.root })}>
      {failure !== null && <ErrorInPlace {...failure} />}
      <Announcement text={done} visible={done !== ''} />
    </div>
  )
}
