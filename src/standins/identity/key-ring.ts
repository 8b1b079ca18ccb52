import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose'

/** The RS256 keys of one issuer: the newest signs, all are published. */
export interface KeyRing {
  sign(claims: JWTPayload): Promise<string>
  /** the public key set, as `jwks_uri` answers it */
  published(): { keys: JWK[] }
  /** signs with a new key from now on; the old ones stay published unless they are dropped */
  rotate(options?: { dropOld?: boolean }): Promise<void>
  /** private keys, for the state file alone */
  kept(): JWK[]
}

interface SigningKey {
  readonly kid: string
  readonly privateJwk: JWK
  readonly privateKey: CryptoKey
}

export async function createKeyRing(kept: readonly JWK[] = []): Promise<KeyRing> {
  let newest = kept.length > 0 ? await importKey(kept[kept.length - 1] as JWK) : await makeKey()
  let older = await Promise.all(kept.slice(0, -1).map(importKey))
  return {
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: newest.kid }).sign(newest.privateKey),
    published: () => ({ keys: [...older, newest].map(toPublic) }),
    async rotate({ dropOld = false } = {}) {
      older = dropOld ? [] : [...older, newest]
      newest = await makeKey()
    },
    kept: () => [...older, newest].map((key) => key.privateJwk),
  }
}

async function makeKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return importKey(await exportJWK(privateKey))
}

async function importKey(privateJwk: JWK): Promise<SigningKey> {
  return {
    kid: await calculateJwkThumbprint(privateJwk),
    privateJwk,
    privateKey: (await importJWK(privateJwk, 'RS256')) as CryptoKey,
  }
}

const toPublic = ({ kid, privateJwk: { kty, n, e } }: SigningKey): JWK => ({ kty, use: 'sig', kid, n, e }) as JWK
