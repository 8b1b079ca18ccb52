import { PuzzlePieceRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useFormStyles } from './form-styles.ts'

/** The add-in's own icon, from where the add-in lives: while that server is down, a neutral one. */
export function AddinIcon({ url }: { url: string | undefined }) {
  const styles = useFormStyles()
  const [isBroken, setBroken] = useState(false)
  if (url === undefined || isBroken) return <PuzzlePieceRegular />
  return <img className={styles.addinIcon} src={url} alt="" onError={() => setBroken(true)} />
}
