import { makeStyles, tokens } from '@fluentui/react-components'
import type { ServiceView } from '../api/admin-service.ts'
import { type Status, StatusWord } from './page/StatusWord.tsx'

/** `unknown`: not asked yet. `silent`: it was asked and did not answer. */
export type ServiceStanding =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'told'; readonly service: Pick<ServiceView, 'state' | 'waitsFor'> }

const useStyles = makeStyles({ root: { display: 'inline-flex', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 } })

function describe(standing: ServiceStanding): readonly [Status, string] | null {
  if (standing.kind === 'unknown') return null
  if (standing.kind === 'silent') return ['bad', 'Service does not answer']
  const { state, waitsFor } = standing.service
  if (state === 'stopped') return ['bad', 'Service stopped']
  if (state === 'paused') return ['paused', 'Service paused']
  return waitsFor === null ? ['good', 'Service running'] : ['warning', `Service waits for ${waitsFor.system}`]
}

/** In the bar of every page. */
export function ServiceState({ standing }: { readonly standing: ServiceStanding }) {
  const styles = useStyles()
  const described = describe(standing)
  return (
    <span className={styles.root} role="status">
      {described !== null && <StatusWord status={described[0]}>{described[1]}</StatusWord>}
    </span>
  )
}
