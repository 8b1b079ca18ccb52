/** Outlook as office.js shows it to an add-in: only what the panel uses, each answer under the test's control. */
export interface FakeOutlook {
  readonly item: unknown
  readonly hostName?: string
  readonly background?: string
  readonly nested?: boolean
}

interface Result {
  readonly status: string
  readonly value?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}
type Done = (result: Result) => void

export const succeeded = (value: unknown) => (done: Done) => {
  done({ status: 'succeeded', value })
}
export const failed = (code: number, message: string) => (done: Done) => {
  done({ status: 'failed', error: { code, message } })
}
export const silent = () => undefined

export interface InstalledOutlook {
  raise(event: string, argument?: unknown): void
  readonly listeners: ReadonlyMap<string, unknown>
}

/** Puts it where office.js would be. */
export function installOutlook({
  item,
  hostName = 'OutlookWebApp',
  background = '#ffffff',
  nested = true,
}: FakeOutlook): InstalledOutlook {
  const listeners = new Map<string, (argument?: unknown) => void>()
  const office = {
    onReady: () => Promise.resolve({ host: 'Outlook' }),
    HostType: { Outlook: 'Outlook' },
    EventType: { ItemChanged: 'olkItemSelectedChanged', OfficeThemeChanged: 'officeThemeChanged' },
    AsyncResultStatus: { Succeeded: 'succeeded' },
    MailboxEnums: { RestVersion: { v2_0: 'v2.0' } },
    context: {
      displayLanguage: 'de-DE',
      officeTheme: { bodyBackgroundColor: background },
      requirements: { isSetSupported: (name: string) => name === 'NestedAppAuth' && nested },
      mailbox: {
        item,
        userProfile: { emailAddress: 'ellen.sandberg@halden.example' },
        diagnostics: { hostName },
        convertToRestId: (id: string, version: string) => `${id} as ${version}`,
        addHandlerAsync: (event: string, listener: (argument?: unknown) => void) => {
          listeners.set(event, listener)
        },
        removeHandlerAsync: (event: string) => {
          listeners.delete(event)
        },
      },
    },
  }
  Object.assign(globalThis, { Office: office })
  return {
    listeners,
    raise(event, argument) {
      listeners.get(event)?.(argument)
    },
  }
}
