import { type Appointment, changedFields, type Draft, toDraft } from '../mailbox/appointment.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import { reasonOf } from '../mailbox/failure.ts'

/** Read: a meeting of somebody else. Compose: an own appointment, or a new one. The same person may get either for an own one. */
export type ItemMode = 'read' | 'compose'

/** A line an add-in shows above the item (notificationMessages). */
export interface InfoBar {
  readonly addinId: string
  readonly key: string
  readonly type: 'informationalMessage' | 'progressIndicator' | 'errorMessage' | 'insightMessage'
  readonly message: string
  readonly icon?: string
  readonly persistent: boolean
}

export interface ItemState {
  readonly mode: ItemMode
  /** what the mailbox holds; null while new */
  readonly saved: Appointment | null
  readonly draft: Draft
  readonly infoBars: readonly InfoBar[]
  readonly busy: boolean
  readonly problem: string | null
  /** deleted while it was open */
  readonly gone: boolean
}

export interface OpenItem {
  /** a new one for each appointment opened, the same while it stays open */
  readonly key: string
  state(): ItemState
  subscribe(listener: () => void): () => void
  edit(changes: Partial<Draft>): void
  /** Saves what was edited and gives the id. `send` false invites nobody to a new meeting. */
  save(send: boolean): Promise<string>
  remove(): Promise<void>
  /** The mailbox holds a newer state: fields that were not edited here follow it. Null: it is gone. */
  follow(saved: Appointment | null): void
  setInfoBars(infoBars: readonly InfoBar[]): void
  /** custom properties that add-ins saved before the item was: kept here, written with its first save */
  readonly unsavedProperties: Map<string, Record<string, unknown>>
  /** per add-in, while the item is open */
  readonly sessionData: Map<string, Record<string, string>>
}

let opened = 0

export function openItem(mailbox: MailboxClient, mode: ItemMode, start: { saved: Appointment } | { draft: Draft }): OpenItem {
  const unsavedProperties = new Map<string, Record<string, unknown>>()
  const listeners = new Set<() => void>()
  const saved = 'saved' in start ? start.saved : null
  let state: ItemState = {
    mode,
    saved,
    draft: 'saved' in start ? toDraft(start.saved) : start.draft,
    infoBars: [],
    busy: false,
    problem: null,
    gone: false,
  }
  const change = (changes: Partial<ItemState>): void => {
    state = { ...state, ...changes }
    for (const listener of [...listeners]) listener()
  }
  /** what was typed while saving stays */
  const keep = (saved: Appointment, sent: Draft): void =>
    change({ saved, draft: { ...toDraft(saved), ...changedFields(sent, state.draft) } })
  const whileBusy = async <T>(work: () => Promise<T>): Promise<T> => {
    change({ busy: true, problem: null })
    try {
      return await work()
    } catch (error) {
      change({ problem: reasonOf(error) })
      throw error
    } finally {
      change({ busy: false })
    }
  }

  return {
    key: `item-${++opened}`,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: (changes) => {
      change({ draft: { ...state.draft, ...changes } })
    },
    save: (send) =>
      whileBusy(async () => {
        const { saved: before, draft } = state
        if (before === null) {
          const created = await mailbox.create(draft, send)
          for (const [addinId, properties] of unsavedProperties)
            await mailbox.saveCustomProperties(created.id, addinId, properties)
          keep(created, draft)
          return created.id
        }
        const changes = changedFields(before, draft)
        const isSending = send && before.isDraft
        if (Object.keys(changes).length === 0 && !isSending) return before.id
        const updated = await mailbox.update(before.id, changes, send)
        keep(updated, draft)
        return updated.id
      }),
    remove: () =>
      whileBusy(async () => {
        if (state.saved !== null) await mailbox.remove(state.saved.id)
      }),
    follow: (now) => {
      if (now === null) {
        if (!state.gone) change({ gone: true })
        return
      }
      if (state.saved === null || now.changeKey === state.saved.changeKey) return
      change({ saved: now, draft: { ...toDraft(now), ...changedFields(state.saved, state.draft) } })
    },
    setInfoBars: (infoBars) => {
      change({ infoBars })
    },
    unsavedProperties,
    sessionData: new Map(),
  }
}
