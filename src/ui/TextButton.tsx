import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ComponentProps } from 'react'

const useStyles = makeStyles({
  // 24 px high to be hit (WCAG 2.2, 2.5.8), and no higher than its words to be laid out.
  root: {
    minHeight: '24px',
    minWidth: '24px',
    marginBlock: '-5px',
    padding: 0,
    border: 0,
    background: 'none',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':active': { color: tokens.colorBrandForegroundLinkPressed, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
  base: { fontSize: tokens.fontSizeBase300 },
})

interface TextButtonProps extends Pick<
  ComponentProps<'button'>,
  'children' | 'onClick' | 'title' | 'aria-label' | 'aria-expanded' | 'aria-disabled'
> {
  /** As large as the text it stands in; otherwise as its second lines. */
  readonly large?: boolean
}

/** A button that looks like a link. */
export function TextButton({ large = false, ...rest }: TextButtonProps) {
  const styles = useStyles()
  return <button type="button" {...rest} className={mergeClasses(styles.root, large && styles.base)} />
}
