import { Button, Checkbox, Field, Input, Label, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useId, useState } from 'react'
import type { ManifestRequest } from '../../../api/admin-panel.ts'
import { baseUrlFault, firstManifestVersion, longestName, nameFault, usualNames, versionFault } from '../../../domain/manifest.ts'
import type { Client } from '../../backend/client.ts'
import { generateManifest } from '../../backend/set-up.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { saveFile } from '../../page/save-file.ts'
import { useAction } from '../../page/use-action.ts'
import { validation } from './fault-words.ts'

type Language = ManifestRequest['languages'][number]
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['sv', 'Svenska'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['ja', '日本語'],
]
const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '14px', maxWidth: '560px', marginBottom: '14px' },
  languages: { display: 'flex', flexWrap: 'wrap' },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  fault: { fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteRedForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  second: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, maxWidth: '560px' },
})

/** Generate Manifest: what an Exchange administrator uploads, so that the panel stands in Outlook. */
export function ManifestForm({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const [panel, setPanel] = useState<ManifestRequest['panel']>('crm')
  const [baseUrl, setBaseUrl] = useState<string>(location.origin)
  const [displayName, setDisplayName] = useState<string>(usualNames.crm)
  const [chosen, setChosen] = useState<readonly Language[]>(['en'])
  const action = useAction()
  const languagesId = useId()
  const [version, setVersion] = useState<string>(firstManifestVersion)
  const faults = [baseUrlFault(baseUrl), nameFault(displayName), versionFault(version)] as const
  const [urlFault, wrongName, wrongVersion] = faults
  const isRight = faults.every((fault) => fault === null) && chosen.length > 0
  const generate = (kind: 'panel' | 'notices') => {
    if (!isRight || action.working !== '') return
    action.run(
      kind,
      () => generateManifest(client, { kind, panel, baseUrl, version, displayName: displayName.trim(), languages: [...chosen] }),
      saveFile,
    )
  }
  return (
    <Box title="Manifest" second="for the Microsoft 365 admin center, Integrated apps">
      <div className={styles.fields}>
        <Field label="Panel">
          <RadioGroup
            layout="horizontal"
            value={panel}
            onChange={(_event, { value }) => {
              const next = value as ManifestRequest['panel']
              setPanel(next)
              if (displayName === usualNames[panel]) setDisplayName(usualNames[next])
            }}
          >
            <Radio value="crm" label="CRM: accounts, leads, opportunities" />
            <Radio value="srm" label="SRM: suppliers" />
          </RadioGroup>
        </Field>
        <Field label="Base URL" {...validation(urlFault)}>
          <Input type="url" maxLength={500} value={baseUrl} onChange={(_event, { value }) => setBaseUrl(value.trim())} />
        </Field>
        <Field label="Display name" {...validation(wrongName)}>
          <Input maxLength={longestName} value={displayName} onChange={(_event, { value }) => setDisplayName(value)} />
        </Field>
        <Field label="Version" hint="A higher one updates what is installed." {...validation(wrongVersion)}>
          <Input maxLength={23} value={version} onChange={(_event, { value }) => setVersion(value.trim())} />
        </Field>
        {/* A Field is for one control: several inside it would all have its id, and a click on a word would reach the first. */}
        <div role="group" aria-labelledby={languagesId}>
          <Label id={languagesId}>Languages, the first is the default</Label>
          <div className={styles.languages}>
            {languages.map(([code, name]) => (
              <Checkbox
                key={code}
                label={name}
                checked={chosen.includes(code)}
                onChange={(_event, { checked }) => {
                  setChosen(checked === true ? [...chosen, code] : chosen.filter((other) => other !== code))
                }}
              />
            ))}
          </div>
          <span className={chosen.length === 0 ? styles.fault : styles.hint} role={chosen.length === 0 ? 'alert' : undefined}>
            {chosen.length === 0
              ? 'Choose at least one.'
              : `Default: ${languages.find(([code]) => code === chosen[0])?.[1] ?? ''}`}
          </span>
        </div>
      </div>
      <ActionResult failure={action.failure} done={action.done} />
      <div className={styles.buttons}>
        <Button
          icon={<ArrowDownload20Regular />}
          disabledFocusable={!isRight || action.working !== ''}
          onClick={() => generate('panel')}
        >
          {action.working === 'panel' ? 'Generating…' : 'Generate Manifest'}
        </Button>
        <Button appearance="subtle" disabledFocusable={!isRight || action.working !== ''} onClick={() => generate('notices')}>
          {action.working === 'notices' ? 'Generating…' : 'Notices on appointments'}
        </Button>
      </div>
      <p className={styles.second}>
        Notices are an add-in of their own, and optional: a bar on linked appointments. Each update of it has to be accepted by an
        administrator.
      </p>
    </Box>
  )
}
