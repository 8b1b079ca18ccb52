/**
 * Has the page kept in this browser (`keeper/keeper.ts`), so that it opens without a line the next time. Some webviews have no service
 * workers, and storage may be refused in a frame: then the panel needs a line to open, as before.
 */
export async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  if (serviceWorker === undefined) return
  await serviceWorker.register('/panel/keeper.js', { updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  const loaded = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ initiatorType }) => initiatorType === 'script' || initiatorType === 'link')
    .map(({ name }) => name)
  active?.postMessage([...new Set(loaded)])
}
