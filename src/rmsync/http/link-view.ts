import type { LinkView } from '../../api/schemas.ts'
import type { Link } from '../../domain/link.ts'
import { type PanelForm, fieldsOfPanel, panelOf, toFacts } from '../../domain/panel-form.ts'
import { panelFormIfKnown } from '../administration/panel-form.ts'
import { describeLink } from '../linking/describe-link.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { AppPorts } from './app-ports.ts'
import { plain } from './plain.ts'
import { toLinkView } from './views.ts'

/** A link with what the panel shows of its activity, the configured fields included: one reading of the activity for both. */
export async function linkView(
  ports: AppPorts,
  link: Link,
  viewer: SyncedRepresentative,
  known: PanelForm | null = null,
): Promise<LinkView> {
  const { fields } = known ?? (await panelFormIfKnown(ports.admin.panel)).form
  const shown = fieldsOfPanel(fields.activity, panelOf(link.connection?.kind ?? 'account'))
  const described = await describeLink(
    ports,
    link,
    viewer,
    shown.map(({ name }) => name),
  )
  const view = toLinkView(described, ports.crm.activityUrl)
  if (described.activity.kind !== 'shown' || view.activity.kind !== 'shown' || shown.length === 0) return view
  const facts = plain(toFacts(shown, described.activity.activity.attributes ?? {}))
  return { ...view, activity: { ...view.activity, fields: facts } }
}
