/**
 * Outlook as office.js shows it to the panel in a real browser: an appointment that is open, and a dialog that signs in at once.
 * `?office=<JSON>` of the page says what is open, in which colours and in which language:
 * `{ language, background, mobile, nested, form: { itemId, subject, start, end, people: [{ displayName, emailAddress }] } }`.
 * `nested`: it says it signs add-ins in, and has no bridge for it (msal-js issue 7723). `outlookOpen(id)` opens another appointment.
 */
const told = JSON.parse(new URLSearchParams(globalThis.location.search).get('office') ?? '{}')
const succeeded = (value) => ({ status: 'succeeded', value })
const failed = (code, message) => ({ status: 'failed', error: { code, message } })
const dialog = {
  close() {},
  addEventHandler(event, heard) {
    if (event !== 'dialogMessageReceived') return
    const message = {
      status: 'success',
      token: 'token-1',
      userName: told.userName ?? 'ellen.sandberg@halden.example',
      expiresAt: Number.MAX_SAFE_INTEGER,
    }
    queueMicrotask(() => heard({ message: JSON.stringify(message), origin: globalThis.location.origin }))
  },
}
const getter = (value) => ({ getAsync: (done) => queueMicrotask(() => done(succeeded(value))) })
/** As it is while it is written: nothing but getters, and an id only once it was saved (`outlookSave(id)`). */
function written({ itemId = null, subject, start, end, people }) {
  let saved = itemId
  globalThis.outlookSave = (id) => {
    saved = id
  }
  return {
    subject: getter(subject),
    start: getter(new Date(start)),
    end: getter(new Date(end)),
    requiredAttendees: getter(people),
    optionalAttendees: getter([]),
    organizer: getter({ displayName: 'Ellen Sandberg', emailAddress: 'ellen.sandberg@halden.example' }),
    getItemIdAsync: (done) => done(saved === null ? failed(9046, 'The item is not saved.') : succeeded(saved)),
  }
}
const heard = new Map()
globalThis.outlookOpen = (itemId) => {
  globalThis.Office.context.mailbox.item = { subject: 'Quarterly review Norrvik', itemId }
  heard.get('itemChanged')?.({})
}
globalThis.Office = {
  onReady: () => Promise.resolve({ host: 'Outlook' }),
  HostType: { Outlook: 'Outlook' },
  EventType: {
    ItemChanged: 'itemChanged',
    OfficeThemeChanged: 'officeThemeChanged',
    DialogMessageReceived: 'dialogMessageReceived',
    DialogEventReceived: 'dialogEventReceived',
  },
  AsyncResultStatus: { Succeeded: 'succeeded' },
  MailboxEnums: { RestVersion: { v2_0: 'v2.0' } },
  context: {
    displayLanguage: told.language ?? 'en-GB',
    officeTheme: told.background === undefined ? undefined : { bodyBackgroundColor: told.background },
    requirements: { isSetSupported: (set) => told.nested === true && set === 'NestedAppAuth' },
    ui: { displayDialogAsync: (_url, _options, done) => done(succeeded(dialog)), closeContainer() {} },
    mailbox: {
      item: told.form === undefined ? { subject: 'Quarterly review Norrvik', itemId: 'AAMk-1' } : written(told.form),
      userProfile: { emailAddress: 'ellen.sandberg@halden.example' },
      diagnostics: { hostName: told.mobile === true ? 'OutlookIOS' : 'OutlookWebApp' },
      convertToRestId: (id) => id,
      addHandlerAsync: (event, handler) => void heard.set(event, handler),
      removeHandlerAsync: (event) => void heard.delete(event),
    },
  },
}
