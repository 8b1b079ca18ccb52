import type { AppointmentView } from '../../api/read-appointment.ts'
import { readJson, writeText } from './browser-store.ts'

/** What rmsync last said of an appointment, and when. */
export interface KnownAnswer {
  readonly at: string
  readonly view: AppointmentView
}
interface Kept extends KnownAnswer {
  readonly mailbox: string
  readonly itemId: string
}

const key = 'rm-panel.known-answers'
const mostKept = 30
/** In characters; a browser gives a page about five million. */
const mostText = 400_000
const daysKept = 14

/** The version of the shape is part of it: what an older panel kept is not read by a newer one. */
const shape = 1

function readAll(now: Date): readonly Kept[] {
  const stored = readJson(key) as { shape: number; kept: readonly Kept[] } | null
  if (stored?.shape !== shape) return []
  const oldest = now.getTime() - daysKept * 86_400_000
  return stored.kept.filter(({ at }) => Date.parse(at) > oldest)
}

/**
 * Keeps the newest answers for a person who is offline. What is private is never kept, and forgotten once it became so; another
 * mailbox does not see them.
 */
export function rememberAnswer(mailbox: string, itemId: string, view: AppointmentView, now: Date): void {
  const others = readAll(now).filter((kept) => kept.itemId !== itemId || kept.mailbox !== mailbox)
  const isPrivate = view.mayLink.kind === 'no' && view.mayLink.code === 'private'
  let kept = (isPrivate ? others : [{ mailbox, itemId, at: now.toISOString(), view }, ...others]).slice(0, mostKept)
  let text = JSON.stringify({ shape, kept })
  while (text.length > mostText && kept.length > 0) {
    kept = kept.slice(0, -1)
    text = JSON.stringify({ shape, kept })
  }
  writeText(key, text)
}

export const knownAnswer = (mailbox: string, itemId: string, now: Date): KnownAnswer | null =>
  readAll(now).find((kept) => kept.itemId === itemId && kept.mailbox === mailbox) ?? null
