import { Checkbox, Input, Text } from '@fluentui/react-components'
import type { Draft } from '../mailbox/appointment.ts'
import { dateOf, fromInputText, startOfDay, toInputText } from '../mailbox/zone.ts'
import { useFormStyles } from './form-styles.ts'

interface TimeFieldProps {
  readonly draft: Pick<Draft, 'start' | 'end' | 'isAllDay'>
  readonly zone: string
  readonly onChange: (changes: Partial<Draft>) => void
}

/** Start and end in the mailbox's zone. Moving the start keeps the length. */
export function TimeField({ draft: { start, end, isAllDay }, zone, onChange }: TimeFieldProps) {
  const styles = useFormStyles()
  const type = isAllDay ? 'date' : 'datetime-local'
  // the last day of an all-day appointment is the one before its end
  const lastDay = dateOf(end, zone).subtract({ days: 1 })
  const show = (at: number): string => (isAllDay ? dateOf(at, zone).toString() : toInputText(at, zone))
  const read = (text: string): number | undefined => fromInputText(isAllDay ? `${text}T00:00` : text, zone)
  const setStart = (text: string): void => {
    const at = read(text)
    if (at !== undefined)
      onChange({ start: at, end: isAllDay ? startOfDay(dateOf(at + (end - start), zone), zone) : at + (end - start) })
  }
  const setEnd = (text: string): void => {
    const at = read(text)
    if (at === undefined) return
    const newEnd = isAllDay ? startOfDay(dateOf(at, zone).add({ days: 1 }), zone) : at
    onChange(newEnd < start ? { start: newEnd, end: newEnd } : { end: newEnd })
  }
  const setAllDay = (checked: boolean): void => {
    const day = dateOf(start, zone)
    onChange(
      checked
        ? { isAllDay: true, start: startOfDay(day, zone), end: startOfDay(dateOf(end, zone).add({ days: 1 }), zone) }
        : { isAllDay: false, start: startOfDay(day, zone) + 9 * 3_600_000, end: startOfDay(day, zone) + 10 * 3_600_000 },
    )
  }
  return (
    <div className={styles.row}>
      <Input
        type={type}
        className={styles.time}
        appearance="underline"
        aria-label="Start"
        value={show(start)}
        onChange={(_event, { value }) => setStart(value)}
      />
      <Text>to</Text>
      <Input
        type={type}
        className={styles.time}
        appearance="underline"
        aria-label="End"
        value={isAllDay ? lastDay.toString() : show(end)}
        onChange={(_event, { value }) => setEnd(value)}
      />
      <Checkbox label="All day" checked={isAllDay} onChange={(_event, { checked }) => setAllDay(checked === true)} />
    </div>
  )
}
