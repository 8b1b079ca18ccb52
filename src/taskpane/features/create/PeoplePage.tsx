import { Avatar, Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { AttendeeView } from '../../../api/schemas.ts'
import { Actions, SubPage } from '../../../ui/SubPage.tsx'
import { type Choices, type decideAll } from './decide-people.ts'
import { texts } from './texts.ts'

type People = ReturnType<typeof decideAll>

interface PeoplePageProps {
  readonly people: People
  /** Ambiguous ones stay here after they were decided, so that a choice can be changed. */
  readonly ambiguous: readonly AttendeeView[]
  readonly ownEmail: string
  readonly choices: Choices
  readonly onChoose: (email: string, personId: string) => void
  readonly onDone: () => void
}

const useStyles = makeStyles({
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  box: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  undecided: { padding: '10px 12px', ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  warning: {
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    margin: '8px 0 0 38px',
  },
  choices: { marginLeft: '30px' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  remembers: { marginLeft: '38px' },
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'center',
    minHeight: '44px',
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
})

/** Screen 03: who is who. Several matches: nothing is chosen beforehand. */
export function PeoplePage({ people, ambiguous, ownEmail, choices, onChoose, onDone }: PeoplePageProps) {
  const styles = useStyles()
  const invited =
    people.toDecide.length +
    people.representatives.length +
    people.contacts.length +
    people.leftOut.length +
    people.notPeople.length
  return (
    <SubPage
      title={texts.people}
      aside={texts.invited(Math.max(0, invited - 1))}
      onBack={onDone}
      footer={
        <Actions>
          <span className={styles.second}>{people.toDecide.length > 0 && texts.toDecide(people.toDecide.length)}</span>
          <Button appearance="primary" onClick={onDone}>
            {texts.done}
          </Button>
        </Actions>
      }
    >
      {ambiguous.length > 0 && (
        <Section title={texts.decideHeading(people.toDecide.length)}>
          <div className={styles.box}>
            {ambiguous.map((person) => (
              <div key={person.email} className={styles.undecided}>
                <Person name={person.name || person.email} detail={person.email} />
                <p className={styles.warning}>{texts.twoContacts}</p>
                <RadioGroup
                  className={styles.choices}
                  aria-label={person.name || person.email}
                  value={choices[person.email] ?? ''}
                  onChange={(_event, data) => {
                    onChoose(person.email, data.value)
                  }}
                >
                  {person.resolution.kind === 'ambiguous' &&
                    person.resolution.candidates.map((candidate) => (
                      <Radio
                        key={candidate.personId}
                        value={candidate.personId}
                        label={
                          <>
                            {candidate.connection.name}
                            <span className={styles.second}>{candidate.role}</span>
                          </>
                        }
                      />
                    ))}
                </RadioGroup>
                <span className={`${styles.second} ${styles.remembers}`}>{texts.remembers}</span>
              </div>
            ))}
          </div>
        </Section>
      )}
      <PeopleSection
        title={texts.representatives(people.representatives.length)}
        entries={people.representatives}
        detail={(email) => (email === ownEmail ? texts.you : texts.representative)}
        matched
      />
      <PeopleSection title={texts.contacts(people.contacts.length)} entries={people.contacts} matched />
      <PeopleSection title={texts.notInIfs(people.leftOut.length)} entries={people.leftOut} detail={(email) => email} />
      <PeopleSection title={texts.notPeople(people.notPeople.length)} entries={people.notPeople} detail={() => texts.room} />
    </SubPage>
  )
}

function PeopleSection({
  title,
  entries,
  detail,
  matched = false,
}: {
  readonly title: string
  readonly entries: People['contacts']
  readonly detail?: (email: string) => string
  readonly matched?: boolean
}) {
  if (entries.length === 0) return null
  return (
    <Section title={title}>
      {entries.map(({ person, decided }) => (
        <Person
          key={person.email}
          name={person.name || person.email}
          detail={detail?.(person.email) ?? ('detail' in decided ? decided.detail : person.email)}
          matched={matched}
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

function Person({
  name,
  detail,
  matched = false,
}: {
  readonly name: string
  readonly detail: string
  readonly matched?: boolean
}) {
  const styles = useStyles()
  return (
    <div className={styles.row}>
      <Avatar size={28} name={name} color="colorful" aria-hidden />
      <span>
        {name}
        <span className={styles.second}>{detail}</span>
      </span>
      {matched && <CheckmarkCircle16Filled className={styles.good} aria-label="Matched" />}
    </div>
  )
}
