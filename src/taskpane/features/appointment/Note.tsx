import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Info16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  boxed: {
    columnGap: '10px',
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
  },
})

/** One sentence worth knowing, beside an icon. */
export function Note({ boxed = false, children }: { readonly boxed?: boolean; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <p className={mergeClasses(styles.root, boxed && styles.boxed)} style={{ margin: 0 }}>
      <Info16Regular aria-hidden />
      <span>{children}</span>
    </p>
  )
}
