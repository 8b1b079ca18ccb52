import { Button, makeStyles } from '@fluentui/react-components'
import { PlugConnected20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { CheckConfigurationResponse, ConfigurationView } from '../../../api/admin-configuration.ts'
import type { DoctorReportView } from '../../../api/admin-doctor.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { checkConfiguration, readConfiguration, saveConfiguration, testConnection } from '../../backend/administration.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { FooterBar } from '../../page/FooterBar.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useAction } from '../../page/use-action.ts'
import { useUnsaved } from '../../route.ts'
import { ConfigurationForm } from './ConfigurationForm.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import { Consequences } from './Consequences.tsx'
import { countOf, type Draft, emptyDraft, faultsOf, onTopOf, settingsWith } from './draft.ts'
import { labelOf } from './fields.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 330px',
    gap: '16px 36px',
    alignItems: 'start',
    '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** Calendar Sync Configuration: each value checked as it is entered, all saved together. */
export function ConfigurationPage({ client }: { readonly client: Client }) {
  const { state, reload, replace } = useLoad<ConfigurationView, Failure>(
    'configuration',
    () => readConfiguration(client),
    toFailure,
  )
  return (
    <>
      {state.kind !== 'ready' && (
        <PageHead title="Calendar Sync Configuration" second="Applies to every active representative." />
      )}
      {state.kind === 'loading' && <PageSkeleton label="Loading the configuration" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && <Editor client={client} saved={state.value} onSaved={replace} />}
    </>
  )
}

interface EditorProps {
  readonly client: Client
  readonly saved: ConfigurationView
  readonly onSaved: (configuration: ConfigurationView) => void
}

function Editor({ client, saved, onSaved }: EditorProps) {
  const styles = useStyles()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [refused, setRefused] = useState<CheckConfigurationResponse['faults']>([])
  const [consequences, setConsequences] = useState<CheckConfigurationResponse['consequences']>([])
  const [report, setReport] = useState<DoctorReportView | null>(null)
  const saving = useAction()
  const testing = useAction()
  const entered = faultsOf(saved.values, draft)
  const faults = [...entered, ...refused.filter(({ field }) => !entered.some((fault) => fault.field === field))]
  const count = countOf(draft)
  useUnsaved(count === 0 ? '' : 'There are unsaved changes of the configuration. Leave without them?')
  const request = (confirmed: boolean) => ({
    version: saved.version,
    values: draft.values as Partial<ConfigurationView['values']>,
    secrets: Object.fromEntries(Object.entries(draft.secrets).filter(([, value]) => value !== '')),
    confirmed,
  })
  const save = (confirmed: boolean) => {
    if (saving.working !== '' || count === 0 || faults.length > 0) return
    saving.run(
      'save',
      async () => {
        const checked = await checkConfiguration(client, request(confirmed))
        if (checked.faults.length > 0 || (checked.consequences.length > 0 && !confirmed)) return checked
        return saveConfiguration(client, request(confirmed))
      },
      (answer) => {
        if ('consequences' in answer) {
          setRefused(answer.faults)
          setConsequences(answer.faults.length > 0 ? [] : answer.consequences)
          return undefined
        }
        setDraft(emptyDraft)
        setConsequences([])
        onSaved(answer)
        return 'Saved. It holds in every process, without a restart.'
      },
    )
  }
  const loadAgain = () => {
    saving.run(
      'load',
      () => readConfiguration(client),
      (current) => {
        const { draft: kept, overtaken } = onTopOf(draft, saved.values, current.values)
        setDraft(kept)
        onSaved(current)
        const names = overtaken.map(labelOf).join(', ')
        return names === ''
          ? 'Loaded again. Your changes stand here, not saved yet.'
          : `Loaded again. As ${current.changedBy ?? 'somebody else'} saved it: ${names}. Your other changes stand here, not saved yet.`
      },
    )
  }
  const test = () => {
    if (testing.working !== '') return
    const { tenantId, applicationId, credential } = settingsWith(saved.values, draft)
    const { clientSecret, clientCertificate } = draft.secrets
    testing.run(
      'test',
      () =>
        testConnection(client, {
          tenantId,
          applicationId,
          credential,
          ...(clientSecret === undefined || clientSecret === null || clientSecret === '' ? {} : { clientSecret }),
          ...(clientCertificate === undefined || clientCertificate === null || clientCertificate === ''
            ? {}
            : { clientCertificate }),
        }),
      setReport,
    )
  }
  const attention = faults.length === 0 ? '' : `, ${faults.length} ${faults.length === 1 ? 'needs' : 'need'} your attention`
  return (
    <>
      <PageHead title="Calendar Sync Configuration" second="Applies to every active representative.">
        <Button icon={<PlugConnected20Regular />} disabledFocusable={testing.working !== ''} onClick={test}>
          {testing.working === '' ? 'Test connection' : 'Testing…'}
        </Button>
      </PageHead>
      <div className={styles.columns}>
        <ConfigurationForm
          saved={saved}
          draft={draft}
          faults={faults}
          onChange={(changed) => {
            setDraft(changed)
            setRefused([])
            saving.forget()
          }}
        />
        <ConnectionTest report={report} failure={testing.failure} working={testing.working !== ''} onRun={test} />
      </div>
      {(count > 0 || saving.done !== '') && (
        <FooterBar
          result={
            saving.failure === null ? null : (
              <ErrorInPlace
                {...saving.failure}
                action={saving.failure.code === 'changed-meanwhile' ? { label: 'Load it again', run: loadAgain } : undefined}
              />
            )
          }
          words={
            <>
              {saving.done !== '' && <StatusWord status={count === 0 ? 'good' : 'warning'}>{saving.done}</StatusWord>}
              {count > 0 && (
                <StatusWord status={faults.length === 0 ? 'off' : 'warning'}>
                  {count === 1 ? '1 unsaved change' : `${count} unsaved changes`}
                  {attention}
                </StatusWord>
              )}
            </>
          }
        >
          {count > 0 && (
            <>
              <Button
                onClick={() => {
                  setDraft(emptyDraft)
                  setRefused([])
                  saving.forget()
                }}
              >
                Discard
              </Button>
              <Button
                appearance="primary"
                disabledFocusable={faults.length > 0 || saving.working !== ''}
                onClick={() => save(false)}
              >
                {saving.working === '' ? 'Save' : 'Saving…'}
              </Button>
            </>
          )}
        </FooterBar>
      )}
      {consequences.length > 0 && (
        <Consequences
          consequences={consequences}
          working={saving.working !== ''}
          onConfirm={() => save(true)}
          onCancel={() => setConsequences([])}
        />
      )}
    </>
  )
}
