import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { toDescription } from '../../src/domain/plain-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 400 })

describe('a subject on its way to IFS', () => {
  it('[S51] never exceeds the field, and stays the same when it is cut again', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 12, max: 200 }), (subject, longest) => {
        const once = toDescription(subject, longest)
        expect(once.length).toBeLessThanOrEqual(longest)
        expect(toDescription(once, longest)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('is cut between characters as a person sees them', () => {
    expect(toDescription('Familie 👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 20)).toBe('Familie 👨‍👩‍👧‍👦…')
  })

  it('is the same text in whichever form its accents came', () => {
    expect(toDescription('Cafe\u0301', 200)).toBe('Café')
  })

  it('[S43] has no half characters, which a database would change', () => {
    expect(toDescription('a\ud83d', 200)).toBe('a\ufffd')
  })

  it('[S49] keeps markup and entities letter by letter: a subject is text, not HTML', () => {
    const subject = '<b>Offer</b> &amp; terms\r\n<script>x()</script>\u0000\u2028&nbsp;end'
    expect(toDescription(subject, 200)).toBe('<b>Offer</b> &amp; terms <script>x()</script> &nbsp;end')
  })

  it('has no control characters or line breaks, and is never empty', () => {
    expect([toDescription('a\r\nb\u0007c', 200), toDescription('  \n ', 200)]).toEqual(['a b c', '(no subject)'])
  })
})
