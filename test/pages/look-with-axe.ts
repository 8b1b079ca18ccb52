import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

interface Looking {
  /** Rules that say nothing about this view, with the reason beside them. */
  readonly without?: readonly string[]
  /** Looks at the colours alone: all that another theme changes. */
  readonly coloursOnly?: boolean
}

/** What axe finds in a page, by rule. */
export async function lookWithAxe(
  page: Page,
  { without = [], coloursOnly = false }: Looking = {},
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const axe = new AxeBuilder({ page })
    // One frame holds all there is: the page that axe otherwise opens to put frames together takes half of the time.
    .setLegacyMode(true)
    // Tabster's invisible stops carry the focus into and out of a group, and are no content.
    .exclude('[data-tabster-dummy]')
  const { violations } = await (coloursOnly ? axe.withRules(['color-contrast']) : axe.disableRules([...without])).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))])
}
