import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { recognise } from '../../src/domain/sayings/recognise.ts'
import { type SayingCode, sayings } from '../../src/domain/sayings/sayings.ts'
import { sayings as de } from '../../src/taskpane/texts/sayings/de.ts'
import { sayings as es } from '../../src/taskpane/texts/sayings/es.ts'
import { sayings as fr } from '../../src/taskpane/texts/sayings/fr.ts'
import { sayings as ja } from '../../src/taskpane/texts/sayings/ja.ts'
import { sayings as sv } from '../../src/taskpane/texts/sayings/sv.ts'
import { sentencesIn } from './support/sentences-in.ts'

const codes = Object.keys(sayings) as SayingCode[]
const namesIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const fill = (template: string, params: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')

/** Where a sentence begins that a representative is told, or that stands in a row of a link. */
const folders = ['src/rmsync/relay', 'src/rmsync/linking', 'src/rmsync/pushing']
const files = [
  ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
  ...['plan-relay', 'standstill', 'brake', 'may-link', 'push-draft', 'disposition', 'private-policy', 'check-field-values'].map(
    (name) => join('src/domain', `${name}.ts`),
  ),
  ...['access', 'error-answer', 'while-stopped', 'routes/freshness'].map((name) => join('src/rmsync/http', `${name}.ts`)),
  ...['graph/classify-answer', 'graph/classify-failure', 'ifs/ifs-error', 'ifs/network-error'].map((name) =>
    join('src/rmsync', `${name}.ts`),
  ),
]
/** Rows of the log without a link, and pages of administrators: the panel shows neither. */
const onlyForAdministrators = [
  'src/rmsync/relay/find-orphans.ts',
  'src/rmsync/relay/pauses.ts',
  'src/rmsync/relay/create-categories.ts',
  'src/rmsync/relay/synced-calendar.ts',
  'src/rmsync/linking/complete-links.ts',
  'src/rmsync/linking/explain-link.ts',
  'src/rmsync/pushing/complete-pushes.ts',
]
/** Parts of sentences, and what is no sentence to a person. */
const parts = [
  // the two sentences of `planCancellation` are recognised whole
  'It lay in another calendar before',
  'Nothing of a private one is relayed',
  '⟦0⟧, so the activity stays.',
  // so are the two of `planRelay` about another calendar
  'Move it back',
  'Move it back, or into the calendar “⟦0⟧”',
  'The appointment lies in another calendar now; its changes are not relayed. ⟦0⟧, resume or unlink.',
  // of `follow-meeting`: what stands in its sentence
  'the same meeting, of another organizer,',
  'one of the same subject and time',
  // names, and words within a sentence
  'RM Panel',
  'Private appointment',
  'The request',
  'wrong shape',
  'The sign-in service',
  'did not accept the request',
  'gave an answer that RM Panel can not use',
  // what the panel says by its code alone
  'The request can not be read.',
  '⟦0⟧ is not valid: ⟦1⟧.',
  'Correct it and send it again.',
  'There is nothing at this address.',
  'Check the address.',
  'How current my activities are',
  'Admin pages need the application role ⟦0⟧.',
  'Only an intent to create comes without an activity.',
  // the text of a pushed appointment
  'Business activity ⟦0⟧⟦1⟧',
  'People: ⟦0⟧',
  // nothing that waits: a round begins anew by itself
  'Outlook forgot where the last round ended (⟦0⟧). A whole round is due.',
]

describe('what rmsync tells a representative', () => {
  it('[R300] is one of the sentences that each language has, wherever its words stand in the service', () => {
    const unknown = files
      .filter((file) => !onlyForAdministrators.includes(file))
      .flatMap((file) => sentencesIn(readFileSync(file, 'utf8')).map((sentence) => ({ file, sentence })))
      .filter(({ sentence }) => !parts.includes(sentence))
      .filter(({ sentence }) => {
        const said = recognise(sentence) ?? [{ code: 'as-it-is', params: { text: sentence } }]
        return said.some(({ code, params }) => code === 'as-it-is' && !/^(⟦\d+⟧\.? ?)+$/.test(params['text'] ?? ''))
      })

    // A new sentence gets its code in src/domain/sayings and its words in src/taskpane/texts/sayings.
    expect(unknown).toEqual([])
  })

  it('[R300] keeps in every language what stands in a sentence, or leaves it out', () => {
    const strange = Object.entries({ de, es, fr, ja, sv }).flatMap(([language, words]) =>
      codes
        .filter((code) => namesIn(words[code]).some((name) => !namesIn(sayings[code]).includes(name)))
        .map((code) => `${language} ${code}`),
    )

    expect(strange).toEqual([])
  })

  it('[R300] is recognised with what stands in it, whatever that is', () => {
    const word = fc.stringMatching(/^[\p{L}\d@ -]{0,12}[\p{L}\d]$/u)
    const oneSaid = fc.constantFrom(...codes).chain((code) =>
      fc.record({
        code: fc.constant(code),
        params: fc.record(Object.fromEntries(namesIn(sayings[code]).map((name) => [name, word]))),
      }),
    )

    fc.assert(
      fc.property(fc.array(oneSaid, { minLength: 1, maxLength: 4 }), (said) => {
        const text = said.map(({ code, params }) => fill(sayings[code], params)).join(' ')

        const again = recognise(text) ?? []

        expect(
          again.map(({ code, params }) => (code === 'as-it-is' ? (params['text'] ?? '') : fill(sayings[code], params))).join(' '),
        ).toBe(text)
        expect(again.map(({ code }) => code)).not.toContain('as-it-is')
      }),
    )
  })

  it('[R300] is taken apart into its sentences, with the words of others as they are', () => {
    expect([
      recognise(
        'Paused: 12 deletions within 5 minutes, more than the 10 that go through unasked. An administrator has to decide.',
      ),
      recognise(
        'IFS could not answer for activity 4711 now (503). IFS says: Down. Call us. A later try may succeed. Tried 8 times.',
      ),
      recognise('Paused by Anna Berg: Holiday until Monday. Back then.'),
      recognise('Invitations sent to Dr. Ana Berg <a@b.example>, C. D. <c@d.example>.'),
      recognise('Nothing of a private one is relayed, so the activity stays.'),
      recognise('Das Feld ist zu lang.'),
    ]).toEqual([
      [
        { code: 'paused', params: {} },
        { code: 'brake-count', params: { deletions: '12', minutes: '5', allowed: '10' } },
        { code: 'admin-decides', params: {} },
      ],
      [
        { code: 'ifs-not-now', params: { what: 'activity 4711', status: '503' } },
        { code: 'ifs-says', params: { sentence: 'Down. Call us.' } },
        { code: 'later-may-do', params: {} },
        { code: 'tried', params: { attempts: '8' } },
      ],
      [
        { code: 'paused-by', params: { by: 'Anna Berg' } },
        { code: 'as-it-is', params: { text: 'Holiday until Monday. Back then.' } },
      ],
      [{ code: 'invited', params: { names: 'Dr. Ana Berg <a@b.example>, C. D. <c@d.example>' } }],
      [{ code: 'private-so-stays', params: {} }],
      null,
    ])
  })
})
