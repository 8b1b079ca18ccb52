/** Cookies of `localhost` are shared by all its ports: the name must be ours alone. */
const cookieName = 'rm-local-sign-in'

export function readSession(cookieHeader: string | undefined): string | undefined {
  const found = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieName)
  return found?.[1]
}

/** `SameSite=None`: the silent sign-in runs in a frame of another site (identity.md §4.2). */
export const sessionCookie = (session: string): string => `${cookieName}=${session}; Path=/; HttpOnly; Secure; SameSite=None`
