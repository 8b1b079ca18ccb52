import { addLine, edit, remove, removeLine, requestAppointment, runEvent } from './backend.js'
import { h, stateTag, syncTag } from './dom.js'
import { fieldsForm } from './fields-form.js'
import { historyList } from './history.js'

const reason = 'From Outlook'

/** @param {object} detail  @param {{ user: string, act: (work: Promise<unknown>) => Promise<void>, close: () => void }} page */
export function detailView(detail, page) {
  const back = h('button', { type: 'button', class: 'back', onclick: page.close }, '‹ All activities')
  if (!detail.exists)
    return [back, h('div', { class: 'head' }, h('h1', {}, `Activity ${detail.no} was deleted`)), historyList(detail.history)]
  const { fields } = detail
  const synced = fields.SyncedWithOutlook === true
  return [
    back,
    h(
      'div',
      { class: 'head' },
      h('h1', {}, fields.Description),
      h('p', { class: 'sub' }, h('span', { class: 'no' }, detail.no), stateTag(fields.Objstate), synced && syncTag()),
      synced &&
        h(
          'p',
          { class: 'hint' },
          'Greyed fields follow the appointment in Outlook. Change them there; the rest is yours to edit here.',
        ),
    ),
    commands(detail, page),
    fieldsForm(detail, page, (changes) => page.act(edit(detail.no, page.user, changes)), synced ? reason : ''),
    h(
      'div',
      { class: 'people' },
      lines(detail, page, {
        title: 'Contacts',
        collection: 'contacts',
        rows: detail.contacts.map((line) => [
          line.PersonId,
          line.ContactName,
          [line.Role, line.Email].filter(Boolean).join(' · '),
        ]),
        choices: detail.contactChoices,
        add: 'Add contact',
        synced,
      }),
      lines(detail, page, {
        title: 'Representatives',
        collection: 'representatives',
        rows: detail.representatives.map((line) => [
          line.MainRepresentative ? null : line.RepresentativeId,
          line.RepresentativeName,
          line.MainRepresentative ? 'Main representative' : line.RoleId,
        ]),
        choices: detail.representativeChoices,
        add: 'Add representative',
        synced,
      }),
    ),
    historyList(detail.history),
  ]
}

function commands({ no, fields, when, representative }, { user, act }) {
  const event = (name, label) => h('button', { type: 'button', onclick: () => act(runEvent(no, user, name)) }, label)
  const state = fields.Objstate
  const isOffered = !fields.SyncedWithOutlook && state !== 'Completed'
  const wanted = fields.WantedInOutlook === true
  return h(
    'div',
    { class: 'commands' },
    state === 'NotStarted' && event('Start', 'Start'),
    state !== 'Completed' && event('Complete', 'Complete'),
    state === 'Completed' && event('Reopen', 'Reopen'),
    isOffered &&
      h(
        'button',
        {
          type: 'button',
          disabled: when === null,
          'aria-describedby': 'push-hint',
          onclick: () => act(requestAppointment(no, user, !wanted)),
        },
        wanted ? 'Withdraw the request' : 'Create Outlook Appointment',
      ),
    h(
      'button',
      { type: 'button', class: 'quiet', onclick: (click) => confirmDeletion(click.currentTarget, no, user, act) },
      'Delete',
    ),
    isOffered && h('p', { class: 'hint', id: 'push-hint' }, pushHint(when, wanted, representative)),
  )
}

/** IFS puts nothing into a calendar: a person of the company does, and decides in whose. */
function pushHint(when, wanted, representative) {
  if (when === null) return 'An Outlook appointment needs a start and an end: give it both first.'
  return wanted
    ? `Asked for. It stands first under New activities when ${representative} opens RM Panel in Outlook, and is added from there.`
    : `Asks ${representative} to add it to the calendar: it is then first under New activities of RM Panel in Outlook.`
}

/** A second press deletes: no dialog to get stuck in. */
function confirmDeletion(button, no, user, act) {
  if (button.dataset.sure === 'yes') return act(remove(no, user))
  button.dataset.sure = 'yes'
  button.textContent = `Delete ${no}?`
  button.addEventListener('blur', () => {
    button.dataset.sure = ''
    button.textContent = 'Delete'
  })
}

function lines({ no, fields }, { user, act }, { title, collection, rows, choices, add, synced }) {
  const closed = fields.Objstate === 'Completed'
  return h(
    'section',
    { class: synced ? 'lines locked' : 'lines' },
    h('h2', {}, title, synced && h('span', { class: 'why' }, reason)),
    h(
      'ul',
      {},
      rows.map(([id, name, second]) =>
        h(
          'li',
          {},
          h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
          h('span', { class: 'who' }, h('span', {}, name), h('span', { class: 'second' }, second)),
          id !== null &&
            !synced &&
            !closed &&
            h(
              'button',
              {
                type: 'button',
                class: 'quiet',
                'aria-label': `Remove ${name}`,
                onclick: () => act(removeLine(no, user, collection, id)),
              },
              'Remove',
            ),
        ),
      ),
      rows.length === 0 && h('li', { class: 'nothing' }, 'None yet'),
    ),
    !closed &&
      choices.length > 0 &&
      h(
        'select',
        {
          class: 'add',
          'aria-label': add,
          onchange: (event) => act(addLine(no, user, collection, event.currentTarget.value)),
        },
        h('option', { value: '' }, `${add}${synced ? ' by hand' : ''}`),
        choices.map(({ id, name }) => h('option', { value: id }, name)),
      ),
  )
}

const initials = (name) =>
  String(name)
    .split(/\s+/)
    .map((word) => word[0])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
