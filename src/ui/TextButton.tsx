import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ComponentProps } from 'react'

const useStyles = makeStyles({
  // 24 px high to be hit (WCAG 2.2, 2.5.8), and no higher than its words to be laid out.
  root: { minHeight: '24px', marginBlock: '-5px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  base: { fontSize: tokens.fontSizeBase300 },
})

interface TextButtonProps extends Pick<
  ComponentProps<'button'>,
  'children' | 'onClick' | 'title' | 'aria-label' | 'aria-expanded'
> {
  /** As large as the text it stands in; otherwise as its second lines. */
  readonly large?: boolean
}

/** A button that looks like a link. */
export function TextButton({ large = false, ...rest }: TextButtonProps) {
  const styles = useStyles()
  return <Link as="button" type="button" {...rest} className={mergeClasses(styles.root, large && styles.base)} />
}
