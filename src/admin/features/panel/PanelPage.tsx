import { Button, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { PanelSetupView, SavePanelSetupRequest } from '../../../api/admin-panel.ts'
import type { Failure } from '../../../api/failure.ts'
import { Announcement } from '../../../ui/Announcement.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { readPanelSetup, savePanelSetup } from '../../backend/set-up.ts'
import { FooterBar } from '../../page/FooterBar.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { useAction } from '../../page/use-action.ts'
import { useUnsaved } from '../../route.ts'
import { FieldList } from './FieldList.tsx'
import { ManifestForm } from './ManifestForm.tsx'
import { PanelSettings } from './PanelSettings.tsx'
import { setupFault } from './setup-fault.ts'

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px', maxWidth: '960px' },
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
  const fault = setupFault(fields, settings)
  useUnsaved(draft === null ? '' : 'There are unsaved changes of the panel. Leave without them?')
  const put = (change: Partial<Pick<SavePanelSetupRequest, 'fields' | 'settings'>>) => {
    setDraft({ fields, settings, ...change })
    action.forget()
  }
  const save = () => {
    if (draft === null || fault !== '' || action.working !== '') return
    action.run(
      'save',
      () => savePanelSetup(client, { version: saved.version, ...draft }),
      (setup) => {
        setDraft(null)
        onSaved(setup)
        return 'Saved. Panels that are opened from now on show it.'
      },
    )
  }
  return (
    <div className={styles.boxes}>
      <FieldList client={client} fields={fields} onChange={(changed) => put({ fields: changed })} />
      <PanelSettings settings={settings} onChange={(changed) => put({ settings: changed })} />
      <ManifestForm client={client} />
      {action.failure !== null && (
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
      )}
      <Announcement text={action.done} visible={action.done !== ''} />
      {draft !== null && (
        <FooterBar words={fault === '' ? 'Unsaved changes' : fault}>
          <Button onClick={() => setDraft(null)}>Discard</Button>
          <Button appearance="primary" disabledFocusable={fault !== '' || action.working !== ''} onClick={save}>
            {action.working === '' ? 'Save' : 'Saving…'}
          </Button>
        </FooterBar>
      )}
    </div>
  )
}
