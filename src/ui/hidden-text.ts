/**
 * Heard, not seen. Styles are worked out when the pages are built, by a parser that knows no types in a file it imports: frozen, its
 * values keep their narrow types without naming one.
 */
export const hiddenText = Object.freeze({
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
})
