import { makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components'
import { CalendarLtrFilled, MailRegular, PeopleRegular, TaskListLtrRegular } from '@fluentui/react-icons'
import { useEffect, useMemo, useState } from 'react'
import type { HostConfig } from '../../host-config.ts'
import { AddinPane } from '../addin/AddinPane.tsx'
import { EventRuntime } from '../addin/EventRuntime.tsx'
import { AppointmentForm } from '../form/AppointmentForm.tsx'
import { atMinute, startIn } from '../form/new-draft.ts'
import { httpMailbox } from '../mailbox/http-client.ts'
import { dateOf, startOfDay, today } from '../mailbox/zone.ts'
import { useEntries, useNewestChange } from '../week/use-calendar.ts'
import { mondayOf, workWeekOf } from '../week/week.ts'
import { WeekBar } from '../week/WeekBar.tsx'
import { WeekView } from '../week/WeekView.tsx'
import { useLogged } from '../form/use-logged.ts'
import { hostHooks } from './host-hooks.ts'
import type { Preferences } from './preferences.ts'
import { useOpenItem } from './use-open-item.ts'

const useStyles = makeStyles({
  workspace: { display: 'grid', gridTemplateColumns: '52px minmax(0, 1fr) auto', minHeight: 0 },
  rail: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXXL,
    paddingTop: '20px',
    fontSize: '22px',
    color: tokens.colorNeutralForeground3,
  },
  here: { color: tokens.colorBrandForeground1 },
  desk: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    minHeight: 0,
    minWidth: 0,
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: 'none',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  split: { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)' },
  calendar: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto 1fr',
    minHeight: 0,
    minWidth: 0,
  },
  form: {
    minHeight: 0,
    minWidth: 0,
    // where both do not fit, the form lies over the week
    '@media (max-width: 1180px)': { position: 'absolute', inset: 0, zIndex: 4 },
  },
  narrow: { '@media (max-width: 1180px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
})

interface WorkspaceProps {
  readonly config: HostConfig
  readonly person: HostConfig['people'][number]
  readonly dark: boolean
  readonly signedIn: boolean
  readonly preferences: Preferences
}

/** One person's Outlook: the week, the open appointment, the add-in beside it. */
export function Workspace({ config, person, dark, signedIn, preferences }: WorkspaceProps) {
  const styles = useStyles()
  const zone = person.ianaZone
  const [addresses] = useState(() => ({
    ownDomain: person.email.split('@')[1] ?? '',
    groups: new Set(config.directory.filter(({ isGroup }) => isGroup === true).map(({ email }) => email.toLowerCase())),
  }))
  const addinIds = config.addins.map(({ id }) => id)
  const mailbox = useMemo(() => httpMailbox(person), [person])
  const [monday, setMonday] = useState(() => workWeekOf(today(zone)))
  const { newest, problem, look } = useNewestChange(mailbox)
  const entries = useEntries(mailbox, startOfDay(monday, zone), startOfDay(monday.add({ weeks: 1 }), zone), newest)
  const {
    item,
    selectedId,
    problem: openProblem,
    actions,
  } = useOpenItem({
    onOpened: (start) => setMonday(mondayOf(dateOf(start, zone))),
    onChanged: look,
    mailbox,
    zone,
    newest,
    // an add-in has no button on a phone while an appointment is written
    ownMeetings: preferences.device === 'phone' ? 'read' : preferences.ownMeetings,
  })
  const [paneAddin, setPaneAddin] = useState<string | null>(null)
  const addin = config.addins.find(({ id }) => id === paneAddin)
  const logged = useLogged(mailbox, preferences.device === 'phone' ? selectedId : null, addinIds, paneAddin)
  const launched = item?.state().mode === 'compose' && preferences.launches && signedIn ? item : null

  const [outlook] = useState(() => ({
    openAppointment: (id: string) => void actions.open(id),
    openNew: actions.openNew,
    closePane: () => setPaneAddin(null),
    commandCompleted: () => undefined,
  }))
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the hooks speak for what is shown now: renewed at every render
  useEffect(() => {
    Object.assign(hostHooks, {
      open: (id: string) => actions.open(id),
      newAppointment: actions.openNew,
      openPane: setPaneAddin,
      closePane: outlook.closePane,
      currentItem: () => item?.state() ?? null,
    })
  })

  return (
    <div className={styles.workspace}>
      <div className={styles.rail} aria-hidden>
        <MailRegular />
        <CalendarLtrFilled className={styles.here} />
        <PeopleRegular />
        <TaskListLtrRegular />
      </div>
      <div className={mergeClasses(styles.desk, item !== null && styles.split, styles.narrow)}>
        <main className={styles.calendar}>
          <WeekBar
            monday={monday}
            zone={zone}
            onMonday={setMonday}
            onNew={() => actions.openNew({ start: startIn(monday, zone) })}
          />
          <div>
            {(problem ?? openProblem) !== null && (
              <MessageBar intent="error">
                <MessageBarBody>{problem ?? openProblem}</MessageBarBody>
              </MessageBar>
            )}
          </div>
          <WeekView
            monday={monday}
            appointments={entries}
            categories={config.categories}
            zone={zone}
            selectedId={selectedId}
            onOpen={({ id }) => void actions.open(id)}
            onNew={(date, minutes) => actions.openNew({ start: atMinute(date, minutes, zone) })}
          />
        </main>
        {item !== null && (
          <div className={styles.form}>
            <AppointmentForm
              key={item.key}
              item={item}
              addins={config.addins}
              openAddin={paneAddin}
              logged={preferences.device === 'phone' ? logged : null}
              directory={config.directory}
              categories={config.categories}
              zone={zone}
              onAddin={(id) => setPaneAddin(id === paneAddin ? null : id)}
              onSave={() => void actions.save()}
              onDelete={() => void actions.remove()}
              onEdit={(id) => void actions.open(id, 'compose')}
              onOpenSeries={(id) => void actions.open(id)}
              onClose={actions.close}
            />
          </div>
        )}
      </div>
      {launched !== null &&
        config.launches.map((launch) => (
          <EventRuntime
            key={`${launch.id}/${launched.key}`}
            launch={launch}
            item={launched}
            owner={person}
            mailbox={mailbox}
            categories={config.categories}
            addresses={addresses}
            identity={config.identity}
            outlook={outlook}
          />
        ))}
      {addin !== undefined && item !== null && signedIn && (
        <AddinPane
          key={preferences.keepPane ? addin.id : `${addin.id}/${item.key}`}
          addin={addin}
          item={item}
          owner={person}
          mailbox={mailbox}
          categories={config.categories}
          addresses={addresses}
          identity={config.identity}
          dark={dark}
          device={preferences.device}
          outlook={outlook}
        />
      )}
    </div>
  )
}
