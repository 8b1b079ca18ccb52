import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { Agent, fetch } from 'undici'
import type { Settings } from '../../domain/settings.ts'
import type { AlertHook, AlertNotice } from '../ports/health.ts'

interface HookSettings {
  current(): Settings
  secret(name: 'alertWebhookSecret' | 'smtpUrl'): string | null
}

const timeoutMs = 10_000

/** By webhook and by e-mail, as the settings say at the time. No subject of an appointment stands in an alert. */
export const alertHooks = (settings: HookSettings, adminUrl: string): readonly AlertHook[] => [
  { hook: 'webhook', tell: (notice) => postWebhook(settings, adminUrl, notice) },
  { hook: 'e-mail', tell: (notice) => sendMail(settings, adminUrl, notice) },
]

/** `text` is what chat services show. With a secret the body is signed, so that the receiver knows whose it is. */
async function postWebhook(settings: HookSettings, adminUrl: string, notice: AlertNotice): Promise<boolean> {
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
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      dispatcher,
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`The webhook answered ${answer.status}.`)
    return true
  } finally {
    await dispatcher.close()
  }
}

async function sendMail(settings: HookSettings, adminUrl: string, notice: AlertNotice): Promise<boolean> {
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
