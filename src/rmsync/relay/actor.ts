import type { MailboxId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'

/** A signed-in person who asks for something about a link. */
export interface Actor {
  readonly name: string
  readonly mailboxId: MailboxId
  readonly isAdmin: boolean
}

/** Everybody acts on their own mailbox, administrators on every one (product decision 16). */
export function refuseOthers(actor: Actor, mailboxId: MailboxId, verb: string): void {
  if (actor.isAdmin || actor.mailboxId === mailboxId) return
  throw new Refusal('not-allowed', `Only the organizer or an administrator can ${verb} this.`, 'Ask one of them.')
}
