/**
 * Whether a colour such as `#1f1f1f` is dark. Outlook says no more of its theme than its colours: `isDarkTheme` is not supported
 * there. Source: WCAG 2.2, relative luminance.
 */
export function isDark(hex: string): boolean {
  const [red = 255, green = 255, blue = 255] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(hex) ?? [])
    .slice(1)
    .map((pair) => Number.parseInt(pair, 16))
  const linear = (channel: number): number =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.18
}
