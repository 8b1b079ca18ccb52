import { Button, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { PanelSetupView, SavePanelSetupRequest } from '../../../api/admin-panel.ts'
import type { Failure } from '../../../api/failure.ts'
import { panelSetupFaults } from '../../../domain/check-panel-setup.ts'
import { type AvailableFields, fieldOwners } from '../../../domain/panel-setup.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { availableFields, readPanelSetup, savePanelSetup } from '../../backend/set-up.ts'
import { FooterBar } from '../../page/FooterBar.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useAction } from '../../page/use-action.ts'
import { useUnsaved } from '../../route.ts'
import { FieldList } from './FieldList.tsx'
import { ManifestForm } from './ManifestForm.tsx'
import { PanelSettings } from './PanelSettings.tsx'
import { faultWords } from './fault-words.ts'

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px', maxWidth: '1040px' },
})

/** Which fields the panel shows, its settings, and the manifest with which Outlook finds it. */
export function PanelPage({ client }: { readonly client: Client }) {
  const { state, reload, replace } = useLoad<PanelSetupView, Failure>('panel', () => readPanelSetup(client), toFailure)
  const changed =
    state.kind === 'ready' && state.value.changedAt !== null
      ? ` Changed ${formatMoment(state.value.changedAt, navigator.language, new Date())} by ${state.value.changedBy ?? 'somebody'}.`
      : ''
  return (
    <>
      <PageHead title="Panel" second={`What representatives see in Outlook.${changed}`} />
      {state.kind === 'loading' && <PageSkeleton label="Loading the panel set-up" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && <Editor client={client} saved={state.value} onSaved={replace} onReload={reload} />}
    </>
  )
}

interface EditorProps {
  readonly client: Client
  readonly saved: PanelSetupView
  readonly onSaved: (setup: PanelSetupView) => void
  readonly onReload: () => void
}

function Editor({ client, saved, onSaved, onReload }: EditorProps) {
  const styles = useStyles()
  const [draft, setDraft] = useState<Pick<SavePanelSetupRequest, 'fields' | 'settings'> | null>(null)
  const action = useAction()
  const { fields, settings } = draft ?? saved
  const { state: available, reload: askAgain } = useLoad<AvailableFields, Failure>(
    'fields',
    () => readAvailable(client),
    toFailure,
  )
  const faults = panelSetupFaults({ fields, settings }, available.kind === 'ready' ? available.value : {}, saved.standardTypes)
  const [first] = faults
  useUnsaved(draft === null ? '' : 'There are unsaved changes of the panel. Leave without them?')
  const put = (change: Partial<Pick<SavePanelSetupRequest, 'fields' | 'settings'>>) => {
    setDraft({ fields, settings, ...change })
    action.forget()
  }
  const save = () => {
    if (draft === null || first !== undefined || action.working !== '') return
    action.run(
      'save',
      () => savePanelSetup(client, { version: saved.version, ...draft }),
      (setup) => {
        setDraft(null)
        onSaved(setup)
        return 'Saved. Panels have it from the next appointment that is opened.'
      },
    )
  }
  return (
    <div className={styles.boxes}>
      {saved.faults.map(({ owner, name, message, fix }) => (
        <ErrorInPlace key={`${owner} ${name}`} message={message} fix={fix} reference={null} />
      ))}
      <FieldList
        fields={fields}
        available={available}
        faults={faults}
        onChange={(changed) => put({ fields: changed })}
        onReload={askAgain}
      />
      <PanelSettings
        settings={settings}
        standardTypes={saved.standardTypes}
        faults={faults}
        onChange={(changed) => put({ settings: changed })}
      />
      <ManifestForm client={client} />
      {(draft !== null || action.done !== '') && (
        <FooterBar
          result={
            action.failure === null ? null : (
              <ErrorInPlace
                {...action.failure}
                action={
                  action.failure.code === 'changed-meanwhile'
                    ? {
                        label: 'Load it again',
                        run: () => {
                          setDraft(null)
                          onReload()
                        },
                      }
                    : undefined
                }
              />
            )
          }
          words={
            draft === null ? (
              <StatusWord status="good">{action.done}</StatusWord>
            ) : first === undefined ? (
              'Unsaved changes'
            ) : (
              faultWords(first)
            )
          }
        >
          {draft !== null && (
            <>
              <Button onClick={() => setDraft(null)}>Discard</Button>
              <Button appearance="primary" disabledFocusable={first !== undefined || action.working !== ''} onClick={save}>
                {action.working === '' ? 'Save' : 'Saving…'}
              </Button>
            </>
          )}
        </FooterBar>
      )}
    </div>
  )
}

/** Of all three at once, so that a fault is seen whichever of them is looked at. */
async function readAvailable(client: Client): Promise<AvailableFields> {
  const answers = await Promise.all(fieldOwners.map(async (owner) => [owner, await availableFields(client, owner)] as const))
  return Object.fromEntries(answers.map(([owner, { fields }]) => [owner, fields]))
}
