import type { Credentials } from './access-tokens.ts'

/** User and password with every request: IFS Applications 10, at its `int` endpoint (contract 3.1, 3.3). UTF-8 as RFC 7617 §2.1 has it. */
export function createBasicCredentials(user: string, password: string): Credentials {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
  return { current: () => Promise.resolve(authorization), forget: () => false }
}
