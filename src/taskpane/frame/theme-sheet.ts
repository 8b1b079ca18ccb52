import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'

/**
 * Fluent's tokens as a style sheet, made when the pages are built: as JavaScript they would be 7 kB before the first view, and a provider
 * that has to run before anything has a colour. `data-theme` on the root chooses, and before that the system; dark says only what it
 * says differently.
 */
const rules = (theme: Partial<Theme>): string =>
  Object.entries(theme)
    .map(([token, value]) => `--${token}:${String(value)}`)
    .join(';')

const different = Object.fromEntries(
  Object.entries(webDarkTheme).filter(([token, value]) => webLightTheme[token as keyof Theme] !== value),
)

const dark = rules(different)
export const themeSheet = [
  `:root{color-scheme:light;${rules(webLightTheme)}}`,
  `:root[data-theme='dark']{color-scheme:dark;${dark}}`,
  `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${dark}}}`,
].join('\n')
