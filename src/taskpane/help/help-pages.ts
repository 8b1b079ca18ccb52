import { help as de } from './texts/de.ts'
import { type HelpTexts, help as en } from './texts/en.ts'
import { help as es } from './texts/es.ts'
import { help as fr } from './texts/fr.ts'
import { help as ja } from './texts/ja.ts'
import { help as sv } from './texts/sv.ts'

interface HelpPage {
  readonly filename: string
  readonly locale: string
  readonly texts: HelpTexts
}

/** A page for each language, without a script; English has the name that manifests know. */
export const helpPages: readonly HelpPage[] = [
  { filename: 'panel/help.html', locale: 'en', texts: en },
  ...Object.entries({ de, es, fr, ja, sv }).map(([locale, texts]) => ({ filename: `panel/help-${locale}.html`, locale, texts })),
]
