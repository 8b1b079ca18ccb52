/** HTML of a body as the plain text a person would read. The document is inert: nothing in it loads or runs. */
export function toText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const unseen of body.querySelectorAll('script, style, template')) unseen.remove()
  // line breaks of the source are spaces to a reader; only elements break lines
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    node.textContent = (node.textContent ?? '').replaceAll(/\s+/g, ' ')
  }
  for (const br of body.querySelectorAll('br')) br.replaceWith('\n')
  for (const block of body.querySelectorAll('p, div, li, tr, h1, h2, h3, h4')) block.append('\n')
  return (body.textContent ?? '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

export function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div>${escaped.replaceAll(/\r?\n/g, '<br>')}</div>`
}
