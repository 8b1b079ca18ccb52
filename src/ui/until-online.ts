/**
 * A part of the page that could not be loaded because the line is gone is asked for again once it is back: what is shown stays meanwhile.
 * @throws where it does not load although there is a line, such as after another version was installed
 */
export async function untilOnline<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    if (navigator.onLine) throw error
    await new Promise((resolve) => {
      window.addEventListener('online', resolve, { once: true })
    })
    return untilOnline(load)
  }
}
