import { createHmac } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Settings } from '../../../src/domain/settings.ts'
import { defaultSettings } from '../../../src/domain/settings.ts'
import { alertHooks } from '../../../src/rmsync/operations/alert-hooks.ts'
import type { AlertNotice } from '../../../src/rmsync/ports/health.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { type LocalCertificates, makeLocalCertificates } from '../../../src/standins/tls.ts'
import { type MailReceiver, startMailReceiver, startWebhookReceiver, type WebhookReceiver } from './alert-receivers.ts'

const notice: AlertNotice = {
  kind: 'secret-expires',
  severity: 'warning',
  message: 'The client secret ends in 10 days, on 2026-12-04.',
  fix: 'Replace it before then; otherwise the sync stops for everyone.',
  at: '2026-11-24T08:00:00Z',
}
const adminUrl = 'https://rmsync.halden.example/admin'

let trusted: LocalCertificates
let strange: LocalCertificates
beforeAll(async () => {
  trusted = await makeLocalCertificates()
  strange = await makeLocalCertificates()
  trustAlso(trusted.ca)
})

const hooks = (settings: Partial<Settings>, secrets: Partial<Record<'alertWebhookSecret' | 'smtpUrl', string>> = {}) => {
  const [webhook, mail] = alertHooks(
    { current: () => ({ ...defaultSettings, ...settings }), secret: (name) => secrets[name] ?? null },
    { adminUrl, timeoutMs: 300 },
  )
  if (webhook === undefined || mail === undefined) throw new Error('There are two ways.')
  return { webhook, mail }
}

describe('[R389] an alert by webhook', () => {
  let receiver: WebhookReceiver
  beforeEach(async () => {
    receiver = await startWebhookReceiver(trusted)
  })
  afterEach(() => receiver.close())
  const tell = (secret?: string): Promise<boolean> =>
    hooks({ alertWebhookUrl: receiver.url }, secret === undefined ? {} : { alertWebhookSecret: secret }).webhook.tell(notice)
  /** What the admin reads: never the address, whose path is a key with many chat services. */
  const failure = () =>
    tell().then(
      () => 'delivered',
      (error: unknown) => (error as Error).message,
    )

  it('says in words what is and what to do, and is signed where a secret is set', async () => {
    expect([await tell(), await tell('of-both-of-us-0001')]).toEqual([true, true])
    const [plain, signed] = receiver.received
    expect(JSON.parse(plain?.body ?? '')).toEqual({ ...notice, text: `${notice.message} ${notice.fix}`, url: adminUrl })
    const signature = createHmac('sha256', 'of-both-of-us-0001')
      .update(signed?.body ?? '')
      .digest('hex')
    expect([
      plain?.headers['x-rmsync-signature'],
      signed?.headers['x-rmsync-signature'],
      signed?.headers['content-type'],
    ]).toEqual([undefined, `sha256=${signature}`, 'application/json'])
    expect(receiver.received.map(({ headers, body }) => JSON.stringify(headers) + body).join('')).not.toContain('of-both-of-us')
  })

  it('is not sent where no address is entered', async () => {
    expect(await hooks({}).webhook.tell(notice)).toBe(false)
  })

  it('that is refused says with which status', async () => {
    receiver.answerNext((response) => response.writeHead(500).end('stack trace of somebody else'))
    expect(await failure()).toBe('The webhook answered 500.')
  })

  it('does not follow to an address that nobody entered', async () => {
    const elsewhere = await startWebhookReceiver(trusted)
    receiver.answerNext((response) => response.writeHead(307, { location: elsewhere.url }).end())
    expect([await failure(), elsewhere.received]).toEqual([
      'The webhook answered 307 and sends on to another address. Enter the one where it ends.',
      [],
    ])
    await elsewhere.close()
  })

  it('gives up on a receiver that never answers, after its time', async () => {
    receiver.answerNext(() => undefined)
    expect(await failure()).toBe('The webhook did not answer within 0.3 s.')
  })

  it('goes to nobody with another certificate, and nowhere where nobody listens', async () => {
    const stranger = await startWebhookReceiver(strange)
    const told = await hooks({ alertWebhookUrl: stranger.url })
      .webhook.tell(notice)
      .catch((error: unknown) => (error as Error).message)
    expect([told, stranger.received]).toEqual([
      expect.stringMatching(/^The webhook can not be reached: .*(certificate|signature)/),
      [],
    ])
    await stranger.close()
    await receiver.close()
    expect(await failure()).toMatch(/^The webhook can not be reached: connect ECONNREFUSED/)
  })
})

describe('[R390] an alert by e-mail', () => {
  let receiver: MailReceiver
  const open = async (options: Parameters<typeof startMailReceiver>[0] = {}) => {
    receiver = await startMailReceiver({ key: trusted.key, cert: trusted.cert, ...options })
  }
  afterEach(() => receiver.close())
  const tell = (password = 'pass%20word', scheme = 'smtp', changes: Partial<Settings> = {}): Promise<unknown> =>
    hooks(
      { alertEmailTo: 'it@halden.example, night@halden.example', alertEmailFrom: 'rmsync@halden.example', ...changes },
      { smtpUrl: `${scheme}://rmsync:${password}@localhost:${receiver.port}` },
    )
      .mail.tell(notice)
      .catch((error: unknown) => (error as Error).message)

  it('goes encrypted to everybody who is entered, with what is and what to do', async () => {
    await open()
    expect(await tell()).toBe(true)
    const [mail] = receiver.received
    expect(mail).toMatchObject({
      from: 'rmsync@halden.example',
      to: ['it@halden.example', 'night@halden.example'],
      secure: true,
    })
    expect(mail?.message).toMatch(/^Subject: RM Panel: The client secret ends in 10 days, on 2026-12-04\.\r$/m)
    // a line of a mail is cut at its length
    expect(mail?.message.replaceAll('=\r\n', '')).toContain(`${notice.fix}\r\n\r\n${adminUrl}`)
    expect(mail?.message).not.toMatch(/pass.?(%20)?word/)
  })

  it('is not sent while sender, receiver or server are missing', async () => {
    await open()
    expect([
      await tell('pass%20word', 'smtp', { alertEmailTo: '' }),
      await tell('pass%20word', 'smtp', { alertEmailFrom: '' }),
      await hooks({ alertEmailTo: 'it@halden.example', alertEmailFrom: 'rmsync@halden.example' }).mail.tell(notice),
      receiver.received,
    ]).toEqual([false, false, false, []])
  })

  it('says that the server does not take the password, without repeating it', async () => {
    await open()
    const told = await tell('hunter2')
    expect([told, String(told).includes('hunter2'), receiver.received]).toEqual([
      expect.stringMatching(/Invalid login/),
      false,
      [],
    ])
  })

  it('never goes in the clear, nor to a server with a certificate that nobody vouches for', async () => {
    await open({ disabledCommands: ['STARTTLS'], authOptional: true })
    expect([await tell(), receiver.received]).toEqual([expect.stringMatching(/TLS/i), []])
    await receiver.close()
    await open({ key: strange.key, cert: strange.cert })
    expect([await tell(), receiver.received]).toEqual([expect.stringMatching(/certificate|signature/), []])
  })

  it('gives up on a server that never says anything', async () => {
    await open({ onConnect: () => undefined })
    expect(await tell()).toMatch(/timeout|Greeting never received/i)
  })
})
