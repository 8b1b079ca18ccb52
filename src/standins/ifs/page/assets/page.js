import { readActivity, readOverview, setLocked } from './backend.js'
import { detailView } from './detail.js'
import { h } from './dom.js'
import { listItems } from './list.js'

const pollMs = 1500
const byId = (id) => document.getElementById(id)
let overview = { version: '', activities: [], users: [], isLocked: false }
let selected = numberIn(location.pathname)
let fresh = new Set()
let dirty = false

function numberIn(path) {
  return decodeURIComponent(/^\/ifs\/activity\/([^/]+)$/.exec(path)?.[1] ?? '')
}

const page = {
  get user() {
    return byId('user').value
  },
  setDirty: (value) => (dirty = value),
  refresh: () => showDetail(),
  close: () => open(''),
  async act(work) {
    try {
      await work
      dirty = false
      await update()
    } catch (error) {
      toast(error.message)
      if (!dirty) await showDetail()
    }
  },
}

function open(no, isNew = true) {
  selected = no
  dirty = false
  if (isNew) history.pushState(null, '', no === '' ? '/ifs' : `/ifs/activity/${encodeURIComponent(no)}`)
  showList()
  void showDetail().then(() => byId('detail').scrollTo(0, 0))
}

function showList() {
  const settings = { search: byId('search').value, who: byId('who').value, selected, fresh, open }
  byId('list').replaceChildren(...listItems(overview, settings))
  byId('panes').classList.toggle('with-detail', selected !== '')
}

async function showDetail() {
  dirty = false
  if (selected === '') {
    document.title = 'Business Activities'
    return byId('detail').replaceChildren(
      h('p', { class: 'empty' }, 'Choose an activity. Changes that come from Outlook appear here by themselves.'),
    )
  }
  try {
    const detail = await readActivity(selected)
    if (detail.no !== selected) return
    document.title = `${detail.no} ${detail.fields.Description ?? 'deleted'}`
    byId('detail').replaceChildren(...detailView(detail, page).filter(Boolean))
  } catch (error) {
    byId('detail').replaceChildren(h('p', { class: 'empty' }, error.message))
  }
}

function showFrame() {
  const { users, isLocked } = overview
  const kept = byId('user').value || localStorage.getItem('ifs-user') || String(users[0]?.id ?? '')
  byId('user').replaceChildren(...users.map(({ id, name }) => h('option', { value: id, selected: id === kept }, name)))
  const who = byId('who').value
  byId('who').replaceChildren(
    h('option', { value: '' }, 'All representatives'),
    ...users.map(({ id, name }) => h('option', { value: id, selected: id === who }, name)),
  )
  byId('lock').textContent = isLocked ? 'SYNC_MASTER locked · Unlock' : 'SYNC_MASTER active · Lock'
  byId('lock').classList.toggle('is-locked', isLocked)
}

async function update() {
  const next = await readOverview(overview.version)
  if (next === null) return
  const before = new Map(overview.activities.map(({ no, changedAt }) => [no, changedAt]))
  fresh = new Set(
    before.size === 0 ? [] : next.activities.filter(({ no, changedAt }) => before.get(no) !== changedAt).map(({ no }) => no),
  )
  overview = next
  showFrame()
  showList()
  // what a person is typing is not taken away under their hands
  if (!dirty) await showDetail()
}

function toast(message) {
  const element = byId('toast')
  element.textContent = message
  element.hidden = false
  clearTimeout(toast.timer)
  toast.timer = setTimeout(() => (element.hidden = true), 8000)
}

async function poll() {
  try {
    await update()
    if (byId('toast').dataset.offline === 'yes') byId('toast').hidden = true
    byId('toast').dataset.offline = ''
  } catch {
    toast('The simulated IFS does not answer. Is the local cloud still running?')
    byId('toast').dataset.offline = 'yes'
  }
  setTimeout(poll, pollMs)
}

byId('search').addEventListener('input', showList)
byId('who').addEventListener('change', showList)
byId('user').addEventListener('change', (event) => localStorage.setItem('ifs-user', event.currentTarget.value))
byId('lock').addEventListener('click', () => page.act(setLocked(!overview.isLocked)))
document.querySelector('[data-list]').addEventListener('click', (event) => {
  event.preventDefault()
  open('')
})
addEventListener('popstate', () => open(numberIn(location.pathname), false))
if (selected === '') void showDetail()
void poll()
