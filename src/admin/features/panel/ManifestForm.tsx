import { Button, Checkbox, Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ManifestRequest } from '../../../api/admin-panel.ts'
import type { Client } from '../../backend/client.ts'
import { generateManifest } from '../../backend/set-up.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { saveFile } from '../../page/save-file.ts'
import { useAction } from '../../page/use-action.ts'

type Language = ManifestRequest['languages'][number]
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['sv', 'Svenska'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['ja', '日本語'],
]
const usualName = { crm: 'RM Panel', srm: 'SRM Panel' } as const

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '14px', maxWidth: '560px', marginBottom: '14px' },
  languages: { display: 'flex', flexWrap: 'wrap' },
})

const baseUrlFault = (text: string): string => {
  if (!URL.canParse(text)) return 'This is no address. Enter one such as https://rm.company.example.'
  const url = new URL(text)
  if (url.protocol !== 'https:') return 'Outlook loads add-ins by https:// only. Enter such an address.'
  return url.pathname === '/' && url.search === '' && url.hash === '' ? '' : 'Enter the address without a path.'
}

/** Generate Manifest: what an Exchange administrator uploads, so that the panel stands in Outlook. */
export function ManifestForm({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const [panel, setPanel] = useState<ManifestRequest['panel']>('crm')
  const [baseUrl, setBaseUrl] = useState<string>(location.origin)
  const [displayName, setDisplayName] = useState<string>(usualName.crm)
  const [chosen, setChosen] = useState<readonly Language[]>(['en'])
  const action = useAction()
  const urlFault = baseUrlFault(baseUrl)
  const isRight = urlFault === '' && displayName.trim() !== '' && chosen.length > 0
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
              if (displayName === usualName[panel]) setDisplayName(usualName[next])
            }}
          >
            <Radio value="crm" label="CRM: accounts, leads, opportunities" />
            <Radio value="srm" label="SRM: suppliers" />
          </RadioGroup>
        </Field>
        <Field label="Base URL" {...(urlFault === '' ? {} : { validationMessage: urlFault, validationState: 'error' as const })}>
          <Input type="url" maxLength={500} value={baseUrl} onChange={(_event, { value }) => setBaseUrl(value.trim())} />
        </Field>
        <Field
          label="Display name"
          {...(displayName.trim() === ''
            ? { validationMessage: 'Enter the name that stands in Outlook.', validationState: 'error' as const }
            : {})}
        >
          <Input maxLength={125} value={displayName} onChange={(_event, { value }) => setDisplayName(value)} />
        </Field>
        <Field
          label="Languages, the first is the default"
          {...(chosen.length === 0
            ? { validationMessage: 'Choose at least one.', validationState: 'error' as const }
            : { hint: `Default: ${languages.find(([code]) => code === chosen[0])?.[1] ?? ''}` })}
        >
          <div className={styles.languages} role="group" aria-label="Languages">
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
        </Field>
      </div>
      <ActionResult failure={action.failure} done={action.done} />
      <Button
        icon={<ArrowDownload20Regular />}
        disabledFocusable={!isRight || action.working !== ''}
        onClick={() => {
          if (isRight && action.working === '')
            action.run(
              'manifest',
              () => generateManifest(client, { panel, baseUrl, displayName: displayName.trim(), languages: [...chosen] }),
              saveFile,
            )
        }}
      >
        {action.working === '' ? 'Generate Manifest' : 'Generating…'}
      </Button>
    </Box>
  )
}
