import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Open16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView, LinkView } from '../../../api/schemas.ts'
import { Rail, type RailState, type RecordIcon } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { FieldFacts } from '../../fields/FieldFacts.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { doubtOf } from './doubt-of.ts'
import { LinkStatus } from './LinkStatus.tsx'
import { ManageLink } from './ManageLink.tsx'
import { Note } from './Note.tsx'
import { OnActivity } from './OnActivity.tsx'
import { AppointmentLines, RecordLines } from './rail-lines.tsx'
import { WhatHappened } from './WhatHappened.tsx'

interface LinkedProps {
  readonly view: AppointmentView
  readonly link: LinkView
  /** Rmsync can not be asked: since when this is known. */
  readonly knownAt: string | null
  readonly notice: ReactNode
  readonly onUnlinked: () => void
  readonly onMove: () => void
  readonly onInvite: () => void
  readonly onWhy: () => void
  /** Looks again, keeping what is shown. */
  readonly onRefresh: () => void
}

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    gap: '8px',
    flexWrap: 'wrap',
    '& > *': { flexGrow: 1, minWidth: 0 },
    '& button': { paddingInline: '8px', minWidth: 0, whiteSpace: 'nowrap' },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
})

const railStates: Readonly<Record<LinkView['state']['kind'], RailState>> = {
  linked: 'linked',
  'appointment-cancelled': 'paused',
  'activity-missing': 'broken',
  waiting: 'paused',
  paused: 'paused',
  'set-aside': 'paused',
}
const recordIcons: Readonly<Record<ConnectionView['kind'], RecordIcon>> = {
  account: 'organisation',
  lead: 'person',
  supplier: 'supplier',
  'supplier-request': 'supplier',
}

/** Screens 05, 10 and 15: to what it is linked, since when that is current, and what happened. */
export function Linked({ view, link, knownAt, notice, onUnlinked, onMove, onInvite, onWhy, onRefresh }: LinkedProps) {
  const styles = useStyles()
  const { openPage } = usePanel()
  const { texts: all } = useSpeech()
  const texts = all.appointment
  const guest = view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer' ? view.mayLink : null
  const activity = link.activity.kind === 'shown' ? link.activity.activity : null
  const readOnly = guest !== null && link.state.kind === 'linked'
  const doubted = view.freshness !== undefined && doubtOf(view.freshness) !== null
  const calm = knownAt !== null ? 'offline' : readOnly ? 'read-only' : doubted ? 'paused' : railStates[link.state.kind]
  // Focusable all the same: whoever comes by keyboard hears why.
  const unavailable = knownAt === null ? {} : { disabledFocusable: true, title: all.frame.needsConnection }

  return (
    <Scroll>
      {notice}
      <Rail
        state={link.activity.kind === 'gone' ? 'broken' : calm}
        recordIcon={recordIcons[activity?.connection?.kind ?? 'account']}
        appointment={<AppointmentLines view={view} />}
        status={<LinkStatus link={link} readOnly={guest !== null} knownAt={knownAt} freshness={view.freshness} />}
        record={<Record link={link} />}
      />
      {guest !== null && <Note>{all.failures.refusals[guest.code](view.organizer.name || view.organizer.email).message}</Note>}
      {link.activity.kind === 'hidden' && <Note>{texts.hidden}</Note>}
      {!view.syncActive && guest === null && <Note>{texts.syncOff}</Note>}
      {(activity !== null || guest === null) && (
        <div className={styles.actions}>
          {activity !== null && (
            <Button
              icon={<Open16Regular />}
              {...unavailable}
              onClick={() => {
                openPage(activity.url)
              }}
            >
              {texts.openInIfs}
            </Button>
          )}
          {guest === null && (
            <ManageLink
              linkId={link.linkId}
              disabled={knownAt !== null}
              onMove={onMove}
              onInvite={onInvite}
              onUnlinked={onUnlinked}
            />
          )}
        </div>
      )}
      {link.activity.kind === 'shown' && <FieldFacts facts={link.activity.fields ?? []} />}
      {(guest !== null || view.people.some(({ facts }) => facts !== undefined)) && <OnActivity view={view} />}
      <WhatHappened
        link={link}
        mayMend={guest === null && knownAt === null}
        onMended={onRefresh}
        onWhy={guest === null ? onWhy : undefined}
      />
    </Scroll>
  )
}

function Record({ link }: { readonly link: LinkView }) {
  const texts = useSpeech().texts.appointment
  const plain = texts.activity(link.activityNo)
  if (link.activity.kind !== 'shown') return <RecordLines title={plain} lines={[]} />
  const { connection, description, activityType, state, opportunityNo } = link.activity.activity
  const facts = [plain, activityType, wordOf(texts.states, state)].filter((part) => part !== '').join(' · ')
  return (
    <RecordLines
      title={connection?.name ?? description}
      lines={[facts, ...(opportunityNo === '' ? [] : [texts.opportunity(opportunityNo)])]}
    />
  )
}

/** IFS has states that nobody translated. */
const wordOf = (words: Readonly<Record<string, string>>, state: string): string => words[state] ?? state
