import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { act, configure, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { MeView } from '../../../src/api/get-me.ts'
import type { AppointmentView } from '../../../src/api/read-appointment.ts'
import type { Host, HostItem } from '../../../src/taskpane/host/host.ts'
import { PanelContext, flavourOf } from '../../../src/taskpane/panel-context.ts'
import { PanelShell } from '../../../src/taskpane/frame/PanelShell.tsx'
import { startLook } from '../../../src/taskpane/item/look-at-item.ts'
import type { Catalogue } from '../../../src/taskpane/languages/catalogue.ts'
import { catalogue as english } from '../../../src/taskpane/languages/en.ts'
import { SpeechContext } from '../../../src/taskpane/languages/speech.ts'
import { UiTextsContext } from '../../../src/ui/ui-texts.ts'
import { type FakeClient, fakeClient } from './fake-client.ts'
import { me } from './fixtures.ts'

export interface ShownPanel {
  readonly server: FakeClient
  readonly user: UserEvent
  readonly opened: readonly string[]
  /** What the panel asked of Outlook on mobile. */
  readonly told: readonly string[]
  /** Another item is opened while the pane stays. */
  openItem(item: HostItem): void
  /** The same item is saved: Outlook tells nobody. */
  saveItem(item: HostItem): void
  unmount(): void
}

interface Shown {
  readonly view?: AppointmentView
  readonly item?: HostItem
  readonly search?: string
  readonly signedInAs?: string
  /** As rmsync knows them. */
  readonly person?: MeView
  readonly texts?: Catalogue
  readonly locale?: string
  readonly isMobile?: boolean
  readonly prepare?: (server: FakeClient) => void
}

// A busy machine is slower than the second that is given by default; a fast one waits no longer for it.
configure({ asyncUtilTimeout: 10_000 })

/** jsdom has no media queries: a view of ordinary height, light, with motion left out. */
const withoutMediaQueries = (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    matches: query.includes('prefers-reduced-motion'),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })

/** jsdom has no modal dialogs. */
function completeDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
}

export const savedItem = (itemId: string): HostItem => ({ kind: 'saved', itemId, form: null, occurrenceStartAt: null })

/** The panel of a person who is signed in, on a server and in an Outlook of the test. */
export function showPanel({
  view,
  item,
  search = '',
  signedInAs = me.email,
  person = me,
  texts = english,
  locale = 'en-GB',
  isMobile = false,
  prepare,
}: Shown = {}): ShownPanel {
  window.matchMedia = withoutMediaQueries
  completeDialogs()
  const server = fakeClient()
  if (view !== undefined) server.answer('POST /appointments/read', view)
  prepare?.(server)
  let current = item ?? savedItem('AAMk-1')
  const listeners = new Set<() => void>()
  const opened: string[] = []
  const told: string[] = []
  const host: Host = {
    locale: 'en-US',
    mailboxAddress: me.email,
    supportsNestedSignIn: true,
    isMobile,
    currentItem: () => Promise.resolve(current),
    onItemChanged(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    theme: () => 'light',
    onThemeChanged: () => () => undefined,
    openDialog: () => Promise.reject(new Error('No dialog in this test.')),
    openPage: (url) => opened.push(url),
    markLogged: () => Promise.resolve(void told.push('logged')),
    close: () => told.push('closed'),
  }
  const { unmount } = render(
    <FluentProvider theme={webLightTheme}>
      <SpeechContext value={{ locale, texts }}>
        <UiTextsContext value={texts.ui}>
          <PanelContext
            value={{ client: server.client, me: person, flavour: flavourOf(search), menu: null, openPage: host.openPage }}
          >
            <PanelShell
              host={host}
              firstLook={startLook(host, server.client, me.form.version)}
              userName={signedInAs}
              onSwitchAccount={() => Promise.resolve()}
            />
          </PanelContext>
        </UiTextsContext>
      </SpeechContext>
    </FluentProvider>,
  )
  return {
    server,
    user: userEvent.setup(),
    opened,
    told,
    unmount,
    saveItem(next) {
      current = next
    },
    openItem(next) {
      current = next
      act(() => {
        for (const listener of listeners) listener()
      })
    },
  }
}
