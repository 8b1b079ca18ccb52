import { noticeTexts } from './notice-texts.ts'

/**
 * The bar on a linked appointment (event-based activation, the optional manifest). Classic Outlook runs this file alone, in a runtime
 * without a page: no `window`, no imports at run time, nothing but these members. It asks no server: the category that rmsync sets says it.
 */
interface Found {
  readonly status: string
  readonly value?: readonly { readonly displayName: string }[] | null
}
interface OfficeOfEvents {
  readonly context: {
    readonly displayLanguage?: string
    readonly mailbox: {
      readonly item: {
        readonly categories?: { getAsync(done: (found: Found) => void): void }
        readonly notificationMessages?: { replaceAsync(key: string, notice: object, done: () => void): void }
      } | null
    }
  }
  /** Does nothing in classic Outlook's runtime without a page. */
  onReady?(): unknown
  readonly actions: { associate(name: string, run: (event: { completed(): void }) => void): void }
}

const linkCategories = ['IFS CRM', 'IFS SRM']
const office = (globalThis as unknown as { readonly Office: OfficeOfEvents }).Office

/** Outlook waits five minutes for an event that nobody ends, and runs five add-ins at a time: one that it leaves without an answer ends. */
const answersWithinMs = 10_000

// Without it office.js holds every event of a page back, and fails after 20 s.
void office.onReady?.()

office.actions.associate('sayThatItIsLinked', (event) => {
  let isOver = false
  const done = () => {
    if (isOver) return
    isOver = true
    clearTimeout(late)
    event.completed()
  }
  const late = setTimeout(done, answersWithinMs)
  try {
    sayIfLinked(done)
  } catch {
    // An Outlook that refuses a call does so by throwing, too. A bar that is missing harms nobody.
    done()
  }
})

function sayIfLinked(done: () => void): void {
  const { item } = office.context.mailbox
  if (item?.categories === undefined || item.notificationMessages === undefined) {
    done()
    return
  }
  const { notificationMessages } = item
  item.categories.getAsync(({ status, value }) => {
    const isLinked = status === 'succeeded' && (value ?? []).some(({ displayName }) => linkCategories.includes(displayName))
    if (!isLinked) {
      done()
      return
    }
    const language = (office.context.displayLanguage ?? 'en').slice(0, 2)
    const message = noticeTexts[language] ?? noticeTexts['en'] ?? ''
    notificationMessages.replaceAsync(
      'rm-panel.linked',
      { type: 'informationalMessage', message, icon: 'Icon.16', persistent: false },
      done,
    )
  })
}
