import { describe, expect, it } from '@jest/globals'
import { findLiterals } from './literals.ts'
import { listFiles, readText } from './read-tree.ts'
import { catalogue as de } from '../../src/taskpane/languages/de.ts'
import { catalogue as en } from '../../src/taskpane/languages/en.ts'
import { catalogue as es } from '../../src/taskpane/languages/es.ts'
import { catalogue as fr } from '../../src/taskpane/languages/fr.ts'
import { catalogue as ja } from '../../src/taskpane/languages/ja.ts'
import { helpPages } from '../../src/taskpane/help/help-pages.ts'
import { catalogue as sv } from '../../src/taskpane/languages/sv.ts'

const others = { de, sv, fr, es, ja }
/** Words that are the same in every language: names of products, keys of a keyboard, members of what Outlook and the platform say. */
const isName = (text: string): boolean =>
  /: (RM Panel|SRM Panel|IFS CRM|IFS SRM|Bearer|Escape|Enter|Tab|Home|End|Arrow\w+|EventLogged|Chunk\w+|[A-Z]\w+Failed|[A-Z]\w+Needed|Outlook(IOS|Android)|NestedAppAuth|PanelMenu|FirstRun|Highlight|CanvasText|HTTP|iOS|Office|No answer within|Sign in to go on\.)$/.test(
    text.replace(/\s+$/, ''),
  )

const flat = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
    : [[path, value]]
/** English needs no words for what the service says in English itself. */
const ownKeys = (catalogue: object): readonly string[] =>
  flat(catalogue)
    .map(([path]) => path)
    .filter((path) => !path.startsWith('.failures.byCode'))
    .sort()

describe('[R40] the words of the panel', () => {
  it('stand in the catalogues and nowhere else', () => {
    const sources = ['src/taskpane', 'src/ui']
      .flatMap(listFiles)
      .filter((path) => /[.]tsx?$/.test(path) && !path.includes('/texts/') && path !== 'src/taskpane/frame/shell.ts')
    const found = sources.flatMap((path) => findLiterals(path, readText(path)))
    expect(found.filter((text) => !isName(text))).toEqual([])
  })

  it('have the same keys in every language', () => {
    const wanted = ownKeys(en)
    expect(Object.values(others).map(ownKeys)).toEqual(Object.values(others).map(() => wanted))
  })

  it('cover the same failures in every other language, those of the service included', () => {
    const codes = Object.values(others).map(({ failures }) => Object.keys(failures.byCode).sort())
    expect(new Set(codes.map((list) => list.join())).size).toBe(1)
    expect(codes[0]).toEqual(expect.arrayContaining(Object.keys(en.failures.byCode)))
  })

  it('are translated: a sentence is the same in no two languages', () => {
    const sentences = new Map(flat(en).filter(([, value]) => typeof value === 'string' && value.split(' ').length > 3))
    const same = Object.entries(others).flatMap(([language, catalogue]) =>
      flat(catalogue).flatMap(([path, value]) =>
        sentences.get(path) === value && value !== undefined ? [`${language}${path}`] : [],
      ),
    )
    expect(same).toEqual([])
  })
})

describe('[R307] the help', () => {
  it('says the same in every language, in that language', () => {
    const [english] = helpPages
    const sections = helpPages.map(({ texts }) => texts.sections.length)
    const sentences = helpPages.flatMap(({ texts }) => texts.sections.map(({ text }) => text))

    expect(helpPages.map(({ filename, locale }) => [filename, locale])).toEqual([
      ['panel/help.html', 'en'],
      ...Object.keys(others)
        .toSorted()
        .map((locale) => [`panel/help-${locale}.html`, locale]),
    ])
    expect(sections).toEqual(helpPages.map(() => english?.texts.sections.length))
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe('the search for words', () => {
  it.each([
    ['<p>Not linked</p>', 'Not linked'],
    ['<button aria-label="Try again" />', 'Try again'],
    ['const title = `Looks like ${no}`', 'Looks like'],
    ["const hint = 'Needs a connection'", 'Needs a connection'],
    ['<span>as {address}</span>', 'as'],
  ])('finds %s', (source, text) => {
    expect(findLiterals('a.tsx', source)).toEqual([`a.tsx: ${text}`])
  })

  it('passes styles, keys, addresses and what is thrown at programmers', () => {
    const source = `import { a } from 'some where'
      const styles = makeStyles({ root: { gridTemplateColumns: 'minmax(0, 1fr) auto', fontFamily: 'Segoe UI' } })
      const url = '/appointments/read'
      const found = <b className="Not this">{texts.notLinked}</b>
      throw new Error('A view is shown before its language is loaded.')`
    expect(findLiterals('a.tsx', source)).toEqual([])
  })
})
