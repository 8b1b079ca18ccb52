/** A part of the panel's own whose name holds its content's hash: the same name is the same content for ever. */
export const isNamedByContent = ({ origin, pathname }: URL): boolean =>
  origin === globalThis.location.origin && pathname.startsWith('/assets/') && /\.[0-9a-f]{8}\.\w+$/.test(pathname)

export async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
