import { useEffect, useState } from 'react'
import { newDraft } from '../form/new-draft.ts'
import { type ItemMode, openItem, type OpenItem } from '../form/open-item.ts'
import type { Draft } from '../mailbox/appointment.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import { MailboxFailure, reasonOf } from '../mailbox/failure.ts'

interface OpenItemOptions {
  readonly mailbox: MailboxClient
  readonly zone: string
  readonly newest: number
  readonly ownMeetings: ItemMode
  /** an appointment was opened, which begins then */
  readonly onOpened: (start: number) => void
  /** the person changed the mailbox here */
  readonly onChanged: () => Promise<void>
}

/** The appointment that is open, kept level with the mailbox, and what one can do with it. */
export function useOpenItem({ mailbox, zone, newest, ownMeetings, onOpened, onChanged }: OpenItemOptions) {
  const [item, setItem] = useState<OpenItem | null>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const show = (opened: OpenItem | null): void => {
    setItem(opened)
    setSelectedId(opened?.state().saved?.id ?? null)
    setProblem(null)
  }

  useEffect(() => item?.subscribe(() => setSelectedId(item.state().saved?.id ?? null)), [item])
  useEffect(() => {
    const saved = item?.state().saved
    if (item === null || saved === null || saved === undefined) return
    mailbox.read(saved.id).then(item.follow, (error: unknown) => {
      if (error instanceof MailboxFailure && error.status === 404) item.follow(null)
    })
  }, [mailbox, item, newest])

  const actions = {
    open: async (id: string, own: ItemMode = ownMeetings): Promise<void> => {
      try {
        const saved = await mailbox.read(id)
        show(openItem(mailbox, saved.isOrganizer ? own : 'read', { saved }))
        onOpened(saved.start)
      } catch (error) {
        setProblem(reasonOf(error))
      }
    },
    openNew: (fields: Partial<Draft> = {}): void => show(openItem(mailbox, 'compose', { draft: newDraft(zone, fields) })),
    // what went wrong stands above the fields, so nothing is left to do here
    save: async (): Promise<void> => {
      await item?.save(true).then(onChanged, () => undefined)
    },
    remove: async (): Promise<void> => {
      try {
        await item?.remove()
        show(null)
        await onChanged()
      } catch (error) {
        setProblem(reasonOf(error))
      }
    },
    close: (): void => show(null),
  }
  return { item, selectedId, problem, actions }
}
