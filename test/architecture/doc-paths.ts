const topLevel = /^(src|test|scripts|bench|docs|assets|config|[.]ci)(\/|$)/
const rootFile = /^[A-Za-z.-][\w.-]*[.](json|md|js|cjs|xml|rc)$/

/** What a document names in backticks and means as a path of this repository. Patterns (`*`, `<name>`) and addresses are no paths. */
export function namedPaths(document: string): readonly string[] {
  const withoutFences = document.replace(/^```[\s\S]*?^```/gm, '')
  const named = [...withoutFences.matchAll(/`([^`\n]+)`/g)].map((match) =>
    (match[1] ?? '').replace(/[#:]L?\d+$/, '').replace(/\/$/, ''),
  )
  return named.filter((text) => !/[\s*<>{}…=()]|NNNN/.test(text) && (topLevel.test(text) || rootFile.test(text)))
}

/** Pictures and links to files beside the document. */
export const linkedPaths = (document: string): readonly string[] =>
  [...document.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((to) => to !== '' && !/^[a-z]+:/.test(to))
