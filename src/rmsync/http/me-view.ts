import type { MeView } from '../../api/get-me.ts'
import type { SignedInPerson } from '../ports/sign-in.ts'
import { adminRole } from './access.ts'
import { type AppPorts, mailboxOf } from './app-ports.ts'

/** Who is signed in, as rmsync sees them. */
export async function meView({ store, activityTypes }: AppPorts, person: SignedInPerson): Promise<MeView> {
  const mine = (await store.representatives()).find((row) => row.mailboxId === mailboxOf(person))
  return {
    name: person.name,
    email: person.email,
    representative:
      mine === undefined ? null : { representativeId: mine.representativeId, name: mine.name, syncActive: mine.syncActive },
    isAdmin: person.roles.includes(adminRole),
    activityTypes,
  }
}
