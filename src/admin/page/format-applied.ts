/** Time alone for today, day and time before: the log is read from the top. */
export function formatApplied(instant: string, now: Date): string {
  const moment = new Date(instant)
  const time = moment.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  return moment.toDateString() === now.toDateString()
    ? time
    : `${moment.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time.slice(0, 5)}`
}
