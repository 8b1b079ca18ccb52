/** @param {string} tag @param {Record<string, unknown>} [props] @param {...unknown} children */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    else if (name === 'value') element.value = value
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** Wall times of the company's zone arrive ready; only their form is chosen here. */
export function periodText(when) {
  if (when === null) return 'No start time'
  const [startOn, startAt] = when.start.split('T')
  const [endOn, endAt] = when.end.split('T')
  const start = day.format(new Date(`${startOn}T00:00:00Z`))
  if (when.allDay) {
    const last = new Date(Date.parse(`${endOn}T00:00:00Z`) - 86_400_000)
    return last.toISOString().startsWith(startOn) ? `${start}, all day` : `${start} to ${day.format(last)}, all day`
  }
  return startOn === endOn
    ? `${start}, ${startAt}–${endAt}`
    : `${start}, ${startAt} to ${day.format(new Date(`${endOn}T00:00:00Z`))}, ${endAt}`
}

export function agoText(instant) {
  const seconds = (Date.parse(instant) - Date.now()) / 1000
  const [size, unit] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ].find(([length]) => Math.abs(seconds) >= length) ?? [1, 'second']
  return unit === 'second' && seconds > -10 ? 'just now' : ago.format(Math.round(seconds / size), unit)
}

const stateText = { NotStarted: 'Not started', InProgress: 'In progress', Completed: 'Completed' }

export const stateTag = (state) => h('span', { class: `state ${state}` }, stateText[state] ?? state)
export const syncTag = () =>
  h('span', { class: 'sync', title: 'Subject, times and people follow the appointment in Outlook' }, 'Outlook')
export const wantedTag = () =>
  h('span', { class: 'sync', title: 'Waits under New activities of RM Panel' }, 'Asked for in Outlook')
