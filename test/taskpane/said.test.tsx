import { describe, expect, it } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import type { ExplanationView } from '../../src/api/explain.ts'
import type { SaidView } from '../../src/api/said.ts'
import type { LinkView } from '../../src/api/schemas.ts'
import { type CheckCode, findings } from '../../src/domain/explanation.ts'
import { catalogue as german } from '../../src/taskpane/languages/de.ts'
import { findings as de } from '../../src/taskpane/texts/findings/de.ts'
import { findings as en } from '../../src/taskpane/texts/findings/en.ts'
import { findings as es } from '../../src/taskpane/texts/findings/es.ts'
import { findings as fr } from '../../src/taskpane/texts/findings/fr.ts'
import { findings as ja } from '../../src/taskpane/texts/findings/ja.ts'
import { findings as sv } from '../../src/taskpane/texts/findings/sv.ts'
import { appointment, link } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const said = (code: string, params: Readonly<Record<string, string>> = {}): SaidView[number] => ({
  code,
  params: Object.entries(params).map(([name, value]) => ({ name, value })),
})
const locked = 'IFS takes no change while the service user of rmsync is locked. IFS says: Gesperrt.'
const lockedSaid = [said('ifs-locked'), said('ifs-says', { sentence: 'Gesperrt.' })]
const since = '2026-11-24T09:42:00Z'

const inGerman = (state: LinkView['state'], prepare?: Parameters<typeof showPanel>[0]) =>
  showPanel({ view: { ...appointment, link: { ...link, state } }, texts: german, locale: 'de-DE', ...prepare })

describe('[R300] a panel in German', () => {
  it('says why a change waits, and leaves the words of IFS as they are', async () => {
    inGerman({ kind: 'waiting', since, why: locked, said: lockedSaid })

    expect(
      await screen.findByText('IFS nimmt keine Änderung an, solange der Dienstbenutzer gesperrt ist. IFS meldet: Gesperrt.'),
    ).toBeTruthy()
  })

  it('says that a link rests, not that a change waits, and why', async () => {
    const undone = [said('undid-change', { by: 'Ellen Sandberg' }), said('until-resumed')]
    inGerman({ kind: 'paused', because: 'undo', since, why: 'Undone.', said: undone })

    expect((await screen.findByText(/hat eine Änderung rückgängig gemacht/)).closest('b, [data-rail]')?.textContent).toContain(
      'AngehaltenEllen Sandberg hat eine Änderung rückgängig gemacht. Nichts wird übertragen, bis die Verknüpfung fortgesetzt wird.',
    )
  })

  it('shows in English, and says that it is, what an older row or a newer service says', async () => {
    inGerman({ kind: 'set-aside', since, why: 'Said long ago.' })
    expect((await screen.findByText('Said long ago.')).lang).toBe('en')

    inGerman({ kind: 'set-aside', since, why: 'Said tomorrow.', said: [said('of-tomorrow')] })
    expect((await screen.findByText('Said tomorrow.')).lang).toBe('en')
  })

  it('says what happened to a link, with the times of the reader', async () => {
    const [newest] = link.trail
    const row = {
      ...newest,
      rowId: 9,
      outcome: 'cancelled',
      changes: [],
      reason:
        'The appointment was deleted in Outlook. It ended 2026-01-05T10:00:00Z; activities of past appointments are never deleted.',
      said: [said('deleted'), said('past-never-deleted', { at: '2026-01-05T10:00:00Z' })],
    } as LinkView['trail'][number]
    showPanel({ view: { ...appointment, link: { ...link, trail: [row] } }, texts: german, locale: 'de-DE' })

    expect(
      await screen.findByText(
        'Der Termin wurde in Outlook gelöscht. Er endete 5. Jan. 2026; Aktivitäten vergangener Termine werden nie gelöscht.',
      ),
    ).toBeTruthy()
  })

  it('names the fields that an undo left alone', async () => {
    const [newest] = link.trail
    const row = {
      ...newest,
      rowId: 9,
      outcome: 'undone',
      reason: 'Undone, but for description and start: changed again since and left alone.',
      said: [said('undone-but', { fields: 'description and start' })],
    } as LinkView['trail'][number]
    showPanel({ view: { ...appointment, link: { ...link, trail: [row] } }, texts: german, locale: 'de-DE' })

    expect(
      await screen.findByText('Rückgängig gemacht, außer Betreff und Beginn: seither wieder geändert und so gelassen.'),
    ).toBeTruthy()
  })

  it('says why a request is declined in the very words of the case', async () => {
    const { server, user } = inGerman({ kind: 'paused', since, why: 'x', because: 'undo' })
    server.refuse('POST /links/link-1/resume', {
      code: 'wrong-state',
      message: 'This link is not paused any more.',
      fix: 'Look at it again.',
      reference: 'ref-1',
      said: { message: [said('not-paused-any-more')], fix: [said('look-again')] },
    })

    await user.click(await screen.findByRole('button', { name: 'Fortsetzen' }))

    expect((await screen.findByRole('alert')).textContent).toContain(
      'Diese Verknüpfung ist nicht mehr angehalten.Sehen Sie noch einmal nach.',
    )
  })

  it('says a refusal without sentences by its code', async () => {
    const { server, user } = inGerman({ kind: 'paused', since, why: 'x', because: 'undo' })
    server.fail('POST /links/link-1/resume', 'wrong-state', 'Something new.', 'Do something new.')

    await user.click(await screen.findByRole('button', { name: 'Fortsetzen' }))

    expect((await screen.findByRole('alert')).textContent).toContain('Das geht in diesem Zustand nicht.')
  })

  it('[R301] [R308] shows on the why page what is wrong, what waits, what was checked, and how current all is', async () => {
    const explanation: ExplanationView = {
      linkId: 'link-1',
      activityNo: '4711',
      firstProblem: 'activity',
      waiting: {
        changes: [{ field: 'start', before: '2026-11-24T09:00:00Z', after: '2026-11-24T12:00:00Z' }],
        changedAt: '2026-01-05T10:00:00Z',
        by: 'Ellen Sandberg',
      },
      checks: [
        {
          code: 'linked',
          verdict: 'ok',
          finding: 'linked',
          params: [
            { name: 'activityNo', value: '4711' },
            { name: 'by', value: 'Jonas' },
          ],
          says: 'Linked.',
          fix: '',
        },
        {
          code: 'activity',
          verdict: 'problem',
          finding: 'completed',
          params: [{ name: 'activityNo', value: '4711' }],
          says: 'Completed.',
          fix: 'Reopen it.',
        },
        {
          code: 'last-error',
          verdict: 'problem',
          finding: 'set-aside',
          params: [{ name: 'why', value: locked, said: lockedSaid }],
          says: 'Set aside.',
          fix: 'Mend.',
        },
        { code: 'ifs', verdict: 'problem', finding: 'of-tomorrow', params: [], says: 'Something new.', fix: 'Do it.' },
      ],
    }
    const { user } = inGerman(
      { kind: 'linked' },
      {
        prepare: (server) => {
          server.answer('GET /appointments/explain', explanation)
        },
      },
    )

    await user.click(await screen.findByRole('button', { name: 'Fehlt etwas?' }))

    expect(await screen.findByRole('heading', { name: 'Aktivität 4711 ist abgeschlossen' })).toBeTruthy()
    expect(document.querySelector('[data-waiting]')?.textContent).toMatch(/^WartetBeginn.+Von Ihnen geändert, 5\. Jan\. 2026$/)
    expect([...document.querySelectorAll('[data-verdict]')].map((item) => item.textContent)).toEqual([
      'Er ist verknüpftAktivität 4711, von Jonas',
      'Die Aktivität kann geändert werdenAktivität 4711 ist abgeschlossen',
      'Nichts wartetEine Änderung wartet auf SieIFS nimmt keine Änderung an, solange der Dienstbenutzer gesperrt ist. IFS meldet: Gesperrt. Beheben Sie das Genannte und versuchen Sie es erneut.',
      'IFS ist erreichbarSomething new.Do it.',
    ])
    expect(screen.getByText('Something new.').lang).toBe('en')
    expect([...document.querySelectorAll('[data-mailbox] > *')].map(({ textContent }) => textContent)).toEqual([
      'Alle Ihre Termine',
      expect.stringMatching(/^Aktuell, Stand .+95 von 100 Änderungen erreichen IFS binnen 4 s\.1 Termin wartet auf Sie\.$/),
    ])
  })
})

it('[R100] a link that rests after an undo is resumed from the why page, too', async () => {
  const { server, user } = showPanel({
    view: { ...appointment, link: { ...link, state: { kind: 'paused', since, why: 'Undone.', because: 'undo' } } },
    prepare: (prepared) => {
      prepared.answer('GET /appointments/explain', {
        linkId: 'link-1',
        activityNo: '4711',
        firstProblem: null,
        waiting: null,
        checks: [],
      })
      prepared.answer('POST /links/link-1/resume', {})
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Something missing?' }))
  await screen.findByRole('heading', { name: 'What was checked' })

  await user.click(await screen.findByRole('button', { name: 'Resume' }))

  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(server.asked.map(({ call }) => call)).toContain('POST /links/link-1/resume')
})

describe('an English panel', () => {
  it('[R300] says what the service says, with times in the zone of the reader', async () => {
    const why = 'It ended 2026-01-05T10:00:00Z; activities of past appointments are never deleted.'
    showPanel({ view: { ...appointment, link: { ...link, state: { kind: 'set-aside', since, why } } } })

    const text = await screen.findByText('It ended 5 Jan 2026; activities of past appointments are never deleted.')

    await waitFor(() => {
      expect(text.lang).toBe('')
    })
  })
})

it('[R300] puts into the words of a finding only what comes with it, in every language', () => {
  const strange = Object.entries({ de, en, es, fr, ja, sv }).flatMap(([language, texts]) =>
    (Object.keys(findings) as CheckCode[]).flatMap((code) =>
      Object.entries(texts[code]).flatMap(([finding, words]) => {
        const known = (findings[code] as Readonly<Record<string, readonly string[]>>)[finding] ?? []
        return [
          ...[words]
            .flat()
            .join(' ')
            .matchAll(/\{(\w+)\}/g),
        ]
          .filter(([, name = '']) => !known.includes(name))
          .map(([, name = '']) => `${language} ${code} ${finding} ${name}`)
      }),
    ),
  )

  expect(strange).toEqual([])
})
