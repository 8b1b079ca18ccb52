import { Mailbox, type ChangeKind, type MailboxOwner, type MailboxState } from './mailbox.ts'
import type { StoredEvent } from './event-model.ts'
import { usualSettings, type GraphSettings } from './settings.ts'

/** how an attendee answers an invitation */
export type AnswerKind = 'accepted' | 'tentativelyAccepted' | 'declined'

export interface SentMail {
  readonly kind: 'invitation' | 'update' | 'cancellation' | 'forward' | AnswerKind
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly iCalUId: string
  readonly sentAt: string
}

export interface ExchangeState {
  readonly epoch: number
  readonly mailboxes: MailboxState[]
  readonly mail: SentMail[]
}

type Listener = (mailbox: Mailbox, event: StoredEvent, kind: ChangeKind) => void

/** Every mailbox of the company, and the mail that went out. */
export class Exchange {
  readonly now: () => Date
  settings: GraphSettings
  readonly #mailboxes = new Map<string, Mailbox>()
  readonly #listeners: Listener[] = []
  /** part of every delta token: raising it makes all earlier ones expire */
  epoch = 1
  mail: SentMail[] = []
  #silent = false

  constructor(owners: readonly MailboxOwner[], now: () => Date, settings: Partial<GraphSettings> = {}) {
    this.now = now
    this.settings = { ...usualSettings, ...settings }
    for (const owner of owners) {
      this.#mailboxes.set(owner.oid, new Mailbox(owner, (...change) => this.#tell(...change)))
    }
  }

  mailboxes(): Mailbox[] {
    return [...this.#mailboxes.values()]
  }

  /** By object id or address, in any case of letters. */
  find(idOrAddress: string): Mailbox | undefined {
    const wanted = idOrAddress.toLowerCase()
    return this.#mailboxes.get(wanted) ?? this.mailboxes().find(({ owner }) => owner.email.toLowerCase() === wanted)
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Fills mailboxes as if it had always been so: no mail, no notification. */
  quietly(fill: () => void): void {
    this.#silent = true
    try {
      fill()
    } finally {
      this.#silent = false
    }
  }

  send(mail: SentMail): void {
    if (!this.#silent) this.mail.push(mail)
  }

  clear(): void {
    for (const mailbox of this.mailboxes()) {
      mailbox.load({ lastSeq: mailbox.toState().lastSeq, lastChange: mailbox.lastChange + 1, events: [], masterCategories: [] })
    }
    this.mail = []
    this.epoch += 1
  }

  toState(): ExchangeState {
    return { epoch: this.epoch, mailboxes: this.mailboxes().map((mailbox) => mailbox.toState()), mail: this.mail }
  }

  load(state: ExchangeState): void {
    this.epoch = state.epoch
    this.mail = state.mail
    for (const saved of state.mailboxes) this.#mailboxes.get(saved.oid)?.load(saved)
  }

  #tell(...change: Parameters<Listener>): void {
    if (this.#silent) return
    for (const listener of this.#listeners) listener(...change)
  }
}
