import { h } from './dom.js'

/** The header fields. Those that Outlook owns are shown greyed with the reason. */
export function fieldsForm(detail, page, save, lockedReason) {
  const { fields, when } = detail
  const closed = fields.Objstate === 'Completed'
  const locked = lockedReason !== ''
  const changes = {}
  const buttons = h(
    'div',
    { class: 'save', hidden: true },
    h('button', { type: 'submit', class: 'primary' }, 'Save'),
    h('button', { type: 'button', onclick: () => page.refresh() }, 'Discard'),
  )
  const changed = () => {
    page.setDirty(true)
    buttons.hidden = false
  }
  const note = (name) => (event) => {
    changes[name] = event.currentTarget.value
    changed()
  }
  const noteTime = (end) => (event) => {
    const base = changes.when ?? { start: when?.start ?? '', end: when?.end ?? '' }
    changes.when = { ...base, [end]: event.currentTarget.value }
    changed()
  }
  const noteCustom =
    ({ name, type }) =>
    ({ currentTarget: { value, valueAsNumber, checked } }) => {
      const given = { Number: valueAsNumber, Boolean: checked }[type] ?? value
      changes.custom = { ...changes.custom, [name]: value === '' ? null : given }
      changed()
    }
  const input = (label, value, props) => field(label, h('input', { value: value ?? '', disabled: closed, ...props }))
  const owned = (label, control) => field(label, control, locked ? lockedReason : '')
  const sync = { disabled: closed || locked }
  return h(
    'form',
    {
      class: 'fields',
      onsubmit: (event) => {
        event.preventDefault()
        save(changes)
      },
    },
    closed && h('p', { class: 'hint wide' }, 'Completed activities are not changed. Reopen it first.'),
    owned(
      'Description',
      h('input', { value: fields.Description ?? '', maxlength: 200, required: true, ...sync, oninput: note('Description') }),
    ),
    owned('Start', h('input', { type: 'datetime-local', value: when?.start ?? '', ...sync, oninput: noteTime('start') })),
    owned('End', h('input', { type: 'datetime-local', value: when?.end ?? '', ...sync, oninput: noteTime('end') })),
    field(
      'Connection',
      h('output', {}, `${fields.ConnectionName} · ${connectionText[fields.ConnectionType]} ${fields.ConnectionId}`),
    ),
    field('Main representative', h('output', {}, detail.representative)),
    field(
      'Opportunity',
      select(
        [['', 'None'], ...detail.opportunities.map(({ no, name }) => [no, `${no} ${name}`])],
        fields.OpportunityNo ?? '',
        note('OpportunityNo'),
        closed,
      ),
    ),
    field(
      'Type',
      select(
        detail.activityTypes.map((type) => [type, type === 'EMail' ? 'E-mail' : type]),
        fields.ActivityType,
        note('ActivityType'),
        closed,
      ),
    ),
    input('Sub type', fields.SubType, { maxlength: 20, oninput: note('SubType') }),
    input('Priority', fields.Priority, { maxlength: 20, oninput: note('Priority') }),
    field(
      'Notes',
      h('textarea', { rows: 3, maxlength: 2000, value: fields.Note ?? '', disabled: closed, oninput: note('Note') }),
      '',
      'wide',
    ),
    detail.customFields.map((custom) => customField(custom, closed, noteCustom(custom))),
    buttons,
  )
}

/** What the company has added to IFS, in the control of its type. */
function customField({ label, type, choices, maxLength, value }, closed, onchange) {
  if (type === 'Choice')
    return field(label, select([['', ''], ...choices.map((choice) => [choice, choice])], value ?? '', onchange, closed))
  const kind = { Number: 'number', Date: 'date', Boolean: 'checkbox' }[type] ?? 'text'
  return field(
    label,
    h('input', {
      type: kind,
      step: kind === 'number' ? 'any' : undefined,
      maxlength: maxLength,
      value: kind === 'checkbox' ? 'on' : (value ?? ''),
      checked: value === true,
      disabled: closed,
      oninput: onchange,
    }),
  )
}

const connectionText = { Customer: 'Customer', BusinessLead: 'Lead', Supplier: 'Supplier', SupplierRequest: 'Supplier request' }

const select = (options, value, onchange, disabled) =>
  h(
    'select',
    { disabled, onchange },
    options.map(([key, text]) => h('option', { value: key, selected: key === value }, text)),
  )

function field(label, control, why = '', extra = '') {
  const wide = label === 'Description' ? 'wide' : extra
  return h('label', { class: `field ${wide}` }, h('span', {}, label, why !== '' && h('span', { class: 'why' }, why)), control)
}
