import { Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { AttendeeView, ConnectionView } from '../../api/schemas.ts'
import { Actions, SubPage } from '../../ui/SubPage.tsx'
import { TextButton } from '../../ui/TextButton.tsx'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'
import { type Choices, decideAll, type People } from './decide-people.ts'
import { PersonRow } from './PersonRow.tsx'

interface PeoplePageProps {
  readonly attendees: readonly AttendeeView[]
  readonly connection: ConnectionView | null
  readonly organizerEmail: string
  readonly choices: Choices
  /** No server knows the appointment: nobody was looked up in IFS yet. */
  readonly notLookedUp?: boolean
  readonly onChoose: (choices: Choices) => void
  /** Addresses of those to be made contacts of the connection. */
  readonly toCreate: ReadonlySet<string>
  readonly onCreateContact: (emails: ReadonlySet<string>) => void
  readonly onDone: () => void
}

const useStyles = makeStyles({
  heading: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  box: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  undecided: { padding: '4px 12px 10px', ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  warning: {
    margin: '4px 0 0 38px',
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  choices: { marginLeft: '30px' },
  choice: { color: tokens.colorNeutralForeground1 },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  remembers: { marginLeft: '38px' },
  unknown: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px', alignItems: 'center' },
})

/** Screen 03: who is who. Several matches: nothing is chosen beforehand. Who is not in IFS stays visible. */
export function PeoplePage({
  attendees,
  connection,
  organizerEmail,
  choices,
  notLookedUp = false,
  onChoose,
  toCreate,
  onCreateContact,
  onDone,
}: PeoplePageProps) {
  const styles = useStyles()
  const { me, menu, flavour } = usePanel()
  const texts = useSpeech().texts.people
  const people = decideAll(attendees, connection, choices, toCreate)
  const open = people.toDecide.length
  const toDetail = (email: string): string => {
    const role = email === organizerEmail.toLowerCase() ? texts.mainRepresentative : texts.representative
    return email === me.email.toLowerCase() ? texts.you(role) : role
  }
  return (
    <SubPage
      title={texts.people}
      aside={texts.invited(Math.max(0, attendees.length - 1))}
      menu={menu}
      onBack={onDone}
      onPrimary={onDone}
      footer={
        <Actions>
          <span className={styles.second} aria-live="polite">
            {open > 0 && texts.toDecide(open)}
          </span>
          <Button appearance="primary" onClick={onDone}>
            {texts.done}
          </Button>
        </Actions>
      }
    >
      {people.ambiguous.length > 0 && (
        <Section title={open === 0 ? texts.decidedHeading : texts.decideHeading(open)}>
          <div className={styles.box}>
            {people.ambiguous.map(({ person, candidates }) => (
              <div key={person.email} className={styles.undecided}>
                <PersonRow name={person.name || person.email} detail={person.email} />
                <p className={styles.warning}>{texts.contactsHaveThis(candidates.length)}</p>
                <RadioGroup
                  className={styles.choices}
                  aria-label={person.name || person.email}
                  value={choices[person.email] ?? people.chosenBy(person)}
                  onChange={(_event, data) => {
                    onChoose({ ...choices, [person.email]: data.value })
                  }}
                >
                  {candidates.map((candidate) => (
                    <Radio
                      key={candidate.personId}
                      value={candidate.personId}
                      label={
                        <>
                          <span dir="auto" className={styles.choice}>
                            {candidate.connection.name}
                          </span>
                          <span className={styles.second}>{candidate.role}</span>
                        </>
                      }
                    />
                  ))}
                </RadioGroup>
                <span className={`${styles.second} ${styles.remembers}`}>{texts.remembers(flavour.name)}</span>
              </div>
            ))}
          </div>
        </Section>
      )}
      <PeopleSection title={texts.representatives} entries={people.representatives} detail={toDetail} matched />
      <PeopleSection title={texts.contacts} entries={people.contacts} matched />
      {notLookedUp ? (
        <PeopleSection title={texts.notLookedUp} entries={people.leftOut} detail={(email) => email} />
      ) : (
        <UnknownPeople
          people={[...people.created, ...people.leftOut].map(({ person }) => person)}
          connection={connection}
          toCreate={toCreate}
          onChange={onCreateContact}
        />
      )}
      <PeopleSection title={texts.notPeople} entries={people.notPeople} detail={() => texts.room} />
    </SubPage>
  )
}

interface UnknownPeopleProps {
  readonly people: readonly AttendeeView[]
  readonly connection: PeoplePageProps['connection']
  readonly toCreate: ReadonlySet<string>
  readonly onChange: (emails: ReadonlySet<string>) => void
}

/** Nobody is made a contact without having been asked for; left out, they stay visible as such (S15). */
function UnknownPeople({ people, connection, toCreate, onChange }: UnknownPeopleProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.people
  if (people.length === 0) return null
  const toggle = (email: string) => {
    const next = new Set(toCreate)
    if (!next.delete(email)) next.add(email)
    onChange(next)
  }
  return (
    <Section title={texts.unknown(people.length)}>
      {people.map(({ email, name }) => (
        <div key={email} className={styles.unknown}>
          <PersonRow
            name={name || email}
            detail={toCreate.has(email) && connection !== null ? texts.atAccount(connection.name) : email}
            known={toCreate.has(email)}
          />
          <TextButton
            {...(connection === null ? { 'aria-disabled': true, title: texts.connectionFirst } : {})}
            aria-label={`${toCreate.has(email) ? texts.leaveOut : texts.createContact}: ${name || email}`}
            onClick={() => {
              if (connection !== null) toggle(email)
            }}
          >
            {toCreate.has(email) ? texts.leaveOut : texts.createContact}
          </TextButton>
        </div>
      ))}
      {connection === null && <span className={styles.second}>{texts.connectionFirst}</span>}
    </Section>
  )
}

interface PeopleSectionProps {
  readonly title: (count: number) => string
  readonly entries: People['contacts']
  readonly detail?: (email: string) => string
  readonly matched?: boolean
}

function PeopleSection({ title, entries, detail, matched = false }: PeopleSectionProps) {
  if (entries.length === 0) return null
  return (
    <Section title={title(entries.length)}>
      {entries.map(({ person, decided }) => (
        <PersonRow
          key={person.email}
          name={person.name || person.email}
          detail={detail?.(person.email.toLowerCase()) ?? ('detail' in decided ? decided.detail : person.email)}
          known={matched}
          matched={matched}
          facts={person.facts}
        />
      ))}
    </Section>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={useStyles().heading}>{title}</h2>
      {children}
    </section>
  )
}
