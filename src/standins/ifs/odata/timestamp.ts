import { unreadable } from './odata-error.ts'

const shape = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)$/

/** `YYYY-MM-DDThh:mm:ssTZD`, precision 0 (ifs.md §3.8); kept with `Z`. */
export function toTimestamp(text: string, where: string): string {
  const [, date, minutes, seconds = ':00', zone] = shape.exec(text) ?? []
  const wall = `${date}T${minutes}${seconds}`
  const ms = Date.parse(`${wall}${zone}`)
  if (Number.isNaN(ms) || date === undefined || !isDay(date))
    throw unreadable(`${where}: '${text}' is no timestamp of the form YYYY-MM-DDThh:mm:ssZ.`)
  return zone === 'Z' ? `${wall}Z` : `${new Date(ms).toISOString().slice(0, 19)}Z`
}

export function toDate(text: string, where: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)) return text
  throw unreadable(`${where}: '${text}' is no date of the form YYYY-MM-DD.`)
}

/** Date.parse takes 31 February for 3 March. */
const isDay = (date: string): boolean => {
  const ms = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date)
}
