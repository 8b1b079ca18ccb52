/** Whatever a sentence of IFS quotes may be what somebody wrote. An apostrophe within a word quotes nothing. */
const quoted = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<![\p{L}\p{N}])['‘][^'’]*['’](?![\p{L}\p{N}])/gu
const leftOut = '“…”'

/**
 * The sentence as it may stand in a text log (S143): without what it quotes, and without these texts, quoted or not.
 * @param texts what the appointment is called, now and as IFS was told
 */
export function withoutTexts(sentence: string, texts: readonly string[]): string {
  const known = texts.filter((text) => text.trim() !== '').toSorted((a, b) => b.length - a.length)
  return known.reduce((said, text) => said.replaceAll(text, leftOut), sentence.replaceAll(quoted, leftOut))
}
