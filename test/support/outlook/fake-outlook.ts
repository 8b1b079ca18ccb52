import { type Answers, type Behaviour, type Done, fakeAnswers } from './fake-answers.ts'
import { type FakeAppointment, toOfficeItem } from './fake-appointment.ts'

/** Where it runs: what `diagnostics.hostName` says, and how far its requirement sets go (Office add-in reference, requirement sets). */
const clients = {
  web: { hostName: 'OutlookWebApp', set: '1.16' },
  'new-windows': { hostName: 'newOutlookWindows', set: '1.16' },
  classic: { hostName: 'Outlook', set: '1.16' },
  'exchange-2016': { hostName: 'OutlookWebApp', set: '1.5' },
  mac: { hostName: 'Outlook', set: '1.14' },
  ios: { hostName: 'OutlookIOS', set: '1.5' },
  android: { hostName: 'OutlookAndroid', set: '1.5' },
} as const

export interface FakeOutlookOptions {
  /** null: the mailbox is there, and no item. */
  readonly item?: FakeAppointment | null
  readonly client?: keyof typeof clients
  /** `1.1` to `1.16`; otherwise the newest the client has. */
  readonly set?: string
  readonly locale?: string
  readonly background?: string | null
  readonly nested?: boolean
  /** By name of the call, as `getItemIdAsync` or `subject.getAsync`. */
  readonly behaviours?: Readonly<Partial<Record<string, Behaviour>>>
}

export interface FakeOutlook {
  readonly answers: Answers
  readonly customProperties: ReadonlyMap<string, unknown>
  readonly listeners: ReadonlyMap<string, unknown>
  readonly notices: ReadonlyMap<string, unknown>
  /** An event of event-based activation comes to the function that the manifest names. Counts what Outlook is told of its end. */
  activate(name: string): { timesCompleted(): number }
  closed(): boolean
  /** Another item is opened, or none, while the pane stays. */
  openItem(item: FakeAppointment | null): void
  raise(event: string, argument?: unknown): void
}

export const appointmentIn = (mode: 'read' | 'compose', change: Partial<FakeAppointment> = {}): FakeAppointment => ({
  mode,
  itemId: 'AAMk/1+2',
  subject: 'Quarterly review Norrvik',
  start: new Date('2026-11-24T09:00:00Z'),
  end: new Date('2026-11-24T10:00:00Z'),
  organizer: { displayName: 'Ellen Sandberg', emailAddress: 'ellen.sandberg@halden.example' },
  required: [{ displayName: 'Maria Lindqvist', emailAddress: 'maria.lindqvist@norrvik.example' }],
  optional: [],
  seriesId: null,
  categories: [],
  ...change,
})

/** Outlook as office.js shows it to an add-in, each answer under the test's control; put where office.js would be. */
export function installOutlook({
  item = null,
  client = 'web',
  set = clients[client].set,
  locale = 'en-GB',
  background = '#ffffff',
  nested = true,
  behaviours = {},
}: FakeOutlookOptions = {}): FakeOutlook {
  const supports = (wanted: string): boolean => minor(set) >= minor(wanted)
  const isMobile = client === 'ios' || client === 'android'
  const answers = fakeAnswers(behaviours)
  const customProperties = new Map<string, unknown>()
  const listeners = new Map<string, (argument?: unknown) => void>()
  const notices = new Map<string, unknown>()
  const actions = new Map<string, (event: { completed(): void }) => void>()
  const frame = { answers, supports, isMobile, customProperties, notices }
  const shown = (appointment: FakeAppointment | null) => (appointment === null ? null : toOfficeItem(appointment, frame))
  let closed = false
  const mailbox = {
    item: shown(item),
    userProfile: { emailAddress: 'ellen.sandberg@halden.example', timeZone: 'W. Europe Standard Time' },
    diagnostics: { hostName: clients[client].hostName },
    ...(supports('1.3') && !isMobile ? { convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_') } : {}),
    // Events of the mailbox: 1.5, and not on mobile.
    ...(supports('1.5') && !isMobile
      ? {
          addHandlerAsync: (event: string, listener: (argument?: unknown) => void) => listeners.set(event, listener),
          removeHandlerAsync: (event: string) => listeners.delete(event),
        }
      : {}),
  }
  const office = {
    onReady: () => Promise.resolve({ host: 'Outlook' }),
    HostType: { Outlook: 'Outlook' },
    EventType: {
      ItemChanged: 'olkItemSelectedChanged',
      OfficeThemeChanged: 'officeThemeChanged',
      DialogMessageReceived: 'dialogMessageReceived',
      DialogEventReceived: 'dialogEventReceived',
    },
    AsyncResultStatus: { Succeeded: 'succeeded' },
    actions: {
      associate: (name: string, run: (event: { completed(): void }) => void) => actions.set(name, run),
    },
    MailboxEnums: { RestVersion: { v2_0: 'v2.0' } },
    context: {
      displayLanguage: locale,
      ...(supports('1.14') && background !== null ? { officeTheme: { bodyBackgroundColor: background } } : {}),
      requirements: {
        isSetSupported: (name: string, version: string) =>
          name === 'Mailbox' ? supports(version) : name === 'NestedAppAuth' && nested,
      },
      ui: {
        closeContainer: () => {
          closed = true
        },
        displayDialogAsync: (_url: string, _options: unknown, done: Done) => {
          answers.give('displayDialogAsync', { close: () => undefined, addEventHandler: () => undefined }, done)
        },
      },
      mailbox,
    },
  }
  Object.assign(globalThis, { Office: office })
  return {
    answers,
    customProperties,
    listeners,
    notices,
    activate(name) {
      let times = 0
      const run = actions.get(name)
      if (run === undefined) throw new Error(`Nothing is associated with "${name}".`)
      run({
        completed() {
          times += 1
        },
      })
      return { timesCompleted: () => times }
    },
    closed: () => closed,
    openItem(next) {
      mailbox.item = shown(next)
      listeners.get('olkItemSelectedChanged')?.()
    },
    raise(event, argument) {
      listeners.get(event)?.(argument)
    },
  }
}

const minor = (version: string): number => Number(version.split('.')[1])
