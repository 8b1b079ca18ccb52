import type { AppointmentView } from '../../api/read-appointment.ts'
import { readJson, removeText, writeText } from './browser-store.ts'

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

/** Nothing at all is kept on the disk where there is nothing to keep. */
function writeAll(kept: readonly Kept[]): void {
  if (kept.length === 0) removeText(key)
  else writeText(key, JSON.stringify({ shape, kept }))
}

const isOf = (mailbox: string, itemId: string) => (kept: Kept) => kept.itemId === itemId && kept.mailbox === mailbox

/** Keeps the newest answers for a person who is offline. What is private is never kept, and forgotten once it became so. */
export function rememberAnswer(mailbox: string, itemId: string, view: AppointmentView, now: Date): void {
  const itsOwn = isOf(mailbox, itemId)
  const others = readAll(now).filter((kept) => !itsOwn(kept))
  const isPrivate = view.isPrivate === true || (view.mayLink.kind === 'no' && view.mayLink.code === 'private')
  let kept = (isPrivate ? others : [{ mailbox, itemId, at: now.toISOString(), view }, ...others]).slice(0, mostKept)
  while (JSON.stringify(kept).length > mostText) kept = kept.slice(0, -1)
  writeAll(kept)
}

export const knownAnswer = (mailbox: string, itemId: string, now: Date): KnownAnswer | null =>
  readAll(now).find(isOf(mailbox, itemId)) ?? null

/** It is gone, or may not be seen any more. */
export function forgetAnswer(mailbox: string, itemId: string, now: Date): void {
  const itsOwn = isOf(mailbox, itemId)
  writeAll(readAll(now).filter((kept) => !itsOwn(kept)))
}

/** What is too old, and what belongs to anybody else: this computer may have several people. */
export function forgetOthers(mailbox: string, now: Date): void {
  writeAll(readAll(now).filter((kept) => kept.mailbox === mailbox))
}

export const forgetAnswers = (): void => {
  writeAll([])
}
