export interface SourceFile {
  readonly path: string
  readonly text: string
}

const forbiddenTexts: readonly (readonly [RegExp, string])[] = [
  [/\/(home|Users)\/[a-z]|(?<![\w.}])\/work\/|[A-Z]:\\Users/, 'names a place on one machine'],
  [/\b(TODO|FIXME|XXX|HACK)\b|not implemented|coming soon|lorem ipsum/i, 'carries a mark of unfinished work'],
  [/^(<{7}|>{7}|={7})( |$)/m, 'carries a merge conflict'],
  [/@ts-(ignore|nocheck)/, 'silences the compiler; use @ts-expect-error with its reason'],
]
const drawer = /(^|\/)(utils?|helpers?|common|lib)(\/|[.][a-z]+$)/
const vagueName = /(^|[-/])(manager|handler|helper|processor)[.]tsx?$|(Manager|Handler|Helper|Processor)[.]tsx?$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const pascal = /^[A-Z][A-Za-z0-9]*$/

const mostLines = (path: string): number => (path.startsWith('test/') ? 400 : 300)

/** What is wrong with a file of `src`, `scripts`, `bench` or `test`, each as one sentence. */
export function findFileFaults({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1
  const name = (path.split('/').at(-1) ?? '').split('.')[0] ?? ''
  const isCode = /[.]tsx?$/.test(path)
  const faults = [
    ...(isCode && lines > mostLines(path) ? [`has ${lines} lines, at most ${mostLines(path)}`] : []),
    ...(drawer.test(path) ? ['lies in a drawer: name the folder after what it does'] : []),
    ...(vagueName.test(path) ? ['has a name that says nothing'] : []),
    ...(isCode && !kebab.test(name) && !(path.endsWith('.tsx') && pascal.test(name))
      ? ['is neither kebab-case nor a PascalCase component']
      : []),
    ...forbiddenTexts.filter(([pattern]) => pattern.test(text)).map(([, fault]) => fault),
  ]
  return faults.map((fault) => `${path} ${fault}`)
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
