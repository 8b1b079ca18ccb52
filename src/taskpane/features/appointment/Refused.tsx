import { makeStyles, tokens } from '@fluentui/react-components'
import { EyeOff16Regular, LinkDismiss16Regular } from '@fluentui/react-icons'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import { Rail } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { usePanel } from '../../panel-context.ts'
import { AppointmentLines, RecordLines, StatusLine } from './rail-lines.tsx'
import { texts } from './texts.ts'

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  steps: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: '6px' },
  hint: {
    margin: 0,
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
})

/** Screens 10 and 13: why this one can not be linked here, and what mends it. */
export function Refused({
  view,
  refusal,
}: {
  readonly view: AppointmentView
  readonly refusal: Extract<AppointmentView['mayLink'], { kind: 'no' }>
}) {
  const styles = useStyles()
  const { locale } = usePanel()
  const isPrivate = refusal.code === 'private'
  return (
    <Scroll>
      <Rail
        state="not-linked"
        appointment={<AppointmentLines view={view} locale={locale} />}
        status={
          <StatusLine icon={isPrivate ? <EyeOff16Regular /> : <LinkDismiss16Regular />}>
            {isPrivate ? texts.stays : texts.notLinked}
          </StatusLine>
        }
        record={<RecordLines title={texts.noActivity} muted lines={[texts.nothingReaches]} />}
      />
      <section className={styles.section}>
        <h2 className={styles.heading}>{isPrivate ? texts.privateTitle : refusal.reason}</h2>
        <p className={styles.text}>
          {isPrivate ? `${refusal.reason} RM Panel reads and stores nothing of this one.` : refusal.fix}
        </p>
      </section>
      {isPrivate && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{texts.toLinkAnyway}</h2>
          <ol className={styles.steps}>
            {texts.privateSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className={styles.hint}>{texts.privateNote}</p>
        </section>
      )}
    </Scroll>
  )
}
