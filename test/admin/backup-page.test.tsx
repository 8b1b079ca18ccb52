import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ImportBackupResponse } from '../../src/api/admin-files.ts'
import { BackupPage } from '../../src/admin/features/backup/BackupPage.tsx'
import { Drift } from '../../src/admin/features/health/Drift.tsx'
import { Undelivered } from '../../src/admin/features/health/Undelivered.tsx'
import { health } from './support/answers.ts'
import { completeWindow, fakeClient, refusal, show } from './support/show.tsx'

let saved: { name: string; content: Blob }[]
beforeEach(() => {
  completeWindow()
  saved = []
  // jsdom reads files by FileReader alone
  Blob.prototype.text = function () {
    return new Promise((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result as string)
      reader.readAsText(this)
    })
  }
  // jsdom downloads nothing: what a press would save is kept
  let content = new Blob()
  URL.createObjectURL = (blob) => {
    content = blob as Blob
    return 'blob:1'
  }
  URL.revokeObjectURL = () => undefined
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content })
  })
})

const found: ImportBackupResponse = {
  madeAt: '2026-11-20T10:00:00Z',
  version: '0.1.0',
  links: { new: 1_200, same: 3, differing: 1 },
  settings: 2,
  panel: false,
  faults: [],
  faultCount: 0,
  applied: false,
}
const choose = (text: string) =>
  userEvent.upload(screen.getByLabelText('Choose a backup'), new File([text], 'backup.json', { type: 'application/json' }))
const button = (name: string) => screen.getByRole('button', { name })

describe('Backup and move', () => {
  it('checks a document first, says what it would bring, and imports it only when told to', async () => {
    const { client, written } = fakeClient(3, ({ path }) =>
      path.endsWith('/check') ? found : path.endsWith('/import') ? { ...found, applied: true } : undefined,
    )
    show(<BackupPage client={client} />)
    await choose('{"format":"rm-panel-backup"}')
    expect((await screen.findByText('1,200 links new')).parentElement?.textContent).toContain(
      '1 differ and stay as they are here',
    )
    expect(written).toEqual([['POST', '/admin/backup/check', { document: '{"format":"rm-panel-backup"}' }]])
    await userEvent.click(button('Import it'))
    expect(await screen.findByText(/^Imported\. Enter the secrets under Configuration/)).toBeTruthy()
    expect(written.at(-1)).toEqual(['POST', '/admin/backup/import', { document: '{"format":"rm-panel-backup"}' }])
    await userEvent.click(button('Import it'))
    expect(written).toHaveLength(2)
  })

  it('names each fault of a document, and imports nothing of it', async () => {
    const faults = [{ path: 'tables.links.0.activity_no', message: 'It is missing.' }]
    const { client, written } = fakeClient(3, ({ path }) =>
      path.endsWith('/check') ? { ...found, faults, faultCount: 120 } : undefined,
    )
    show(<BackupPage client={client} />)
    await choose('{}')
    expect(await screen.findByText(/^120 faults/)).toBeTruthy()
    expect(screen.getByText('tables.links.0.activity_no')).toBeTruthy()
    await userEvent.click(button('Import it'))
    expect(written.map(([, path]) => path)).toEqual(['/admin/backup/check'])
  })

  it('says what is wrong with a document that is none, with the reference', async () => {
    const { client } = fakeClient(3, ({ path }) => {
      if (path.endsWith('/check')) throw refusal('bad-backup', 'This is no backup of RM Panel.', 422)
      return undefined
    })
    show(<BackupPage client={client} />)
    await choose('[]')
    expect((await screen.findByRole('alert')).textContent).toContain('This is no backup of RM Panel.')
    expect(screen.queryByRole('button', { name: 'Import it' })).toBeNull()
  })

  it('saves backup and diagnostics bundle as files of the day', async () => {
    const { client } = fakeClient(3, ({ path }) =>
      path === '/admin/backup' ? new Blob(['links']) : path === '/admin/diagnostics' ? new Blob(['versions']) : undefined,
    )
    show(<BackupPage client={client} />)
    await userEvent.click(button('Download the backup'))
    await userEvent.click(button('Download the bundle'))
    await waitFor(() => expect(saved).toHaveLength(2))
    const today = new Date().toISOString().slice(0, 10)
    expect(saved.map(({ name, content }) => [name, content.size])).toEqual([
      [`rmsync-backup-${today}.json`, 5],
      [`rmsync-diagnostics-${today}.json`, 8],
    ])
  })

  it('says beside its own button that the bundle could not be made', async () => {
    const { client } = fakeClient(3, ({ path }) => {
      if (path === '/admin/diagnostics') throw refusal('internal', 'RM Panel could not do this.', 500)
      return undefined
    })
    show(<BackupPage client={client} />)
    await userEvent.click(button('Download the bundle'))
    const said = await screen.findByText('RM Panel could not do this.')
    expect(said.closest('section')?.textContent).toContain('Diagnostics bundle')
  })

  it('[R395] looks for lost links once it is told to, and says in how many mailboxes', async () => {
    const { client, written } = fakeClient(3, ({ method }) => (method === 'POST' ? { mailboxes: 218 } : undefined))
    show(<BackupPage client={client} />)
    await userEvent.click(button('Look for lost links'))
    expect(await screen.findByText('218 mailboxes are looked through. Each link found has a row in the log.')).toBeTruthy()
    expect(written.map(([method, path]) => [method, path])).toEqual([['POST', '/admin/rebuild-links']])
  })
})

it('[R395] all links are compared from the page of health', async () => {
  const { client, written } = fakeClient(3, ({ method }) => (method === 'POST' ? { runId: 'run', startedAt: '' } : undefined))
  show(<Drift client={client} health={health(3)} />)
  await userEvent.click(button('Compare now'))
  expect(await screen.findByText('The comparison is under way. What it finds stands here and in the log.')).toBeTruthy()
  expect(written.map(([method, path]) => [method, path])).toEqual([['POST', '/admin/reconciliations']])
})

it('[R401] alerts that did not arrive stand with their way and the reason, and nothing stands where all arrived', () => {
  const { undelivered, asOf } = health(12)
  const { rerender } = show(<Undelivered alerts={undelivered} asOf={asOf} />)
  const [waits, givenUp, behind] = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect([waits, givenUp, behind, screen.getAllByRole('listitem').length]).toEqual([
    expect.stringMatching(/By webhook, .+\. Tried 3 times\. The webhook answered 503\. Next try .+\.$/),
    expect.stringMatching(/By e-mail, .+\. Given up\. The webhook answered 503\.$/),
    expect.stringMatching(/By webhook, .+\. Waits its turn\.$/),
    10,
  ])
  rerender(<Undelivered alerts={[]} asOf={asOf} />)
  expect(screen.queryByText('Alerts not delivered')).toBeNull()
})
