import { randomBytes } from 'node:crypto'

/** What the person agreed to, until it becomes tokens. */
export interface UserGrant {
  readonly clientId: string
  readonly oid: string
  readonly tenantId: string
  readonly scope: string
  readonly nonce?: string
  /** a browser redeems it: only with the Origin of `origins`, and the refresh token ends after a fixed day (identity.md §4.2) */
  readonly spaOrigins?: readonly string[]
}

interface CodeGrant extends UserGrant {
  readonly redirectUri: string
  readonly codeChallenge: string
}

interface Timed<T> {
  readonly value: T
  readonly endsAt: number
}

/** Authorization codes, refresh tokens, sign-ins waiting for a choice, and who is signed in at which browser. */
export interface GrantStoreState {
  readonly refreshTokens: [string, Timed<UserGrant>][]
  readonly sessions: [string, string[]][]
}

const codeLifetimeMs = 60_000
const transactionLifetimeMs = 10 * 60_000

type CodeLookup = { kind: 'code'; grant: CodeGrant } | { kind: 'used' } | { kind: 'expired' } | { kind: 'unknown' }

export class GrantStore {
  readonly #now: () => Date
  readonly #changed: () => void
  readonly #codes = new Map<string, Timed<CodeGrant>>()
  readonly #usedCodes = new Set<string>()
  readonly #transactions = new Map<string, Timed<Readonly<Record<string, string>>>>()
  readonly #refreshTokens: Map<string, Timed<UserGrant>>
  readonly #sessions: Map<string, string[]>

  constructor(now: () => Date, changed: () => void, kept?: GrantStoreState) {
    this.#now = now
    this.#changed = changed
    this.#refreshTokens = new Map(kept?.refreshTokens ?? [])
    this.#sessions = new Map(kept?.sessions ?? [])
  }

  addCode(grant: CodeGrant): string {
    return this.#add(this.#codes, grant, codeLifetimeMs)
  }

  /** A code works once; the second try is told apart from a code never issued, as Entra does. */
  takeCode(code: string): CodeLookup {
    if (this.#usedCodes.has(code)) return { kind: 'used' }
    const found = this.#codes.get(code)
    if (found === undefined) return { kind: 'unknown' }
    this.#codes.delete(code)
    this.#usedCodes.add(code)
    return this.#isOver(found) ? { kind: 'expired' } : { kind: 'code', grant: found.value }
  }

  addRefreshToken(grant: UserGrant, endsAt: Date): string {
    this.#changed()
    return this.#add(this.#refreshTokens, grant, endsAt.getTime() - this.#now().getTime())
  }

  /** Entra hands out a new one at each use and leaves the old one valid to its end. */
  findRefreshToken(token: string): { grant: UserGrant; endsAt: Date } | undefined {
    const found = this.#refreshTokens.get(token)
    return found === undefined || this.#isOver(found) ? undefined : { grant: found.value, endsAt: new Date(found.endsAt) }
  }

  /** A sign-in that waits for the person's choice; the id works once. */
  addTransaction(parameters: Readonly<Record<string, string>>): string {
    return this.#add(this.#transactions, parameters, transactionLifetimeMs)
  }

  takeTransaction(id: string): Readonly<Record<string, string>> | undefined {
    const found = this.#transactions.get(id)
    this.#transactions.delete(id)
    return found === undefined || this.#isOver(found) ? undefined : found.value
  }

  /** Object ids signed in at this browser, the latest last: as in Entra, several people can be. */
  signedIn(session: string | undefined): readonly string[] {
    return session === undefined ? [] : (this.#sessions.get(session) ?? [])
  }

  signIn(session: string | undefined, oid: string): string {
    const id = session !== undefined && this.#sessions.has(session) ? session : randomBytes(24).toString('base64url')
    this.#sessions.set(id, [...this.signedIn(id).filter((other) => other !== oid), oid])
    this.#changed()
    return id
  }

  /** Without a person everybody of the session. */
  signOut(session: string | undefined, oid?: string): void {
    if (session === undefined) return
    const left = oid === undefined ? [] : this.signedIn(session).filter((other) => other !== oid)
    if (left.length > 0) this.#sessions.set(session, left)
    else this.#sessions.delete(session)
    this.#changed()
  }

  kept(): GrantStoreState {
    return {
      refreshTokens: [...this.#refreshTokens].filter(([, timed]) => !this.#isOver(timed)),
      sessions: [...this.#sessions],
    }
  }

  #add<T>(map: Map<string, Timed<T>>, value: T, lifetimeMs: number): string {
    const id = randomBytes(32).toString('base64url')
    map.set(id, { value, endsAt: this.#now().getTime() + lifetimeMs })
    return id
  }

  #isOver(timed: Timed<unknown>): boolean {
    return timed.endsAt <= this.#now().getTime()
  }
}
