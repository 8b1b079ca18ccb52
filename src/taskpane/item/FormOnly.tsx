import { Button } from '@fluentui/react-components'
import { Clock16Regular } from '@fluentui/react-icons'
import { useLayoutEffect, useState } from 'react'
import type { ConnectionView } from '../../api/schemas.ts'
import { Rail } from '../../ui/Rail.tsx'
import { Actions, Footer, Scroll } from '../../ui/SubPage.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { NotLinked } from '../features/appointment/NotLinked.tsx'
import { Note } from '../features/appointment/Note.tsx'
import { AppointmentLines, RecordLines, StatusLine } from '../features/appointment/rail-lines.tsx'
import { CreatePage } from '../features/create/CreatePage.tsx'
import type { Draft } from '../features/create/draft.ts'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'
import type { Look } from './look-at-item.ts'
import { viewOfForm } from './view-of-form.ts'

interface FormOnlyProps {
  readonly look: Extract<Look, { kind: 'form' }>
  readonly decided: Draft | null
  readonly onDecide: (draft: Draft | null) => void
  readonly onCover: (covered: boolean) => void
}

/**
 * An appointment that no server knows. Everything is decided from its form; the link is made once there is something to link. Saving is
 * left to the person: office.js would send updates to the invited (`saveAsync`).
 */
export function FormOnly({ look, decided, onDecide, onCover }: FormOnlyProps) {
  const { me, flavour } = usePanel()
  const texts = useSpeech().texts.appointment
  const [creating, setCreating] = useState<{ readonly connection: ConnectionView | null } | null>(null)
  useReturnFocus(creating === null ? 'overview' : 'create')
  // Once a server knows it, or another one is opened, the frame is back.
  useLayoutEffect(
    () => () => {
      onCover(false)
    },
    [onCover],
  )
  const view = viewOfForm(look.form, me, new Date())
  const open = (next: typeof creating) => {
    setCreating(next)
    onCover(next !== null)
  }
  const note = look.saved ? texts.notOnServerNote : texts.unsavedNote(flavour.name)
  if (creating !== null) {
    return (
      <CreatePage
        view={view}
        connection={creating.connection}
        decided={null}
        onBack={() => {
          open(null)
        }}
        onDecide={(draft) => {
          onDecide(draft)
          open(null)
        }}
      />
    )
  }
  if (decided === null) {
    return (
      <NotLinked
        view={view}
        knownAt={null}
        notice={<Note boxed>{note}</Note>}
        formOnly
        onCreate={(connection) => {
          open({ connection })
        }}
        onCover={onCover}
      />
    )
  }
  return (
    <>
      <Scroll>
        <Rail
          state="offline"
          appointment={<AppointmentLines view={view} />}
          status={
            <StatusLine icon={<Clock16Regular aria-hidden />}>
              {look.saved ? texts.linkedOnceKnown : texts.linkedOnceSaved}
            </StatusLine>
          }
          record={<RecordLines title={decided.connection?.name ?? ''} lines={[decided.activityType]} />}
        />
        <Note boxed>
          {note} {texts.waitsFor(decided.connection?.name ?? '')}
        </Note>
      </Scroll>
      <Footer>
        <Actions>
          <Button
            onClick={() => {
              onDecide(null)
            }}
          >
            {texts.doNotLink}
          </Button>
        </Actions>
      </Footer>
    </>
  )
}
