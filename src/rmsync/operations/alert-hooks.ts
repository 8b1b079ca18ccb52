import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { Agent, fetch } from 'undici'
import type { Settings } from '../../domain/settings.ts'
import type { AlertHook, AlertNotice } from '../ports/health.ts'

interface HookSettings {
  current(): Settings
  secret(name: 'alertWebhookSecret' | 'smtpUrl'): string | null
}

/** Where the links of an alert lead, and how long a receiver may take. */
interface HookPlace {
  readonly adminUrl: string
  readonly timeoutMs?: number
}
const usualTimeoutMs = 10_000

/** By webhook and by e-mail, as the settings say at the time. No subject of an appointment stands in an alert. */
export const alertHooks = (settings: HookSettings, place: HookPlace): readonly AlertHook[] => [
  { hook: 'webhook', tell: (notice) => postWebhook(settings, place, notice) },
  { hook: 'e-mail', tell: (notice) => sendMail(settings, place, notice) },
]

/** `text` is what chat services show. With a secret the body is signed, so that the receiver knows whose it is. */
async function postWebhook(
  settings: HookSettings,
  { adminUrl, timeoutMs = usualTimeoutMs }: HookPlace,
  notice: AlertNotice,
): Promise<boolean> {
  const url = settings.current().alertWebhookUrl
  if (url === '') return false
  const body = JSON.stringify({ text: textOf(notice), ...notice, url: adminUrl })
  const secret = settings.secret('alertWebhookSecret')
  const signature =
    secret === null ? {} : { 'x-rmsync-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
  const dispatcher = new Agent()
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature },
      body,
      // A redirect would take the alert to an address that nobody entered.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      dispatcher,
    }).catch((error: unknown) => {
      throw new Error(whyNotReached(error, timeoutMs), { cause: error })
    })
    await answer.body?.cancel()
    if (answer.status >= 300 && answer.status < 400)
      throw new Error(`The webhook answered ${answer.status} and sends on to another address. Enter the one where it ends.`)
    if (!answer.ok) throw new Error(`The webhook answered ${answer.status}.`)
    return true
  } finally {
    await dispatcher.destroy()
  }
}

/** The address itself is left out: those of chat services hold a key. */
function whyNotReached(error: unknown, timeoutMs: number): string {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `The webhook did not answer within ${(timeoutMs / 1000).toLocaleString('en')} s.`
  const { cause } = error as { readonly cause?: { readonly message?: string } }
  return `The webhook can not be reached: ${cause?.message ?? String(error)}.`
}

async function sendMail(
  settings: HookSettings,
  { adminUrl, timeoutMs = usualTimeoutMs }: HookPlace,
  notice: AlertNotice,
): Promise<boolean> {
  const { alertEmailTo, alertEmailFrom } = settings.current()
  const smtpUrl = settings.secret('smtpUrl')
  if (alertEmailTo === '' || alertEmailFrom === '' || smtpUrl === null) return false
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Alerts name people: never in the clear where the server can do better.
    requireTLS: smtpUrl.startsWith('smtp:'),
  })
  try {
    await transport.sendMail({
      from: alertEmailFrom,
      to: alertEmailTo,
      subject: `RM Panel: ${notice.message}`.replaceAll(/\s+/g, ' ').slice(0, 200),
      text: `${textOf(notice)}\n\n${adminUrl}`,
    })
    return true
  } finally {
    transport.close()
  }
}

const textOf = ({ message, fix }: AlertNotice): string => (fix === '' ? message : `${message} ${fix}`)
