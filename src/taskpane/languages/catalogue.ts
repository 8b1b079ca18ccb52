import type { UiTexts } from '../../ui/texts/en.ts'
import type { ConnectionTexts } from '../connections/texts/en.ts'
import type { FailureTexts } from '../failures/texts/en.ts'
import type { AppointmentTexts } from '../features/appointment/texts/en.ts'
import type { CreateTexts } from '../features/create/texts/en.ts'
import type { LinkExistingTexts } from '../features/link-existing/texts/en.ts'
import type { NewActivitiesTexts } from '../features/new-activities/texts/en.ts'
import type { SeriesTexts } from '../features/series/texts/en.ts'
import type { ExplainTexts } from '../features/explain/texts/en.ts'
import type { InvitationTexts } from '../features/invitations/texts/en.ts'
import type { FieldTexts } from '../fields/texts/en.ts'
import type { FrameTexts } from '../frame/texts/en.ts'
import type { PeopleTexts } from '../people/texts/en.ts'

/** Every word of the panel in one language. Each feature keeps its own; a file of this folder joins those of one language, to be loaded alone. */
export interface Catalogue {
  readonly ui: UiTexts
  readonly frame: FrameTexts
  readonly failures: FailureTexts
  readonly connections: ConnectionTexts
  readonly people: PeopleTexts
  readonly appointment: AppointmentTexts
  readonly create: CreateTexts
  readonly explain: ExplainTexts
  readonly fields: FieldTexts
  readonly invitations: InvitationTexts
  readonly series: SeriesTexts
  readonly linkExisting: LinkExistingTexts
  readonly newActivities: NewActivitiesTexts
}
