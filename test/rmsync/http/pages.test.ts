import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppPorts } from '../../../src/rmsync/http/app-ports.ts'
import { openHttpWorld } from './http-world.ts'

const microsofts = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
const taskpane = `<!doctype html><script src="${microsofts}"></script>`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rm-panel-pages-'))
  for (const place of ['panel', 'admin', 'assets']) await mkdir(join(folder, place))
  await writeFile(join(folder, 'panel/taskpane.html'), taskpane)
  for (const name of ['help', 'help-de', 'help-ja']) await writeFile(join(folder, `panel/${name}.html`), name)
  await writeFile(join(folder, 'admin/index.html'), '<!doctype html>admin')
  await writeFile(join(folder, 'panel/taskpane.0a1b2c3d4e.js'), 'panel()')
  await writeFile(join(folder, 'panel/keeper.js'), 'keep()')
  await writeFile(join(folder, 'assets/icon-32.png'), 'icon')
})
afterAll(() => rm(folder, { recursive: true }))

async function get(url: string, pages: Partial<AppPorts['pages']> = {}) {
  const { app } = await openHttpWorld({
    pages: { folder, officeJsUrl: null, frameAncestors: 'https://outlook.office.com', ...pages },
  })
  const { statusCode: status, headers, body } = await app.inject({ method: 'GET', url })
  await app.close()
  return { status, headers, body, type: headers['content-type'], policy: String(headers['content-security-policy']) }
}

describe('the panel', () => {
  it('asks Microsoft for office.js, unless another address is configured', async () => {
    const local = 'https://localhost:8444/office/office.js'
    expect([(await get('/panel/taskpane.html')).body, (await get('/panel/taskpane.html', { officeJsUrl: local })).body]).toEqual([
      taskpane,
      taskpane.replace(microsofts, local),
    ])
  })

  it('[R307] has its help in the language of the host, and in English where nobody translated it', async () => {
    const bodies = await Promise.all(
      ['?language=de-AT', '?language=ja', '?language=it-IT', '?language=../../secret', '?language=de&language=ja', ''].map(
        async (query) => (await get(`/panel/help.html${query}`)).body,
      ),
    )

    expect(bodies).toEqual(['help-de', 'help-ja', 'help', 'help', 'help', 'help'])
  })

  it('goes out fresh, with a policy that names office.js, the sign-in and who may frame it', async () => {
    const { status, type, headers, policy } = await get('/panel/taskpane.html', {
      officeJsUrl: 'https://localhost:8444/office/office.js',
    })
    expect([status, type, headers['cache-control'], headers['x-content-type-options']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
      'nosniff',
    ])
    expect(policy.split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self' https://localhost:8444 https://ajax.aspnetcdn.com",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self' https://login.microsoftonline.com",
      "frame-src https://login.microsoftonline.com 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'self' https://outlook.office.com",
    ])
  })
})

it('[R399] what keeps the panel’s page goes out fresh, and may ask for its parts and office.js alone', async () => {
  const { status, headers, policy } = await get('/panel/keeper.js')

  expect([status, headers['cache-control'], policy]).toEqual([
    200,
    'no-cache',
    "default-src 'none'; connect-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
  ])
})

describe('the admin pages', () => {
  it.each(['/admin', '/admin/', '/admin/log'])('%s is the page, framed by nobody else', async (url) => {
    const { status, body, policy } = await get(url)
    expect([status, body, policy.split('; ').at(-1)]).toEqual([200, '<!doctype html>admin', "frame-ancestors 'self'"])
  })

  it('are where the bare address leads', async () => {
    const { status, headers } = await get('/')
    expect([status, headers['location']]).toEqual([302, '/admin/log'])
  })
})

describe('built files', () => {
  it('named by their content are kept for a year, others are asked for again', async () => {
    const answers = [await get('/panel/taskpane.0a1b2c3d4e.js'), await get('/assets/icon-32.png')]
    expect(answers.map(({ status, headers }) => [status, headers['cache-control']])).toEqual([
      [200, 'public, max-age=31536000, immutable'],
      [200, 'no-cache'],
    ])
  })

  it.each([
    '/admin/index.html',
    '//panel/taskpane.html',
    '/panel/../panel/taskpane.html',
    '/panel/%2e/taskpane.html',
    '/assets/..%2fadmin/index.html',
  ])(
    // prettier-ignore
    'give no HTML away without its policy: %s',
    async (url) => {
      const { type, policy } = await get(url)
      expect(String(type).startsWith('text/html') && policy === 'undefined').toBe(false)
    },
  )

  it.each(['/../package.json', '/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/panel/no-such.js', '/assets'])(
    'outside the folder, or missing, are not there: %s',
    async (url) => {
      const { status, body } = await get(url)
      expect([status >= 400 && status < 500, body.includes('root:')]).toEqual([true, false])
    },
  )
})

describe('pages that are not built', () => {
  it.each(['/panel/taskpane.html', '/admin/log'])('are said to be missing, with the fix: %s', async (url) => {
    const { status, type, body } = await get(url, { folder: '/nowhere/dist' })
    expect([status, type, body]).toEqual([503, 'text/plain; charset=utf-8', 'The pages are not built yet. Run: npm run build'])
  })
})
