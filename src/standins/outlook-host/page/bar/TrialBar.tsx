import {
  Badge,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Dropdown,
  Link,
  makeStyles,
  Option,
  Text,
  tokens,
} from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { HostPerson } from '../../host-config.ts'
import { reasonOf } from '../mailbox/failure.ts'
import { startOver } from '../mailbox/start-over.ts'
import type { SignIn } from '../shell/use-sign-in.ts'

const useStyles = makeStyles({
  bar: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: '4px 16px 4px 64px',
  },
  said: { color: tokens.colorNeutralForeground2, flex: '1 1 0', minWidth: 0 },
  problem: { flex: '1 1 0', color: tokens.colorStatusDangerForeground1 },
  who: { minWidth: '160px' },
  label: { whiteSpace: 'nowrap' },
})

interface TrialBarProps {
  readonly people: readonly HostPerson[]
  readonly person: HostPerson | undefined
  readonly signIn: SignIn
  readonly onPerson: (userName: string) => void
  readonly onStartedOver: () => void
}

export function TrialBar({ people, person, signIn, onPerson, onStartedOver }: TrialBarProps) {
  const styles = useStyles()
  return (
    <section className={styles.bar} aria-label="Trial">
      <Badge appearance="outline" color="informative" shape="rounded" size="large">
        Trial
      </Badge>
      <Text className={styles.said}>A simulated Outlook with made-up data. Nothing leaves this computer.</Text>
      {signIn.kind === 'failed' && (
        <Text className={styles.problem} role="alert">
          Not signed in: {signIn.reason} <Link onClick={signIn.retry}>Try again</Link>
        </Text>
      )}
      <Text id="signed-in-as" className={styles.label}>
        {signIn.kind === 'signing-in' ? 'Signing in as' : 'Signed in as'}
      </Text>
      <Dropdown
        className={styles.who}
        aria-labelledby="signed-in-as"
        value={person?.name ?? ''}
        selectedOptions={person === undefined ? [] : [person.userName]}
        onOptionSelect={(_event, { optionValue }) => optionValue !== undefined && onPerson(optionValue)}
      >
        {people.map(({ userName, name, jobTitle }) => (
          <Option key={userName} value={userName} text={name}>
            {`${name}, ${jobTitle}`}
          </Option>
        ))}
      </Dropdown>
      <StartOver onStartedOver={onStartedOver} />
    </section>
  )
}

function StartOver({ onStartedOver }: { onStartedOver: () => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const begin = async (): Promise<void> => {
    try {
      await startOver()
      setOpen(false)
      onStartedOver()
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => setOpen(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ArrowClockwiseRegular />} style={{ whiteSpace: 'nowrap' }}>
          Start over
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Start over</DialogTitle>
          <DialogContent>
            {problem ??
              'All calendars return to how the trial began. What you changed in Outlook is forgotten; activities in IFS stay.'}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Cancel</Button>
            </DialogTrigger>
            <Button appearance="primary" onClick={() => void begin()}>
              Start over
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
