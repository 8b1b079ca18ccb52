import { compile } from 'html-to-text'

/** The text that `Prefer: outlook.body-content-type="text"` answers. Compiled once: reading the options takes longer than a body. */
export const htmlToPlainText = compile({ wordwrap: false, selectors: [{ selector: 'a', options: { ignoreHref: true } }] })

/** Previews by their HTML: every occurrence of a series has the same body. */
const previews = new Map<string, string>()
const mostPreviews = 5000

/** The first 255 characters as text, as in `bodyPreview`. */
export function toPreview(html: string): string {
  const known = previews.get(html)
  if (known !== undefined) return known
  if (previews.size >= mostPreviews) previews.clear()
  const preview = htmlToPlainText(html).slice(0, 255)
  previews.set(html, preview)
  return preview
}
