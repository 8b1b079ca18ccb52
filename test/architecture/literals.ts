import ts from 'typescript'

/** A word, or several: what a person would read. Keys, class names, addresses and CSS have no capital, or no letters side by side. */
const readable = /^[^\p{L}]*\p{Lu}\p{Ll}+([ ,.…!?:’'-]|$)|\p{Ll}{2,} \p{Ll}{2,}/u

/** Calls whose texts nobody reads: styles, and what is thrown at whoever programs. */
const silentCalls = new Set(['makeStyles', 'Error'])
const silentAttributes = new Set(['className', 'key', 'type', 'role', 'd', 'viewBox', 'preserveAspectRatio'])

/** Texts of a source file that a person would read: each should stand in a catalogue. */
export function findLiterals(path: string, source: string): readonly string[] {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && silentCalls.has(node.expression.getText(file))) return
    if (ts.isJsxAttribute(node) && silentAttributes.has(node.name.getText(file))) return
    const text = textOf(node)
    // Inside an element any letter is read; elsewhere only what looks like words.
    if (text !== null && (ts.isJsxText(node) ? /\p{L}/u : readable).test(text)) found.push(`${path}: ${text.trim()}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : null
}
