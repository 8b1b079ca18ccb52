import { ask, askKindly, inTime } from './ask-outlook.ts'
import { currentItem, isMobileHost } from './current-item.ts'
import type { Host } from './host.ts'
import { HostFailed } from './host-failed.ts'
import { isDark } from './luminance.ts'
import { openDialog } from './open-dialog.ts'

/** Office.js, once it is ready. Rejects outside Outlook. */
export async function connectToOutlook(): Promise<Host> {
  // Its script comes from Microsoft; without it nothing below has a name.
  if (!('Office' in window)) throw new HostFailed('office-missing')
  const { host } = await inTime(Office.onReady())
  if (host !== Office.HostType.Outlook) throw new HostFailed('not-outlook')
  const { mailbox } = Office.context
  const isMobile = isMobileHost(mailbox)
  let background: string | null = Office.context.officeTheme?.bodyBackgroundColor ?? null
  const listen = (event: Office.EventType, handler: (argument: { officeTheme?: Office.OfficeTheme }) => void) => {
    // Events of the mailbox came with requirement set 1.5: in an older Outlook the pane simply belongs to one item.
    if (mailbox.addHandlerAsync === undefined) return () => undefined
    mailbox.addHandlerAsync(event, handler)
    return () => {
      mailbox.removeHandlerAsync(event)
    }
  }
  return {
    locale: Office.context.displayLanguage || 'en-US',
    mailboxAddress: mailbox.userProfile.emailAddress,
    supportsNestedSignIn: Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    isMobile,
    currentItem: () => currentItem(mailbox),
    onItemChanged: (listener) =>
      listen(Office.EventType.ItemChanged, () => {
        listener()
      }),
    theme: () => (background === null ? null : isDark(background) ? 'dark' : 'light'),
    onThemeChanged: (listener) =>
      listen(Office.EventType.OfficeThemeChanged, (event) => {
        background = event.officeTheme?.bodyBackgroundColor ?? background
        listener()
      }),
    openDialog,
    openPage(url) {
      window.open(url, '_blank', 'noopener')
    },
    markLogged: () => markLogged(mailbox.item),
    close() {
      Office.context.ui.closeContainer()
    },
  }
}

/**
 * `EventLogged` turns *Log* into *View* on mobile. Written there alone: elsewhere custom properties of occurrences are lost, or make
 * updates of the series fail (Office add-in issues 1566 and 6228), and rmsync is the one that knows.
 */
async function markLogged(item: Office.Mailbox['item']): Promise<void> {
  if (item?.loadCustomPropertiesAsync === undefined) return
  const loaded = await ask<Office.CustomProperties>((done) => {
    item.loadCustomPropertiesAsync(done)
  }).catch(() => null)
  if (loaded?.kind !== 'value') return
  loaded.value.set('EventLogged', true as unknown as string)
  await askKindly<void>((done) => {
    loaded.value.saveAsync(done)
  }, undefined)
}
