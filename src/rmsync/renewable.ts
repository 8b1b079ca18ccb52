/** A part of the service that can be made anew while everybody keeps the same one in hand. */
export interface Renewable<Part> {
  readonly part: Part
  /** The next call goes to a new one, without the sign-ins and connections of the old, which finishes what it does. */
  renew(): Promise<void>
  close(): Promise<void>
}

interface Closable {
  close(): Promise<void>
}
type Call = (...given: unknown[]) => unknown
/** Sees each call begin and end, with its outcome. */
export type Watch = (call: string, answer: Promise<unknown>) => void

export function renewable<Part extends Closable>(make: () => Part, watch: Watch): Renewable<Part> {
  let current = make()
  const part = new Proxy({} as Part, {
    get(_target, name) {
      const member = current[name as keyof Part]
      if (typeof member !== 'function') return member
      return (...given: unknown[]): unknown => {
        const answer = (member as unknown as Call).apply(current, given)
        if (answer instanceof Promise) watch(String(name), answer)
        return answer
      }
    },
  })
  return {
    part,
    async renew() {
      const before = current
      current = make()
      await before.close()
    },
    close: () => current.close(),
  }
}
