import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'

export type Appearance = 'light' | 'dark'
export const themes: Readonly<Record<Appearance, Theme>> = { light: webLightTheme, dark: webDarkTheme }

/** Inside no host that knows better, what the system prefers. */
export const systemAppearance = (): Appearance => (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

export function onSystemAppearanceChanged(changed: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)')
  query.addEventListener('change', changed)
  return () => {
    query.removeEventListener('change', changed)
  }
}
