import { makeStyles, tokens } from '@fluentui/react-components'
import type { ConfigurationView } from '../../../api/admin-configuration.ts'
import type { SettingFault } from '../../../domain/check-settings.ts'
import { type Draft, putSecret, putValue, settingsWith } from './draft.ts'
import { sectionsFor } from './fields.ts'
import { SecretInput } from './SecretInput.tsx'
import { SettingInput } from './SettingInput.tsx'

const useStyles = makeStyles({
  section: {
    display: 'grid',
    gridTemplateColumns: '170px minmax(0, 1fr)',
    columnGap: '20px',
    paddingBottom: '20px',
    marginBottom: '20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 699px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '10px' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  second: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '14px 18px',
    alignItems: 'start',
    '@media (max-width: 499px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

interface ConfigurationFormProps {
  readonly saved: ConfigurationView
  readonly draft: Draft
  readonly faults: readonly SettingFault[]
  readonly onChange: (draft: Draft) => void
}

export function ConfigurationForm({ saved, draft, faults, onChange }: ConfigurationFormProps) {
  const styles = useStyles()
  const settings = settingsWith(saved.values, draft)
  const faultOf = (name: string) => faults.find(({ field }) => field === name)
  const lockedBy = (name: string) => saved.locked.find(({ field }) => field === name)?.variable ?? null
  return (
    <div>
      {sectionsFor(settings).map(({ title, second, fields }) => (
        <section key={title} className={styles.section} aria-label={title}>
          <div>
            <h2 className={styles.title}>{title}</h2>
            <p className={styles.second}>{second}</p>
          </div>
          <div className={styles.fields}>
            {fields.map((field) =>
              'secret' in field ? (
                <SecretInput
                  key={field.secret}
                  field={field}
                  stored={saved.secrets.find(({ name }) => name === field.secret)}
                  entered={draft.secrets[field.secret]}
                  fault={faultOf(field.secret)}
                  lockedBy={lockedBy(field.secret)}
                  onPut={(value) => {
                    onChange(putSecret(draft, field.secret, value))
                  }}
                />
              ) : (
                <SettingInput
                  key={field.name}
                  field={field}
                  settings={settings}
                  fault={faultOf(field.name)}
                  lockedBy={lockedBy(field.name)}
                  onPut={(value) => {
                    onChange(putValue(draft, saved.values, field.name, value))
                  }}
                />
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  )
}
