import { h } from './dom.js'

const at = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/Berlin',
})

export const historyList = (history) =>
  h(
    'section',
    { class: 'history' },
    h('h2', {}, 'History'),
    history.length === 0
      ? h('p', { class: 'nothing' }, 'No change since this trial began. Every change appears here, with who made it.')
      : h('ol', {}, history.map(entry)),
  )

const entry = ({ at: instant, user, title, person, changes }) =>
  h(
    'li',
    { class: user === 'SYNC_MASTER' ? 'by-sync' : '' },
    h('p', {}, h('strong', {}, title), person ? ` ${person}` : ''),
    changes.map(({ field, before, after }) =>
      h(
        'p',
        { class: 'change' },
        h('span', { class: 'label' }, field),
        h('span', {}, before && h('del', {}, before), before && ' → ', h('ins', {}, after || 'empty')),
      ),
    ),
    h(
      'p',
      { class: 'second' },
      `${at.format(new Date(instant))} · ${user === 'SYNC_MASTER' ? 'SYNC_MASTER, from Outlook' : user}`,
    ),
  )
