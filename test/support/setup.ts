/**
 * A test that prints is a test that hides something: console output fails it.
 * Source: docs/architecture.md, habits.
 */
import { afterEach, beforeEach, jest } from '@jest/globals'

const watched = ['error', 'warn', 'log', 'info'] as const
let printed: string[] = []

// Fastify names a nameless plugin by looking for it among all of `require.cache`, which Jest builds anew for each look: a third of the time
// of an HTTP test. A name that is there ends the look.
Object.defineProperty(Function.prototype, Symbol.for('fastify.display-name'), { value: 'plugin', writable: true })

beforeEach(() => {
  printed = []
  for (const method of watched) {
    jest.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      printed.push(`console.${method}: ${parts.map(String).join(' ')}`)
    })
  }
})

afterEach(() => {
  const lines = printed
  jest.restoreAllMocks()
  if (lines.length > 0) throw new Error(`The test wrote to the console:\n${lines.join('\n')}`)
})
