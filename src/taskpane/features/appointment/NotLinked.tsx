import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Clock16Regular, LinkDismiss16Regular, People16Regular } from '@fluentui/react-icons'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView } from '../../../api/schemas.ts'
import { ChoiceCards } from '../../../ui/ChoiceCards.tsx'
import { formatKnownAt } from '../../../ui/format-when.ts'
import { Rail } from '../../../ui/Rail.tsx'
import { Actions, Footer, Scroll } from '../../../ui/SubPage.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { untilOnline } from '../../../ui/until-online.ts'
import { connectionKey, describeConnection } from '../../connections/connection-words.ts'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { Note } from './Note.tsx'
import { AppointmentLines, RecordLines, StatusLine } from './rail-lines.tsx'
import type { AppointmentTexts } from './texts/en.ts'

// Search views come after first paint.
const ConnectionPicker = lazy(() =>
  untilOnline(() => import('../../connections/ConnectionPicker.tsx')).then((module) => ({ default: module.ConnectionPicker })),
)

interface NotLinkedProps {
  readonly view: AppointmentView
  /** Rmsync can not be asked: since when this is known. */
  readonly knownAt: string | null
  readonly notice: ReactNode
  /** No server knows the appointment: nobody on it was looked up, and it can not be tied to what exists. */
  readonly formOnly?: boolean
  readonly onCreate: (connection: ConnectionView | null) => void
  readonly onLinkExisting?: (text?: string) => void
  /** A page covers the frame. */
  readonly onCover: (covered: boolean) => void
}

const useStyles = makeStyles({
  heading: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  second: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** Screen 01: nothing reaches IFS yet; a connection is suggested, nothing is done before a press. */
export function NotLinked({ view, knownAt, notice, formOnly = false, onCreate, onLinkExisting, onCover }: NotLinkedProps) {
  const styles = useStyles()
  const { flavour } = usePanel()
  const { texts: all, locale } = useSpeech()
  const texts = all.appointment
  const suggested = view.suggestions.filter(({ connection }) => flavour.kinds.includes(connection.kind))
  const [own, setOwn] = useState<ConnectionView | null>(null)
  const choices =
    own === null
      ? suggested.map(({ connection }) => connection)
      : [
          own,
          ...suggested
            .map(({ connection }) => connection)
            .filter((connection) => connectionKey(connection) !== connectionKey(own)),
        ]
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [picking, setPicking] = useState(false)
  const unavailable = knownAt === null ? {} : { disabledFocusable: true, title: all.frame.needsConnection }
  useReturnFocus(picking ? 'connection' : 'choices')
  const pick = (open: boolean) => {
    setPicking(open)
    onCover(open)
  }
  const chosen = choices.find((connection) => connectionKey(connection) === chosenKey) ?? choices[0] ?? null

  if (picking) {
    return (
      <Suspense>
        <ConnectionPicker
          chosen={chosen}
          onBack={() => {
            pick(false)
          }}
          onChoose={(connection) => {
            setOwn(connection)
            setChosenKey(connectionKey(connection))
            pick(false)
          }}
        />
      </Suspense>
    )
  }
  return (
    <>
      <Scroll>
        {notice}
        <Rail
          state="not-linked"
          appointment={<AppointmentLines view={view} />}
          status={
            knownAt === null ? (
              <StatusLine icon={<LinkDismiss16Regular aria-hidden />}>{formOnly ? texts.notSaved : texts.notLinked}</StatusLine>
            ) : (
              <StatusLine icon={<Clock16Regular aria-hidden />}>
                {texts.knownAt(formatKnownAt(knownAt, locale, new Date()))}
              </StatusLine>
            )
          }
          record={<RecordLines title={texts.noActivity} muted lines={[texts.nothingReaches]} />}
        />
        {!view.syncActive && <Note>{texts.syncOff}</Note>}
        {view.looksLike.map(({ activityNo, description }) => (
          <Note key={activityNo} boxed>
            <span dir="auto">{texts.looksLike(activityNo, description)}</span>{' '}
            <TextButton
              onClick={() => {
                onLinkExisting?.(activityNo)
              }}
            >
              {texts.compare}
            </TextButton>
          </Note>
        ))}
        <section className={styles.section}>
          <div className={styles.heading}>
            <h2 className={styles.title}>{formOnly ? all.connections.connection : texts.suggested}</h2>
            <TextButton
              data-opens="connection"
              onClick={() => {
                pick(true)
              }}
            >
              {choices.length === 0 ? texts.choose : texts.chooseAnother}
            </TextButton>
          </div>
          {choices.length === 0 ? (
            !formOnly && <p className={styles.second}>{view.people.length > 1 ? texts.noSuggestion : texts.nobodyInvited}</p>
          ) : (
            <ChoiceCards
              label={texts.suggested}
              value={chosen === null ? null : connectionKey(chosen)}
              onChange={setChosenKey}
              choices={choices.map((connection) => ({
                value: connectionKey(connection),
                title: connection.name,
                detail: describeConnection(connection, all.connections),
                hint: <Because view={view} connection={connection} />,
              }))}
            />
          )}
        </section>
      </Scroll>
      <Footer>
        <Actions>
          <Button
            appearance="primary"
            data-opens="create"
            {...unavailable}
            onClick={() => {
              onCreate(chosen)
            }}
          >
            {texts.create}
          </Button>
          {onLinkExisting !== undefined && (
            <Button
              data-opens="link-existing"
              {...unavailable}
              onClick={() => {
                onLinkExisting()
              }}
            >
              {texts.linkExisting}
            </Button>
          )}
        </Actions>
      </Footer>
    </>
  )
}

function Because({ view, connection }: { readonly view: AppointmentView; readonly connection: ConnectionView }) {
  const texts = useSpeech().texts.appointment
  const found = view.suggestions.find((suggestion) => connectionKey(suggestion.connection) === connectionKey(connection))
  if (found === undefined) return texts.yourChoice
  const { because } = found
  return (
    <>
      <People16Regular aria-hidden />
      {words(because, texts)}
    </>
  )
}

function words(because: AppointmentView['suggestions'][number]['because'], texts: AppointmentTexts): string {
  switch (because.kind) {
    case 'same-domain':
      return texts.sameDomain
    case 'used-before':
      return texts.usedBefore(because.count)
    case 'attendees-work-here':
      return because.usedTimes > 0 ? texts.workHereUsed(because.count, because.usedTimes) : texts.workHere(because.count)
  }
}
