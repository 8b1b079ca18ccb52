/** An answer with an error code: name and text of the error come from office.js's own table (outlook-host-protocol.md §5, §8). */
export class CallError extends Error {
  readonly code: number

  constructor(code: number) {
    super(`office.js error ${code}`)
    this.name = 'CallError'
    this.code = code
  }
}

export const errorCodes = {
  notSupported: 5000,
  internal: 5001,
  endBeforeStart: 9010,
  saveFailed: 9021,
  responseFailed: 9020,
  notificationExists: 9023,
  notificationUnknown: 9024,
  notificationsTooMany: 9025,
  invalidCategory: 9044,
  notSaved: 9046,
  notFound: 9049,
} as const
