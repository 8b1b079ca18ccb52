import { describe, expect, it } from '@jest/globals'
import type { LogFilter, Store } from '../../../src/rmsync/ports/store.ts'
import { activityNo, jonasMailbox, linkId, row, saveRows } from './store-world.ts'

export function describeLog(store: () => Store): void {
  const appointments = async (filter: Omit<LogFilter, 'limit'>) => {
    const rows = await store().readLog({ ...filter, limit: 100 })
    expect(await store().countLog(filter)).toBe(rows.length)
    return rows.map((one) => one.appointment)
  }

  describe('the log', () => {
    it('gives rows back as they were written, newest first', async () => {
      const rows = [
        row(),
        row({ linkId: null, eventId: null, activityNo: null, changes: [], tookMs: null, noticedBy: 'person', outcome: 'linked' }),
      ]
      await saveRows(store(), ...rows)
      expect(await store().readLog({ limit: 10 })).toEqual([{ ...rows[1], rowId: 2 }, { ...rows[0], rowId: 1 }]) // prettier-ignore
    })

    it('is paged without a gap or a repeat', async () => {
      await saveRows(store(), ...Array.from({ length: 7 }, (_, index) => row({ appointment: `Meeting ${index + 1}` })))
      const pages: string[][] = []
      let before: number | undefined
      for (;;) {
        const page = await store().readLog({ limit: 3, ...(before === undefined ? {} : { before }) })
        if (page.length === 0) break
        pages.push(page.map((one) => one.appointment))
        before = page.at(-1)?.rowId
      }
      expect(pages).toEqual([['Meeting 7', 'Meeting 6', 'Meeting 5'], ['Meeting 4', 'Meeting 3', 'Meeting 2'], ['Meeting 1']])
      expect(await store().countLog({})).toBe(7)
    })

    it('is filtered by mailbox, link and outcome, each and together', async () => {
      await saveRows(
        store(),
        row({ appointment: 'one' }),
        row({ appointment: 'two', outcome: 'set-aside' }),
        row({ appointment: 'three', mailboxId: jonasMailbox, linkId: linkId('b') }),
      )
      expect({
        mailbox: await appointments({ mailboxId: jonasMailbox }),
        link: await appointments({ linkId: linkId('a') }),
        outcome: await appointments({ outcome: 'updated' }),
        together: await appointments({ linkId: linkId('a'), outcome: 'updated' }),
        none: await appointments({ mailboxId: jonasMailbox, outcome: 'set-aside' }),
      }).toEqual({ mailbox: ['three'], link: ['two', 'one'], outcome: ['three', 'one'], together: ['one'], none: [] })
    })

    it('is searched in subject, activity number, reason, person and reference, whatever the case', async () => {
      await saveRows(
        store(),
        row({ appointment: 'subject', reason: '' }),
        row({ appointment: 'number', activityNo: activityNo('100042') }),
        row({ appointment: 'reason', reason: 'IFS refused the end date.' }),
        row({ appointment: 'person', who: 'Jonas Ekström' }),
        row({ appointment: 'reference', correlationId: 'feed-c0de' }),
      )
      expect({
        subject: await appointments({ text: 'SUBJ' }),
        number: await appointments({ text: '0004' }),
        reason: await appointments({ text: 'end Date' }),
        person: await appointments({ text: 'EKSTRÖM' }),
        reference: await appointments({ text: 'C0DE' }),
        empty: (await appointments({ text: '' })).length,
      }).toEqual({
        subject: ['subject'],
        number: ['number'],
        reason: ['reason'],
        person: ['person'],
        reference: ['reference'],
        empty: 5,
      })
    })

    it.each([
      ['%', '100 % done'],
      ['_', 'file_name'],
      ['\\', 'C:\\temp'],
      ['\\%', 'odd \\% one'],
      ["'", "O'Hara"],
      ['"; drop table links; --', '"; drop table links; --'],
    ])('takes %s in the text for itself, not for a pattern', async (text, wanted) => {
      const subjects = ['100 % done', 'file_name', 'C:\\temp', 'odd \\% one', "O'Hara", '"; drop table links; --', 'plain']
      await saveRows(store(), ...subjects.map((appointment) => row({ appointment })))
      const contains = subjects.filter((subject) => subject.includes(text)).toReversed()
      expect(contains).toContain(wanted)
      expect(await appointments({ text })).toEqual(contains)
    })
  })
}
