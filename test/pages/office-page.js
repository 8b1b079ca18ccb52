/**
 * Outlook as office.js shows it to the panel in a real browser: an appointment that is open, and a dialog that signs in at once.
 * `window.outlookItem` and `window.outlookBackground`, set before the page loads, say what is open and in which colours.
 */
const succeeded = (value) => ({ status: 'succeeded', value })
const dialog = {
  close() {},
  addEventHandler(event, heard) {
    if (event !== 'dialogMessageReceived') return
    const message = {
      status: 'success',
      token: 'token-1',
      userName: 'ellen.sandberg@halden.example',
      expiresAt: Number.MAX_SAFE_INTEGER,
    }
    queueMicrotask(() => heard({ message: JSON.stringify(message), origin: globalThis.location.origin }))
  },
}
const background = globalThis.outlookBackground
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
    displayLanguage: globalThis.outlookLanguage ?? 'en-GB',
    officeTheme: background === undefined ? undefined : { bodyBackgroundColor: background },
    requirements: { isSetSupported: () => false },
    ui: { displayDialogAsync: (_url, _options, done) => done(succeeded(dialog)) },
    mailbox: {
      item: globalThis.outlookItem ?? { subject: 'Quarterly review Norrvik', itemId: 'AAMk-1' },
      userProfile: { emailAddress: 'ellen.sandberg@halden.example' },
      diagnostics: { hostName: 'OutlookWebApp' },
      convertToRestId: (id) => id,
      addHandlerAsync() {},
      removeHandlerAsync() {},
    },
  },
}
