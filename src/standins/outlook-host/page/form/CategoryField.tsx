import { Dropdown, Option } from '@fluentui/react-components'
import type { HostCategory } from '../../host-config.ts'
import { categoryColor } from '../week/category-colors.ts'
import { useFormStyles } from './form-styles.ts'

interface CategoryFieldProps {
  readonly chosen: readonly string[]
  readonly categories: readonly HostCategory[]
  readonly onChange: (chosen: readonly string[]) => void
}

export function CategoryField({ chosen, categories, onChange }: CategoryFieldProps) {
  const styles = useFormStyles()
  const names = [...new Set([...categories.map(({ displayName }) => displayName), ...chosen])]
  const square = (name: string) => (
    <span className={styles.category} style={{ backgroundColor: categoryColor(name, categories) }} />
  )
  const shown = (
    <span>
      {chosen.map((name) => (
        <span key={name} style={{ marginRight: 12 }}>
          {square(name)}
          {name}
        </span>
      ))}
    </span>
  )
  return (
    <Dropdown
      className={styles.full}
      multiselect
      appearance="underline"
      aria-label="Categories"
      placeholder="Add a category"
      value={chosen.join(', ')}
      {...(chosen.length === 0 ? {} : { button: shown })}
      selectedOptions={[...chosen]}
      onOptionSelect={(_event, { selectedOptions }) => onChange(selectedOptions)}
    >
      {names.map((name) => (
        <Option key={name} value={name} text={name}>
          <span>
            {square(name)}
            {name}
          </span>
        </Option>
      ))}
    </Dropdown>
  )
}
