import type { ActivitySummary, ConnectionKind } from './activity.ts'
import type { Appointment } from './appointment.ts'
import { startOf } from './time-span.ts'

const mostShown = 3

/**
 * Activities that may well be this meeting already: on the same day, and at one of its accounts or of the same name. The likeliest
 * first. A hint against doubles, for a person to look at.
 */
export function looksLike(
  appointment: Pick<Appointment, 'subject' | 'when'>,
  accounts: readonly { readonly kind: ConnectionKind; readonly id: string }[],
  activities: readonly ActivitySummary[],
): readonly ActivitySummary[] {
  const day = startOf(appointment.when).slice(0, 10)
  const words = wordsOf(appointment.subject)
  return activities
    .filter(({ when }) => when !== null && startOf(when).slice(0, 10) === day)
    .map((activity) => ({ activity, score: scoreOf(activity, accounts, words) }))
    .filter(({ score }) => score >= 1)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ activity }) => activity)
}

/** One for the account, and up to one for the words that both have. */
function scoreOf(
  { connection, description }: ActivitySummary,
  accounts: readonly { readonly kind: ConnectionKind; readonly id: string }[],
  words: ReadonlySet<string>,
): number {
  const sameAccount = accounts.some(({ kind, id }) => connection?.kind === kind && connection.id === id)
  const theirs = wordsOf(description)
  const shared = [...words].filter((word) => theirs.has(word)).length
  const all = new Set([...words, ...theirs]).size
  const alike = all === 0 ? 0 : shared / all
  return (sameAccount ? 1 : 0) + (alike >= 0.5 ? 1 : alike)
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  )
