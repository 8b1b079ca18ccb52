import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import type { ConfigurationView } from '../../../api/admin-configuration.ts'
import type { SettingFault } from '../../../domain/check-settings.ts'
import { formatMoment } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { FileButton } from '../../page/FileButton.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import type { SecretField } from './fields.ts'

const warnDays = 30

const useStyles = makeStyles({
  wide: { gridColumn: '1 / -1' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px 16px', alignItems: 'center', minHeight: '32px' },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  entry: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '8px' },
})

interface SecretInputProps {
  readonly field: SecretField
  readonly stored: ConfigurationView['secrets'][number] | undefined
  /** Undefined: stays as it is; null: is forgotten. */
  readonly entered: string | null | undefined
  readonly fault: SettingFault | undefined
  readonly lockedBy: string | null
  readonly onPut: (value: string | null | undefined) => void
}

/** Write-only: whether it is set and until when, and the way to another one. */
export function SecretInput({ field, stored, entered, fault, lockedBy, onPut }: SecretInputProps) {
  const styles = useStyles()
  const isSet = stored?.isSet === true
  if (typeof entered === 'string') {
    return (
      <Field
        className={styles.wide}
        label={isSet ? `New ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}` : field.label}
        {...(fault === undefined
          ? { hint: field.hint }
          : { validationMessage: `${fault.message} ${fault.fix}`, validationState: 'error' as const })}
      >
        {(props) => (
          <div className={styles.entry}>
            {field.isLong ? (
              <Textarea
                {...props}
                rows={5}
                value={entered}
                spellCheck={false}
                autoComplete="off"
                autoFocus
                onChange={(_event, { value }) => {
                  onPut(value)
                }}
              />
            ) : (
              <Input
                {...props}
                type="password"
                value={entered}
                autoComplete="new-password"
                autoFocus
                onChange={(_event, { value }) => {
                  onPut(value)
                }}
              />
            )}
            <span className={styles.row}>
              {field.isLong && <FileButton label="Choose a file" accept=".pem,.crt,.cer,.key" onText={onPut} />}
              <TextButton onClick={() => onPut(undefined)}>{isSet ? 'Keep the one that is set' : 'Cancel'}</TextButton>
            </span>
          </div>
        )}
      </Field>
    )
  }
  const soon = stored?.daysLeft !== null && stored?.daysLeft !== undefined && stored.daysLeft <= warnDays
  return (
    <div className={styles.wide} role="group" aria-label={field.label}>
      {field.label}
      <div className={styles.row}>
        {entered === null ? (
          <StatusWord status="warning">Will be forgotten</StatusWord>
        ) : (
          <StatusWord status={isSet ? (soon ? 'warning' : 'good') : 'off'}>{isSet ? 'Set' : 'Not set'}</StatusWord>
        )}
        {lockedBy === null && (
          <Button size="small" aria-label={`${isSet ? 'Replace' : 'Enter'} ${field.label}`} onClick={() => onPut('')}>
            {isSet ? 'Replace' : 'Enter'}
          </Button>
        )}
        {lockedBy === null && isSet && entered !== null && (
          <TextButton aria-label={`Forget ${field.label}`} onClick={() => onPut(null)}>
            Forget
          </TextButton>
        )}
        {entered === null && <TextButton onClick={() => onPut(undefined)}>Keep it</TextButton>}
      </div>
      <span className={styles.second}>
        {lockedBy === null ? aboutSecret(stored) : `Given by ${lockedBy} in the environment of rmsync; change it there.`}
      </span>
    </div>
  )
}

function aboutSecret(stored: SecretInputProps['stored']): string {
  if (stored?.isSet !== true) return ''
  const on = (instant: string) => new Date(instant).toLocaleDateString(navigator.language, { dateStyle: 'medium' })
  const words: string[] = []
  if (stored.expiresAt !== null && stored.daysLeft !== null) {
    words.push(
      stored.daysLeft < 0
        ? `Expired on ${on(stored.expiresAt)}. Enter a new one.`
        : `Expires in ${stored.daysLeft === 1 ? '1 day' : `${stored.daysLeft.toLocaleString()} days`}, on ${on(stored.expiresAt)}.${stored.daysLeft <= warnDays ? ' Enter a new one before then.' : ''}`,
    )
  }
  if (stored.thumbprint !== null) words.push(`Thumbprint ${stored.thumbprint}.`)
  if (stored.changedAt !== null)
    words.push(`Entered ${formatMoment(stored.changedAt, navigator.language, new Date())} by ${stored.changedBy ?? 'somebody'}.`)
  return words.join(' ')
}
