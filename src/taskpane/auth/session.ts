import type { SettingsView } from '../../api/get-settings.ts'
import type { DialogAnswer } from './dialog-answer.ts'
import { createNestedSignIn, InteractionNeeded, type SignedIn } from './nested-sign-in.ts'
import { rethrowReadably, SignInFailed } from './sign-in-failed.ts'

/** What signing in needs of the host. */
export interface SignInHost {
  readonly supportsNestedSignIn: boolean
  /** Opens a page of ours in a window of its own and resolves with its one message. */
  openDialog(path: string): Promise<string>
}

export interface Session {
  readonly userName: string
  /** A token for rmsync's API. `force`: the last one was refused. */
  token(force?: boolean): Promise<string>
  /** Asks who it shall be; must be called from a click. */
  switchAccount(): Promise<Session>
}

/** Signing in needs the person's click now; `start` must be called from it. */
export class ClickNeeded extends Error {
  override name = 'ClickNeeded'
  readonly start: () => Promise<Session>
  constructor(start: () => Promise<Session>, options?: ErrorOptions) {
    super('Sign in to go on.', options)
    this.start = start
  }
}

/**
 * Without a click where the host allows it; otherwise throws `ClickNeeded`. Whatever goes wrong with nested app authentication, not
 * only its absence, ends in the dialog: several hosts offer it and then fail (Office add-in issues 6610, msal-js 7723).
 */
export async function startSession(settings: SettingsView, host: SignInHost): Promise<Session> {
  const withDialog = () => dialogSession(host)
  if (!host.supportsNestedSignIn) throw new ClickNeeded(withDialog)
  try {
    const nested = await createNestedSignIn(settings)
    try {
      return nestedSession(nested, await nested.silent(false))
    } catch (error) {
      if (!(error instanceof InteractionNeeded)) throw error
      throw new ClickNeeded(askThenDialog(nested, withDialog), { cause: error })
    }
  } catch (error) {
    if (error instanceof ClickNeeded) throw error
    throw new ClickNeeded(withDialog, { cause: error })
  }
}

/** A question of the host that comes to nothing, but for the person's own no, is put by the dialog at the next press. */
function askThenDialog(nested: Nested, withDialog: () => Promise<Session>): () => Promise<Session> {
  let hostFailed = false
  return async () => {
    if (hostFailed) return withDialog()
    try {
      return await asked(nested)
    } catch (error) {
      hostFailed = !(error instanceof SignInFailed && error.code === 'sign-in-cancelled')
      throw error
    }
  }
}

type Nested = Awaited<ReturnType<typeof createNestedSignIn>>

const asked = async (nested: Nested): Promise<Session> => nestedSession(nested, await nested.popup().catch(rethrowReadably))

function nestedSession(nested: Nested, first: SignedIn): Session {
  // Parallel calls are not merged by MSAL: one promise for all that ask for the same at the same time.
  const asking = new Map<boolean, Promise<SignedIn>>()
  const ask = (force: boolean): Promise<SignedIn> => {
    const answer = nested
      .silent(force)
      .catch(rethrowReadably)
      .finally(() => {
        asking.delete(force)
      })
    asking.set(force, answer)
    return answer
  }
  return {
    userName: first.userName,
    token: async (force = false) => (await (asking.get(force) ?? ask(force))).token,
    switchAccount: () => asked(nested),
  }
}

async function dialogSession(host: SignInHost): Promise<Session> {
  const ask = async (): Promise<Extract<DialogAnswer, { status: 'success' }>> => {
    const answer = JSON.parse(await host.openDialog('/panel/dialog.html')) as DialogAnswer
    if (answer.status === 'failure') throw new SignInFailed(answer.code, answer.message, answer.reference)
    return answer
  }
  let current = await ask()
  return {
    userName: current.userName,
    token: async (force = false) => {
      // A minute early, so that it does not run out on its way.
      if (force || current.expiresAt - 60_000 < Date.now()) current = await ask()
      return current.token
    },
    switchAccount: () => dialogSession(host),
  }
}
