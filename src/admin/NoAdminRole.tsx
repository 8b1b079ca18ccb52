import { Button } from '@fluentui/react-components'
import { PageMessage } from '../ui/PageMessage.tsx'

interface NoAdminRoleProps {
  readonly email: string
  readonly onSwitchAccount: () => void
}

/** Whoever is signed in without the application role sees this and nothing else; the service refuses them anyway. */
export function NoAdminRole({ email, onSwitchAccount }: NoAdminRoleProps) {
  return (
    <main role="alert">
      <PageMessage
        title="You are no administrator of RM Panel"
        text={`Admin pages need the application role RmSync.Admin, which ${email} does not have. Whoever runs Microsoft Entra can assign it under Enterprise applications, Users and groups. Sign in anew after that.`}
      >
        <div>
          <Button onClick={onSwitchAccount}>Sign in as somebody else</Button>
        </div>
      </PageMessage>
    </main>
  )
}
