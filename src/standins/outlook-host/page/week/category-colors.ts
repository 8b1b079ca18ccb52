import type { HostCategory } from '../../host-config.ts'

/** Graph's presets 0 to 24 (categoryColor), in tones that stand out on light and dark surfaces alike. */
const presets = [
  '#c50f1f', '#ca5010', '#8e562e', '#c19c00', '#498205', '#038387', '#6b7a1f', '#0f6cbd', '#5c2e91', '#a4262c', '#69797e', '#394146', '#7a7574',
  '#605e5c', '#292827', '#750b1c', '#7f3b08', '#4e2e1a', '#7d6608', '#0b6a0b', '#005e5d', '#4b5320', '#004578', '#32145a', '#6e0811',
] // prettier-ignore
const unknown = '#69797e'

export function categoryColor(name: string, categories: readonly HostCategory[]): string {
  const preset = categories.find(({ displayName }) => displayName === name)?.color ?? ''
  return presets[Number(/^preset(\d+)$/i.exec(preset)?.[1] ?? NaN)] ?? unknown
}
