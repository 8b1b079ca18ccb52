import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ellen, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const now = new Date('2026-11-18T09:00:00Z')

beforeAll(async () => {
  fixture = await startFixture({ now: () => now })
})
afterAll(() => fixture.close())

const load = (text: string) => {
  fixture.graph.reset()
  return fixture.graph.importCalendar(text, { for: ellen.oid })
}
const shown = (from: string, to: string) => fixture.graph.person(ellen.oid).events(new Date(from), new Date(to))
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

describe('a calendar file', () => {
  it("its owner becomes the person it is loaded for: own meetings are organised, others' are attended, nobody is mailed", () => {
    const report = load(
      calendar(
        ...event(
          'UID:a',
          'SUMMARY:Mine',
          'DTSTART:20261201T090000Z',
          'DTEND:20261201T100000Z',
          'ORGANIZER;CN=Kim:mailto:kim@old.example',
          'ATTENDEE;CN=Bo;ROLE=OPT-PARTICIPANT:mailto:bo@x.example',
          'ATTENDEE;CUTYPE=ROOM:mailto:room@x.example',
        ),
        ...event('UID:c', 'SUMMARY:Later', 'DTSTART:20270101T090000Z', 'ORGANIZER:mailto:kim@old.example'),
        ...event(
          'UID:b',
          'SUMMARY:Yours',
          'DTSTART:20261202T090000Z',
          'DURATION:PT30M',
          'ORGANIZER:mailto:bo@x.example',
          'ATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@old.example',
        ),
      ),
    )

    expect(report).toEqual({ loaded: 3, skipped: [], unrolled: [], already: 0, owner: 'kim@old.example' })
    expect(
      shown('2026-12-01', '2026-12-03').map(({ subject, isOrganizer, organizer, attendees, responseStatus }) => [
        subject,
        isOrganizer,
        organizer.email,
        attendees.map(({ email, type }) => [email, type]),
        responseStatus,
      ]),
    ).toEqual([
      [
        'Mine',
        true,
        ellen.email,
        [
          ['bo@x.example', 'optional'],
          ['room@x.example', 'resource'],
        ],
        'organizer',
      ],
      ['Yours', false, 'bo@x.example', [[ellen.email, 'required']], 'accepted'],
    ])
    expect(fixture.graph.mailSent()).toEqual([])
  })

  it('a VTIMEZONE beats its name; Windows, IANA and floating times are understood; an unknown zone is named with its line', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0500',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const at = (uid: string, start: string) => event(`UID:${uid}`, `SUMMARY:${uid}`, `DTSTART${start}`)
    const report = load(
      calendar(
        ...zone,
        ...at('file', ';TZID=Europe/Berlin:20261201T120000'),
        ...at('windows', ';TZID=Pacific Standard Time:20261201T120000'),
        ...at('iana', ';TZID=Asia/Tokyo:20261201T120000'),
        ...at('floating', ':20261201T120000'),
        ...at('lost', ';TZID=Mars/Olympus:20261201T120000'),
      ),
    )

    expect(
      Object.fromEntries(shown('2026-11-30', '2026-12-03').map(({ subject, start }) => [subject, start.utc.slice(0, 16)])),
    ).toEqual({
      file: '2026-12-01T07:00',
      windows: '2026-12-01T20:00',
      iana: '2026-12-01T03:00',
      floating: '2026-12-01T11:00',
    })
    expect(report.skipped).toEqual([
      { line: 34, uid: 'lost', summary: 'lost', reason: expect.stringContaining("'Mars/Olympus'") },
    ])
  })

  it('a series keeps its exceptions and excluded dates; one without a pattern in Exchange becomes single appointments', () => {
    const report = load(
      calendar(
        ...event(
          'UID:s',
          'SUMMARY:Weekly',
          'DTSTART;TZID=Europe/Stockholm:20261201T100000',
          'DTEND;TZID=Europe/Stockholm:20261201T110000',
          'RRULE:FREQ=WEEKLY;COUNT=4',
          'EXDATE;TZID=Europe/Stockholm:20261208T100000',
        ),
        ...event(
          'UID:s',
          'SUMMARY:Moved',
          'RECURRENCE-ID;TZID=Europe/Stockholm:20261215T100000',
          'DTSTART;TZID=Europe/Stockholm:20261216T100000',
          'DTEND;TZID=Europe/Stockholm:20261216T110000',
        ),
        ...event('UID:h', 'SUMMARY:Twice', 'DTSTART:20261201T150000Z', 'RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=2'),
      ),
    )

    expect(shown('2026-12-01', '2027-01-01').map(({ subject, type, start }) => [subject, type, start.utc.slice(0, 16)])).toEqual([
      ['Weekly', 'occurrence', '2026-12-01T09:00'],
      ['Twice', 'singleInstance', '2026-12-01T15:00'],
      ['Twice', 'singleInstance', '2026-12-01T17:00'],
      ['Moved', 'exception', '2026-12-16T09:00'],
      ['Weekly', 'occurrence', '2026-12-22T09:00'],
    ])
    expect([report.loaded, report.unrolled]).toEqual([
      3,
      [{ line: 18, uid: 'h', summary: 'Twice', reason: 'Exchange has no hourly pattern: loaded as 2 single appointments' }],
    ])
  })

  it('all-day, private, free, cancelled entries and escaped categories keep what they are', () => {
    load(
      calendar(
        ...event(
          'UID:d',
          'SUMMARY:Day',
          'DTSTART;VALUE=DATE:20261201',
          'CLASS:PRIVATE',
          'TRANSP:TRANSPARENT',
          'STATUS:CANCELLED',
          'CATEGORIES:A\\, B,C',
          'CATEGORIES:D',
          'DESCRIPTION:One\\nTwo',
        ),
      ),
    )

    expect(shown('2026-12-01', '2026-12-02')).toEqual([
      expect.objectContaining({
        isAllDay: true,
        start: { dateTime: '2026-12-01T00:00:00', timeZone: ellen.timeZone, utc: '2026-12-01T00:00:00.000Z' },
        end: { dateTime: '2026-12-02T00:00:00', timeZone: ellen.timeZone, utc: '2026-12-02T00:00:00.000Z' },
        sensitivity: 'private',
        showAs: 'free',
        isCancelled: true,
        categories: ['A, B', 'C', 'D'],
        bodyPreview: 'One\nTwo',
      }),
    ])
  })

  it('what cannot be read is named with its line and the rest loads', () => {
    const report = load(
      calendar(
        ...event('UID:1', 'SUMMARY:No start'),
        ...event('UID:2', 'DTSTART;;X=1:20261201T120000'),
        ...event('UID:3', 'DTSTART:tomorrow'),
        ...event('UID:4', 'SUMMARY:Good', 'DTSTART:20261201T120000Z'),
        'BEGIN:VEVENT',
        'UID:5',
      ),
    )

    expect([report.loaded, report.skipped.map(({ line, uid, reason }) => [line, uid, reason])]).toEqual([
      1,
      [
        [3, '1', 'DTSTART is missing'],
        [9, '2', 'the line cannot be read: DTSTART;;X=1:20261201T120000'],
        [13, '3', "DTSTART 'tomorrow' is no date or time"],
        [20, undefined, 'BEGIN:VEVENT has no END:VEVENT'],
      ],
    ])
  })

  it('loaded again adds nothing; what is no calendar at all is said so', () => {
    const text = calendar(...event('UID:again', 'SUMMARY:Once', 'DTSTART:20261201T120000Z'))
    load(text)
    const again = fixture.graph.importCalendar(text, { for: ellen.oid })

    expect([again.loaded, again.already, shown('2026-12-01', '2026-12-02').length]).toEqual([0, 1, 1])
    expect(load('<html>').skipped).toEqual([{ line: 1, reason: 'the file does not begin with BEGIN:VCALENDAR' }])
  })
})

/** Real calendars lie beside the checkout where there are any; without them this file checks the built-in samples only. */
const shared = new URL('../../../../shared/calendars/', import.meta.url)
const files = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.ics')) : []

interface Expected {
  readonly window: { readonly start: string; readonly end: string }
  readonly complete: boolean
  readonly truncated: boolean
  readonly occurrences: readonly {
    start: string
    end: string
    kind: string
    summary?: string
    override: boolean
    status?: string
  }[]
}
/** An unknown zone is refused by name here, where the comparison takes it as floating. */
const refusedZones = new Set(['nodeical-bad_custom_ms_tz2.ics'])

describe(
  files.length > 0 ? `the ${files.length} real calendars` : 'real calendars (none here: only the built-in samples are checked)',
  () => {
    it('load without an exception, the big one in seconds, and show every occurrence two independent engines agree on', () => {
      const failures: unknown[] = []
      for (const name of files) {
        const startedAt = Date.now()
        const report = load(readFileSync(new URL(name, shared), 'utf8'))
        if (Date.now() - startedAt > 15_000) failures.push([name, 'slow', Date.now() - startedAt])
        if (name === 'big.ics' && report.loaded !== 3000) failures.push([name, report])
        const expected = new URL(`expected/${name.replace('.ics', '.json')}`, shared)
        if (existsSync(expected) && !refusedZones.has(name))
          failures.push(...differences(name, JSON.parse(readFileSync(expected, 'utf8')) as Expected))
      }

      expect(failures).toEqual([])
    }, 120_000)
  },
)

function differences(name: string, { window, occurrences, complete, truncated }: Expected): unknown[] {
  const day = 86_400_000
  const [from, to] = [Date.parse(window.start), Date.parse(window.end)]
  const entries = shown(new Date(from - 3 * day).toISOString(), new Date(to + 3 * day).toISOString())
  const have = entries.map(({ isAllDay, start, end, subject }) => {
    const plain = isAllDay ? `${start.dateTime.slice(0, 10)} ${end.dateTime.slice(0, 10)}` : `${start.utc} ${end.utc}`
    return { plain: `${plain} ${subject}`, floating: `${start.dateTime} ${end.dateTime} ${subject}`, at: Date.parse(start.utc) }
  })
  const known = new Set(have.flatMap(({ plain, floating }) => [plain, floating]))
  // A cancelled exception is a deleted occurrence in Outlook.
  const wanted = occurrences
    .filter(({ override, status }) => !(override && status === 'CANCELLED'))
    .map(({ start, end, kind, summary }) => {
      const iso = (time: string) => (kind === 'utc' ? new Date(time).toISOString() : time)
      return `${iso(start)} ${iso(end)} ${(summary ?? '').slice(0, 255)}`
    })
  const missing = wanted.filter((key) => !known.has(key)).map((key) => [name, 'missing', key])
  if (!complete || truncated) return missing
  const all = new Set(wanted)
  const surplus = have.filter(
    ({ plain, floating, at }) => at >= from + day && at < to - day && !all.has(plain) && !all.has(floating),
  )
  return [...missing, ...surplus.map(({ plain }) => [name, 'surplus', plain])]
}
