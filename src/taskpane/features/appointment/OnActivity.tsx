import { makeStyles, tokens } from '@fluentui/react-components'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { AttendeeView } from '../../../api/schemas.ts'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import { PersonRow } from '../../people/PersonRow.tsx'

const useStyles = makeStyles({
  heading: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
})

/** Those of the appointment whom IFS knows, for a reader who was invited. */
export function OnActivity({ view }: { readonly view: AppointmentView }) {
  const styles = useStyles()
  const { me } = usePanel()
  const texts = useSpeech().texts.appointment
  const detailOf = ({ email, resolution }: AttendeeView): string | null => {
    if (resolution.kind === 'contact') return resolution.connection.name
    if (resolution.kind !== 'representative') return null
    const isOrganizer = email.toLowerCase() === view.organizer.email.toLowerCase()
    const role = isOrganizer ? texts.mainRepresentative : texts.representative
    return email.toLowerCase() === me.email.toLowerCase() ? texts.youAre(role) : role
  }
  const known = view.people.flatMap((person) => {
    const detail = detailOf(person)
    return detail === null ? [] : [{ ...person, detail }]
  })
  if (known.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{texts.onTheActivity}</h2>
      {known.map(({ name, email, detail, facts }) => (
        <PersonRow key={email} name={name || email} detail={detail} facts={facts} />
      ))}
    </section>
  )
}
