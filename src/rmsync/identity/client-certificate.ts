import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { SignJWT } from 'jose'
import type { DescribeCertificate } from '../ports/administration.ts'
import type { Instant } from '../../domain/time-span.ts'

const lifeSeconds = 300

/** What may be shown of a certificate; that the key belongs to it is tried. */
export const describeCertificate: DescribeCertificate = (pem) => {
  const { certificate } = readPair(pem)
  return {
    expiresAt: certificate.validToDate.toISOString().replace(/\.\d+Z$/, 'Z') as Instant,
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
  }
}

/**
 * Signs in with a certificate instead of a secret: a short-lived statement signed by its key.
 * Source: Microsoft identity platform, certificate credentials (`x5t#S256`, PS256).
 */
export async function signClientAssertion(pem: string, clientId: string, tokenUrl: string): Promise<string> {
  const { certificate, key } = readPair(pem)
  const x5t = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
  return new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': x5t })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setNotBefore('0s')
    .setExpirationTime(`${lifeSeconds}s`)
    .sign(key)
}

function readPair(pem: string) {
  const certificate = read(() => new X509Certificate(pem), 'The certificate can not be read.')
  const key = read(() => createPrivateKey(pem), 'The private key can not be read.')
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The key is no RSA key, which Microsoft’s sign-in asks for.')
  if (!certificate.checkPrivateKey(key)) throw new Error('The private key does not belong to this certificate.')
  return { certificate, key }
}

function read<Value>(parse: () => Value, message: string): Value {
  try {
    return parse()
  } catch (error) {
    throw new Error(message, { cause: error })
  }
}
