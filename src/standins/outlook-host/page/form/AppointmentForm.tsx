import type { ComponentProps } from 'react'
import type { DirectoryEntry, HostCategory } from '../../host-config.ts'
import { useFormStyles } from './form-styles.ts'
import { ItemBars } from './ItemBars.tsx'
import { ItemFields } from './ItemFields.tsx'
import { Ribbon } from './Ribbon.tsx'

interface AppointmentFormProps extends ComponentProps<typeof Ribbon> {
  readonly directory: readonly DirectoryEntry[]
  readonly categories: readonly HostCategory[]
  readonly zone: string
}

export function AppointmentForm({ directory, categories, zone, ...ribbon }: AppointmentFormProps) {
  const styles = useFormStyles()
  return (
    <section className={styles.form} aria-label="Open appointment">
      <Ribbon {...ribbon} />
      <ItemBars item={ribbon.item} />
      <ItemFields item={ribbon.item} directory={directory} categories={categories} zone={zone} />
    </section>
  )
}
