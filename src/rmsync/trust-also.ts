import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Trusts the authorities in this text (PEM) for every request of this process, beside those that Node knows. Once for all: a list handed to
 * each connection is parsed for each connection, which costs more than the request.
 * @throws where the text holds no certificate
 */
export function trustAlso(authorities: string): void {
  const trusted = getCACertificates('default')
  if (!trusted.includes(authorities)) setDefaultCACertificates([...trusted, authorities])
}
