import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Looking {
  /** Rules that say nothing about this view, with the reason beside them. */
  readonly without?: readonly string[]
  /** Looks at the colours alone: all that another theme changes. */
  readonly coloursOnly?: boolean
}

/** What axe finds in a page, by rule. Its half a megabyte is given to a page once, however often it is looked at. */
export async function lookWithAxe(
  page: Page,
  { without = [], coloursOnly = false }: Looking = {},
): Promise<readonly (readonly [string, readonly string[]])[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(coloursOnly ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : { rules }),
  }
  // Tabster's invisible stops carry the focus into and out of a group, and are no content.
  const context: axe.ContextObject = { exclude: ['[data-tabster-dummy]'] }
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)}).then(({ violations }) => ({ violations }))`,
  )
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))])
}
