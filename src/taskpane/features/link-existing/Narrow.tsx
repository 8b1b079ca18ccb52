import { makeStyles, ToggleButton } from '@fluentui/react-components'
import type { ConnectionView } from '../../../api/schemas.ts'
import { useSpeech } from '../../languages/speech.ts'

export interface Narrowed {
  readonly sameDay: boolean
  readonly mine: boolean
  readonly there: boolean
}

interface NarrowProps {
  readonly value: Narrowed
  /** What the appointment most likely belongs to. */
  readonly connection: ConnectionView | null
  readonly onChange: (value: Narrowed) => void
}

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  button: { minWidth: 0, paddingInline: '10px' },
})

/** Fewer results by a press: each holds on its own, together they all hold. */
export function Narrow({ value, connection, onChange }: NarrowProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.linkExisting
  const choices: readonly { key: keyof Narrowed; label: string }[] = [
    { key: 'sameDay', label: texts.onSameDay },
    { key: 'mine', label: texts.mine },
    ...(connection === null ? [] : [{ key: 'there' as const, label: texts.there[connection.kind] }]),
  ]
  return (
    <div role="group" aria-label={texts.narrow} className={styles.root}>
      {choices.map(({ key, label }) => (
        <ToggleButton
          key={key}
          size="small"
          shape="circular"
          className={styles.button}
          checked={value[key]}
          onClick={() => {
            onChange({ ...value, [key]: !value[key] })
          }}
        >
          {label}
        </ToggleButton>
      ))}
    </div>
  )
}
