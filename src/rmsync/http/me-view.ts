import type { MeView } from '../../api/get-me.ts'
import { formWithoutFields, panelFormIfKnown } from '../administration/panel-form.ts'
import type { SignedInPerson } from '../ports/sign-in.ts'
import { adminRole } from './access.ts'
import { type AppPorts, mailboxOf } from './app-ports.ts'
import { toFormView } from './panel-form-view.ts'

/** Who is signed in, as rmsync sees them. */
export async function meView({ store, admin }: AppPorts, person: SignedInPerson): Promise<MeView> {
  const [mine] = await store.representatives(mailboxOf(person))
  // An administrator who creates nothing does not wait for IFS.
  const form = mine === undefined ? await formWithoutFields(admin.panel) : (await panelFormIfKnown(admin.panel)).form
  return {
    name: person.name,
    email: person.email,
    representative:
      mine === undefined
        ? null
        : { representativeId: mine.representativeId, name: mine.name, email: mine.email, syncActive: mine.syncActive },
    isAdmin: person.roles.includes(adminRole),
    form: toFormView(form),
  }
}
