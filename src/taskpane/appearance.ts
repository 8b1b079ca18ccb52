import { readText, writeText } from './known/browser-store.ts'

/** Light, dark or as Outlook has it: the person's own choice, kept in this browser. */
export const appearances = ['light', 'dark', 'automatic'] as const
export type AppearanceChoice = (typeof appearances)[number]

const key = 'rm-panel.appearance'
const listeners = new Set<() => void>()

export function chosenAppearance(): AppearanceChoice {
  // Storage may be refused in a frame; then the choice lasts as long as the page.
  const stored = readText(key) ?? inMemory
  return appearances.find((appearance) => appearance === stored) ?? 'automatic'
}

let inMemory: AppearanceChoice = 'automatic'

export function chooseAppearance(appearance: AppearanceChoice): void {
  inMemory = appearance
  writeText(key, appearance)
  for (const listener of listeners) listener()
}

export function onAppearanceChosen(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
