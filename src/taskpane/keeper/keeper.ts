import { digestOf, isNamedByContent } from './content-names.ts'

/**
 * Keeps the panel's page in the browser, so that it opens while the line is down (a service worker for `/panel/`). Online nothing comes
 * from here but what is named by its content: page and office.js are asked for first, always. Requests to the service never pass it.
 */
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Extendable {
  readonly request: Request
  /** The page, asked for while this script was still starting. */
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerScope {
  addEventListener(event: 'install' | 'activate', heard: (event: Extendable) => void): void
  addEventListener(event: 'message', heard: (event: Extendable & { readonly data: readonly string[] }) => void): void
  addEventListener(event: 'fetch', heard: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
}

const worker = globalThis as unknown as ServiceWorkerScope
const { origin } = globalThis.location
const page = '/panel/taskpane.html'
const prefix = 'rm-panel-page-'
/** A line that says nothing for so long is as good as none; the scripts of that page are not waited for again. */
const answersWithinMs = 8_000
const notWaitedForMs = 30_000
let silentUntil = 0

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting())
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.registration.navigationPreload?.enable() ?? Promise.resolve())
})
worker.addEventListener('message', (event) => {
  event.waitUntil(keep(event.data))
})
worker.addEventListener('fetch', (event) => {
  const { request, preloadResponse } = event
  const url = new URL(request.url)
  if (request.mode === 'navigate') {
    if (url.origin !== origin || url.pathname !== page) return
    const asked = preloadResponse?.then((answer) => answer ?? fetch(request)) ?? fetch(request)
    event.waitUntil(asked.catch(() => undefined))
    event.respondWith(firstAsked(asked, page, answersWithinMs))
  } else if (isNamedByContent(url)) event.respondWith(kept(request.url).then((answer) => answer ?? fetch(request)))
  else if (request.destination === 'script')
    event.respondWith(firstAsked(fetch(request), request.url, silentUntil > Date.now() ? 0 : answersWithinMs))
})

const kept = (url: string): Promise<Response | undefined> => caches.match(url, { ignoreVary: true })

/** Whoever stands before rmsync answers 5xx in its place while it is down. Scripts of others do not show their status (0). */
async function firstAsked(asked: Promise<Response>, url: string, withinMs: number): Promise<Response> {
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, withinMs, null)
  })
  let isOver = false
  const first = await Promise.race([
    asked.catch(() => {
      isOver = true
      return null
    }),
    late,
  ])
  if (first !== null && first.status < 500) {
    silentUntil = 0
    return first
  }
  if (first === null && !isOver) silentUntil = Date.now() + notWaitedForMs
  return (await kept(url)) ?? first ?? asked
}

/**
 * `loaded`: all that an open panel consists of. It is kept whole or not at all, a version under a name of its own, and the versions
 * before it go.
 */
async function keep(loaded: readonly string[]): Promise<void> {
  const answer = await fetch(page, { cache: 'no-store' })
  if (!answer.ok) return
  const html = await answer.clone().text()
  const itsOwn = [...html.matchAll(/\/assets\/[\w./-]+/g)].map(([path]) => origin + path)
  // Another version was installed since that panel was opened: the next one that opens consists of it.
  if (itsOwn.some((url) => !loaded.includes(url))) return
  const name = prefix + (await digestOf(html))
  const cache = await caches.open(name)
  await Promise.all(loaded.map((url) => keepOne(cache, url)))
  await cache.put(page, answer)
  const before = (await caches.keys()).filter((other) => other.startsWith(prefix) && other !== name)
  await Promise.all(before.map((other) => caches.delete(other)))
}

async function keepOne(cache: Cache, url: string): Promise<void> {
  if (!isNamedByContent(new URL(url))) {
    // Of what others serve, office.js and its parts, each copy is as good as the one before.
    const copy = await copyOf(url)
    if (copy !== null) await cache.put(url, copy)
    return
  }
  if ((await cache.match(url)) !== undefined) return
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} is not there: HTTP ${answer.status}.`)
  await cache.put(url, answer)
}

/** office.js asks for its parts with `crossorigin`: a copy that was got without it would be refused there. */
const copyOf = (url: string): Promise<Response | null> =>
  fetch(url, { mode: 'cors', credentials: 'omit' }).then(
    (answer) => (answer.ok ? answer : null),
    () => fetch(url, { mode: 'no-cors' }).catch(() => null),
  )
