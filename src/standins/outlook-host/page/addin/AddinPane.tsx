import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useEffect, useRef } from 'react'
import type { HostCategory, HostedAddin, HostIdentity } from '../../host-config.ts'
import type { OpenItem } from '../form/open-item.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { MailboxOwner } from '../mailbox/owner.ts'
import { hostHooks } from '../shell/host-hooks.ts'
import { frameName, newConversation } from './frame-name.ts'
import { themeEvent } from './pane-events.ts'
import type { OutlookActions, PaneScope } from './pane-scope.ts'
import type { Device } from '../shell/preferences.ts'
import { openMobileSession } from './mobile-session.ts'
import type { AddressBook } from './people-wire.ts'
import { openPaneSession, type PaneSession } from './pane-session.ts'

const useStyles = makeStyles({
  pane: {
    display: 'grid',
    gridTemplateRows: '44px 1fr',
    width: '320px',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // on a phone it covers the screen
  full: { position: 'fixed', inset: 0, zIndex: 10, width: 'auto', borderLeft: 'none' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', paddingInline: '16px 8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { display: 'grid', minHeight: 0, '& iframe': { border: 'none', width: '100%', height: '100%', display: 'block' } },
})

interface AddinPaneProps {
  readonly addin: HostedAddin
  readonly item: OpenItem | null
  readonly owner: MailboxOwner
  readonly mailbox: MailboxClient
  readonly categories: readonly HostCategory[]
  readonly addresses: AddressBook
  readonly identity: HostIdentity | undefined
  readonly dark: boolean
  readonly device: Device
  readonly outlook: OutlookActions
}

/** The task pane: a frame whose page runs office.js, and the host's end of the conversation with it. */
export function AddinPane(props: AddinPaneProps) {
  const { addin, dark, device, outlook, item } = props
  const styles = useStyles()
  const place = useRef<HTMLDivElement>(null)
  const closeButton = useRef<HTMLElement | null>(null)
  const session = useRef<PaneSession>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const { current: container } = place
    if (container === null) return
    let closed = false
    const frame = document.createElement('iframe')
    void openFrame()
    return () => {
      closed = true
      session.current?.close()
      session.current = undefined
      frame.remove()
    }

    async function openFrame(): Promise<void> {
      const { mailbox, owner, identity, categories, addresses, outlook: actions } = latest.current
      // read before the pane opens: office.js gets them once, at its start (office-addin.md §1.3)
      const roaming = await mailbox.roamingSettings(addin.id).catch(() => ({}))
      if (closed) return
      const conversation = newConversation()
      const scope: PaneScope = {
        addin,
        owner,
        mailbox,
        roaming,
        outlook: actions,
        controlId: conversation.controlId,
        categories,
        addresses,
        item: latest.current.item,
        isEvent: false,
      }
      frame.title = addin.name
      // on the frame before the frame is in the document, else office.js does not see it (outlook-host-protocol.md §1)
      frame.name = frameName(conversation, device)
      frame.src = addin.url
      const pane = { frame, origin: new URL(addin.url).origin, conversationId: conversation.conversationId }
      const naa = { identity, owner, faults: hostHooks.naaFaults }
      session.current =
        device === 'phone'
          ? openMobileSession(pane, scope, naa)
          : openPaneSession(pane, scope, naa, {
              theme: () => themeEvent(latest.current.dark),
              leavePane: () => closeButton.current?.focus(),
            })
      container?.append(frame)
    }
  }, [addin, device])

  const shown = useRef(item)
  useEffect(() => {
    if (shown.current !== item) session.current?.follow(item)
    shown.current = item
  }, [item])
  useEffect(() => {
    session.current?.raise(themeEvent(dark))
  }, [dark])

  return (
    <aside className={mergeClasses(styles.pane, device === 'phone' && styles.full)} aria-label={addin.name}>
      <div className={styles.head}>
        <h2 className={styles.title}>{addin.name}</h2>
        <Button
          ref={(button: HTMLElement | null) => {
            closeButton.current = button
          }}
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`Close ${addin.name}`}
          onClick={outlook.closePane}
        />
      </div>
      <div className={styles.body} ref={place} />
    </aside>
  )
}
