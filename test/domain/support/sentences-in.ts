import ts from 'typescript'

/** Every text of a source file that may be shown to a person; what is put into it is `⟦0⟧`, `⟦1⟧` … What is logged for operators is not. */
export function sentencesIn(source: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isLogging(node)) return
    const text = textOf(node)
    if (text !== null && /\p{L}{2}.* /u.test(text) && /^[^\p{L}]*(\p{Lu}|⟦)/u.test(text)) found.push(text.trim())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true))
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  const spans = node.templateSpans.map(({ literal }, index) => `⟦${index}⟧${literal.text}`)
  // What follows a sentence begins with its own space, and what stands before another one is a sentence itself.
  return [node.head.text, ...spans]
    .join('')
    .replaceAll(/([.)])⟦/g, '$1 ⟦')
    .replaceAll(/⟧ (?=\p{Lu})/gu, '⟧. ')
}

const isLogging = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /(^|\.)log\.(debug|info|warn|error)$/.test(node.expression.getText())
