import { useEffect, useRef, useState } from 'react'
import type { HostCategory, HostedLaunch, HostIdentity } from '../../host-config.ts'
import type { OpenItem } from '../form/open-item.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { MailboxOwner } from '../mailbox/owner.ts'
import { hostHooks } from '../shell/host-hooks.ts'
import { frameName, newConversation } from './frame-name.ts'
import { commandEvent, themeEvent } from './pane-events.ts'
import type { AddressBook } from './people-wire.ts'
import type { OutlookActions } from './pane-scope.ts'
import { openPaneSession } from './pane-session.ts'

/** Then it is ended, whatever it does (office-addin.md §1.5). */
const endsAfterMs = 300_000

interface EventRuntimeProps {
  readonly launch: HostedLaunch
  readonly item: OpenItem
  readonly owner: MailboxOwner
  readonly mailbox: MailboxClient
  readonly categories: readonly HostCategory[]
  readonly addresses: AddressBook
  readonly identity: HostIdentity | undefined
  readonly outlook: OutlookActions
}

/** Event-based activation: a page that nobody sees runs the one function, says that it is over, and goes. */
export function EventRuntime(props: EventRuntimeProps) {
  const place = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  const given = useRef(props)

  useEffect(() => {
    const { current: container } = place
    if (container === null || isOver) return undefined
    const { launch, item, owner, mailbox, categories, addresses, identity, outlook } = given.current
    const conversation = newConversation()
    const frame = document.createElement('iframe')
    frame.title = launch.name
    frame.name = frameName(conversation, 'desktop')
    frame.src = launch.url
    const over = (): void => setOver(true)
    const session = openPaneSession(
      { frame, origin: new URL(launch.url).origin, conversationId: conversation.conversationId },
      {
        addin: launch,
        owner,
        mailbox,
        categories,
        addresses,
        item,
        roaming: {},
        controlId: conversation.controlId,
        isEvent: true,
        outlook: { ...outlook, commandCompleted: over },
      },
      { identity, owner, faults: hostHooks.naaFaults },
      { theme: () => themeEvent(false), leavePane: () => undefined, command: commandEvent(launch.functionName) },
    )
    const late = setTimeout(over, endsAfterMs)
    container.append(frame)
    return () => {
      clearTimeout(late)
      session.close()
      frame.remove()
    }
  }, [isOver])

  return (
    <div ref={place} hidden data-event-runtime={isOver ? 'over' : 'running'} data-of={props.item.state().saved?.id ?? 'new'} />
  )
}
