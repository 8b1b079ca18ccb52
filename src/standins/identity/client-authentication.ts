import { timingSafeEqual } from 'node:crypto'

/** Client id and secret of a token request, from the body or from an `Authorization: Basic` header. */
export function readClientCredentials(
  body: Readonly<Record<string, string>>,
  authorization: string | undefined,
): { id?: string; secret?: string } {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) {
    const { client_id: id, client_secret: secret } = body
    return { ...(id === undefined ? {} : { id }), ...(secret === undefined ? {} : { secret }) }
  }
  const text = Buffer.from(basic, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return { id: decode(text.slice(0, Math.max(colon, 0))), secret: decode(text.slice(colon + 1)) }
}

export function isSameSecret(given: string, registered: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(registered)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** RFC 6749 §2.3.1: both parts are form-encoded before they are put together. Text that is not decodable is taken as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}
