import type { Host, HostItem } from './host.ts'
import { isDark } from './luminance.ts'

/** Answers of the host are waited for this long; office.js itself gives up after 65 s without calling back. */
const answerWithinMs = 8_000
/** Office.MailboxEnums and codes of the host (office.js error table): the item was never saved. */
const itemNotSaved = 9046
const silent = 'Outlook does not answer. Close the panel and open it again.'

/** Office.js, once it is ready. Rejects outside Outlook. */
export async function connectToOutlook(): Promise<Host> {
  // Its script comes from Microsoft; without it nothing below has a name.
  if (!('Office' in window)) throw new Error('Outlook’s part of the panel did not load. Check the connection to the internet.')
  const { host } = await inTime(Office.onReady())
  if (host !== Office.HostType.Outlook) throw new Error('RM Panel runs inside Outlook.')
  const { mailbox } = Office.context
  let background: string | null = Office.context.officeTheme?.bodyBackgroundColor ?? null
  return {
    locale: Office.context.displayLanguage || 'en-US',
    mailboxAddress: mailbox.userProfile.emailAddress,
    supportsNestedSignIn: Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    currentItem: () => currentItem(mailbox),
    onItemChanged(listener) {
      const handler = () => {
        listener()
      }
      mailbox.addHandlerAsync(Office.EventType.ItemChanged, handler)
      return () => {
        mailbox.removeHandlerAsync(Office.EventType.ItemChanged)
      }
    },
    theme: () => (background === null ? null : isDark(background) ? 'dark' : 'light'),
    onThemeChanged(listener) {
      mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, (event: { officeTheme?: Office.OfficeTheme }) => {
        background = event.officeTheme?.bodyBackgroundColor ?? background
        listener()
      })
      return () => {
        mailbox.removeHandlerAsync(Office.EventType.OfficeThemeChanged)
      }
    },
    openDialog,
    openPage(url) {
      window.open(url, '_blank', 'noopener')
    },
  }
}

/**
 * Read or compose is told by the shape of the item, not by the form: the same person gets either for the same meeting
 * (Office add-in issue 4703). In compose the id has to be asked for.
 */
async function currentItem(mailbox: Office.Mailbox): Promise<HostItem> {
  const item = mailbox.item as
    (Office.AppointmentRead & Partial<Pick<Office.AppointmentCompose, 'getItemIdAsync'>>) | null | undefined
  if (item === null || item === undefined) return { kind: 'none' }
  if (typeof item.itemId === 'string' && item.itemId !== '') return saved(mailbox, item.itemId)
  if (item.getItemIdAsync === undefined) return { kind: 'unsaved' }
  const asked = await answer<string>((done) => {
    item.getItemIdAsync?.(done)
  })
  return asked.kind === 'value' ? saved(mailbox, asked.value) : { kind: 'unsaved' }
}

/** office.js gives the EWS form on the desktop and the web; on mobile it is REST already and must not be converted. */
function saved(mailbox: Office.Mailbox, itemId: string): HostItem {
  const mobile = ['iOS', 'OutlookIOS', 'OutlookAndroid'].includes(mailbox.diagnostics.hostName)
  return { kind: 'saved', itemId: mobile ? itemId : mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0) }
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(silent))
    }, answerWithinMs)
  })
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer)
  })
}

type Answer<Value> = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'error'; readonly code: number }

function answer<Value>(ask: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Answer<Value>> {
  const answered = new Promise<Answer<Value>>((resolve, reject) => {
    ask((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve({ kind: 'value', value: result.value })
      else if (result.error.code === itemNotSaved) resolve({ kind: 'error', code: itemNotSaved })
      else reject(new Error(`Outlook could not say which appointment this is: ${result.error.message}`))
    })
  })
  return inTime(answered)
}

function openDialog(path: string): Promise<string> {
  const { origin } = window.location
  return new Promise((resolve, reject) => {
    Office.context.ui.displayDialogAsync(`${origin}${path}`, { height: 60, width: 30, promptBeforeOpen: false }, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) {
        reject(new Error(`The sign-in window did not open: ${opened.error.message}`))
        return
      }
      const dialog = opened.value
      dialog.addEventHandler(
        Office.EventType.DialogMessageReceived,
        (message: { message: string; origin: string | undefined } | { error: number }) => {
          // Only our own page may speak for the sign-in.
          if ('error' in message || (message.origin !== undefined && message.origin !== origin)) return
          dialog.close()
          resolve(message.message)
        },
      )
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        reject(new Error('The sign-in window was closed before you were signed in.'))
      })
    })
  })
}
