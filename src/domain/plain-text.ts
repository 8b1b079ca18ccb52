const cutMark = '…'

/**
 * Text as IFS is told it: NFC, control characters and line breaks to spaces, cut at a character boundary with a mark (product
 * decision 12). The same function makes the value that is compared, so what was cut or cleaned never causes another write.
 * @param longest in UTF-16 units, as IFS counts its columns
 */
export function toDescription(subject: string, longest: number): string {
  const clean = subject
    // half a character can not be stored, and would differ from what is stored for ever
    .toWellFormed()
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- a subject from a foreign client may carry them; IFS refuses them
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ')
    .trim()
  const text = clean === '' ? '(no subject)' : clean
  if (text.length <= longest) return text
  let cut = ''
  for (const { segment } of segmenter.segment(text)) {
    if (cut.length + segment.length + cutMark.length > longest) break
    cut += segment
  }
  return cut.trimEnd() + cutMark
}

// A grapheme is what a person calls a character: a flag or a family is not torn in two.
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
