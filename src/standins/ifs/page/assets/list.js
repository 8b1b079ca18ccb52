import { agoText, h, periodText, stateTag, syncTag, wantedTag } from './dom.js'

/** @param {{ activities: object[] }} overview */
export function listItems(overview, { search, who, selected, fresh, open }) {
  const words = search.trim().toLowerCase()
  const found = overview.activities.filter(
    ({ no, description, connection, representativeId }) =>
      (who === '' || who === representativeId) && `${no} ${description} ${connection}`.toLowerCase().includes(words),
  )
  if (found.length === 0) return [h('li', { class: 'nothing' }, 'Nothing found. Try a number, a word or another representative.')]
  return found.map((activity) => item(activity, activity.no === selected, fresh.has(activity.no), open))
}

function item(
  { no, description, when, connection, state, synced, wanted, representative, changedAt },
  isSelected,
  isFresh,
  open,
) {
  const link = h(
    'a',
    {
      href: `/ifs/activity/${encodeURIComponent(no)}`,
      class: `item${isFresh ? ' fresh' : ''}`,
      'aria-current': isSelected ? 'page' : undefined,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey) return
        event.preventDefault()
        open(no)
      },
    },
    h('span', { class: 'line' }, h('strong', {}, description), synced && syncTag(), wanted && wantedTag()),
    h('span', { class: 'second' }, `${periodText(when)} · ${connection}`),
    h(
      'span',
      { class: 'line third' },
      h('span', {}, `${no} · ${representative}`),
      stateTag(state),
      h('time', {}, agoText(changedAt)),
    ),
  )
  return h('li', {}, link)
}
