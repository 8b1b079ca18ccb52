import pino from 'pino'
import type { Log } from './ports/service.ts'

/** One JSON line each on standard output; what might be a secret is cut out wherever it turns up. */
export function createTextLog(level: string): Log {
  const redact = ['authorization', 'token', 'secret', 'clientState', 'password'].flatMap((name) => [name, `*.${name}`])
  const log = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact,
    formatters: { level: (label) => ({ level: label }) },
  })
  return {
    debug: (facts, message) => {
      log.debug(facts, message)
    },
    info: (facts, message) => {
      log.info(facts, message)
    },
    warn: (facts, message) => {
      log.warn(facts, message)
    },
    error: (facts, message) => {
      log.error(facts, message)
    },
  }
}
