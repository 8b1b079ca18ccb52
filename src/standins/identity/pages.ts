import type { EntraError } from './entra-error.ts'
import type { IdentityPerson } from './people.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const style = `
:root { color-scheme: light dark; --page: #f5f5f5; --card: #fff; --text: #242424; --second: #616161; --line: #e0e0e0; --brand: #0f6cbd; --soft: #ebf3fc; --onSoft: #115ea3 }
@media (prefers-color-scheme: dark) { :root { --page: #141414; --card: #292929; --text: #fff; --second: #adadad; --line: #525252; --brand: #479ef5; --soft: #082338; --onSoft: #62abf5 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--page); color: var(--text);
  font: 14px/20px 'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif }
main { width: 100%; max-width: 400px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 24px }
.tag { display: inline-block; margin: 0 0 16px; padding: 2px 8px; border-radius: 4px; background: var(--soft); color: var(--onSoft); font-size: 12px; line-height: 16px; font-weight: 600 }
h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600 }
p { margin: 4px 0 0; color: var(--second) }
ul { list-style: none; margin: 16px 0 0; padding: 0; display: grid; gap: 4px }
button { font: inherit; color: inherit; cursor: pointer }
.person { width: 100%; display: flex; align-items: center; gap: 12px; padding: 10px 12px; text-align: left; background: none; border: 1px solid transparent; border-radius: 6px }
.person:hover { background: var(--page) }
.person[data-hinted] { border-color: var(--brand) }
.person:focus-visible, .plain:focus-visible { outline: 2px solid var(--text); outline-offset: 1px }
.face { flex: none; width: 32px; height: 32px; border-radius: 50%; display: grid; place-items: center; background: var(--soft); color: var(--onSoft); font-weight: 600; font-size: 12px }
.name { display: block; font-weight: 600 }
.second { display: block; font-size: 12px; line-height: 16px; color: var(--second) }
.foot { margin-top: 16px; padding-top: 16px; border-top: 1px solid var(--line); display: flex; justify-content: space-between; align-items: center; gap: 12px }
.foot p { margin: 0; font-size: 12px; line-height: 16px }
.plain { padding: 5px 12px; min-height: 32px; background: none; border: 1px solid var(--line); border-radius: 4px; font-weight: 600 }
code { font-family: Consolas, 'Courier New', monospace; font-size: 12px; color: var(--text); overflow-wrap: anywhere }
`

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head>` +
  `<body><main><div class="tag">Local stand-in for Microsoft sign-in</div>${content}</main></body></html>`

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)

interface Picker {
  readonly people: readonly IdentityPerson[]
  readonly transaction: string
  readonly tenant: string
  readonly clientName: string
  readonly hinted: IdentityPerson | undefined
}

/** One button a person, no password: the people are made up. */
export function pickerPage({ people, transaction, tenant, clientName, hinted }: Picker): string {
  const rows = people.map((person) => {
    const mark = person === hinted ? ' data-hinted autofocus' : ''
    return (
      `<li><button class="person" name="person" value="${escape(person.oid)}" data-user="${escape(person.userName)}"${mark}><span class="face" aria-hidden="true">${escape(initialsOf(person.name))}</span>` +
      `<span><span class="name">${escape(person.name)}</span><span class="second">${escape(person.jobTitle)}</span></span></button></li>`
    )
  })
  return page(
    `Sign in to ${clientName}`,
    `<h1>Who are you?</h1><p>Sign in to ${escape(clientName)}</p><form method="post" action="/${escape(encodeURIComponent(tenant))}/oauth2/v2.0/pick">` +
      `<input type="hidden" name="transaction" value="${escape(transaction)}"><ul>${rows.join('')}</ul>` +
      `<div class="foot"><p>Made-up people, no password. Nothing leaves this computer.</p><button class="plain" name="cancel" value="1">Cancel</button></div></form>`,
  )
}

export const errorPage = (error: EntraError): string =>
  page(
    'Sign-in is not possible',
    `<h1>Sign-in is not possible</h1><p>${escape(error.message)}</p><div class="foot"><code>${escape(error.error)}</code></div>`,
  )

export const signedOutPage = (): string => page('Signed out', '<h1>You are signed out</h1><p>You can close this window.</p>')

export function formPostPage(action: string, members: readonly (readonly [string, string])[]): string {
  const fields = members.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`).join('')
  return page(
    'Signing in',
    `<form method="post" action="${escape(action)}">${fields}<noscript><button class="plain">Continue</button></noscript></form><script>document.forms[0].submit()</script>`,
  )
}
