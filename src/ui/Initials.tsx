import { makeStyles, tokens } from '@fluentui/react-components'

const colours = [
  ['#0b5aa2', '#d6e9fb'],
  ['#8a3707', '#fbe3d4'],
  ['#0e6245', '#d5f0e3'],
  ['#5c2e91', '#e9dff5'],
  ['#8f1f4a', '#f8dde8'],
  ['#03646d', '#d3eff1'],
] as const
const neutral = ['#424242', '#e6e6e6'] as const

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
})

/** Decoration beside a name: its first letters, always in the same colour. `known`: somebody IFS has. */
export function Initials({ name, known }: { readonly name: string; readonly known: boolean }) {
  const words = name.split(/[\s.@_-]+/).filter((word) => /^\p{L}/u.test(word))
  const letters = (words.length > 1 ? [words[0], words.at(-1)] : words).map((word) => [...(word ?? '')][0] ?? '')
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const [color, backgroundColor] = known ? (colours[sum % colours.length] ?? neutral) : neutral
  return (
    <span className={useStyles().root} style={{ color, backgroundColor }} aria-hidden>
      {letters.join('').toLocaleUpperCase()}
    </span>
  )
}
