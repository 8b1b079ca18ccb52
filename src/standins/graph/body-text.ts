import { convert } from 'html-to-text'

/** The text that `Prefer: outlook.body-content-type="text"` answers. */
export const htmlToPlainText = (html: string) =>
  convert(html, { wordwrap: false, selectors: [{ selector: 'a', options: { ignoreHref: true } }] })

/** The first 255 characters as text, as in `bodyPreview`. */
export const toPreview = (html: string) => htmlToPlainText(html).slice(0, 255)
