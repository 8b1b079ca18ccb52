import { z } from 'zod'
import { firstManifestVersion, manifestLanguages } from '../domain/manifest.ts'
import { fieldTypes } from '../domain/field.ts'
import { fieldOwners, fieldPanels } from '../domain/panel-setup.ts'
import { GivenValueSchema } from './panel-form.ts'

/** Panel set-up: which fields the panel shows, panel settings, manifest. */

const FieldOwnerSchema = z.enum(fieldOwners)
/** One field that the panel shows, in this order. */
export const PanelFieldSchema = z.object({
  owner: FieldOwnerSchema,
  /** Attribute of IFS. */
  name: z.string().min(1).max(200),
  label: z.string().min(1, 'must not be empty').max(100),
  /** May be filled in when creating an activity. */
  editable: z.boolean(),
  required: z.boolean(),
  /** Filled in beforehand; of one that is not editable, written as it is. */
  preset: GivenValueSchema.default(null),
  panels: z.enum(fieldPanels).default('both'),
})
export type PanelField = z.infer<typeof PanelFieldSchema>

const ActivityTypesSchema = z
  .array(z.object({ type: z.string().min(1).max(100), subTypes: z.array(z.string().min(1).max(100)).max(200) }))
  .max(100)
const PanelSettingsSchema = z.object({
  /** Choices of the create form; empty: as rmsync is configured. */
  activityTypes: ActivityTypesSchema,
  defaultActivityType: z.string().max(100),
  /** Behind *Help* in the panel; empty: the panel’s own page. */
  helpUrl: z.string().max(2000),
})

/** `GET /api/admin/panel` and `PUT /api/admin/panel` (422 `invalid-settings` names what is wrong; 409 `changed-meanwhile`). */
export const PanelSetupSchema = z.object({
  version: z.number(),
  fields: z.array(PanelFieldSchema).max(200),
  settings: PanelSettingsSchema,
  /** What `activityTypes` is while none is set up here. */
  standardTypes: ActivityTypesSchema,
  /** Fields that IFS no longer has, or not as they were set up: the panel leaves them out. */
  faults: z.array(z.object({ owner: FieldOwnerSchema, name: z.string(), message: z.string(), fix: z.string() })),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
})
export type PanelSetupView = z.infer<typeof PanelSetupSchema>
export const SavePanelSetupRequestSchema = PanelSetupSchema.pick({ version: true, fields: true, settings: true })
/** As a backup carries it. */
export const PanelOfBackupSchema = PanelSetupSchema.pick({ fields: true, settings: true })
export type SavePanelSetupRequest = z.infer<typeof SavePanelSetupRequestSchema>

/** `GET /api/admin/panel/fields?owner=activity`: what `$metadata` of IFS has, custom attributes included. */
export const AvailableFieldsQuerySchema = z.object({ owner: FieldOwnerSchema })
export const AvailableFieldsResponseSchema = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(fieldTypes),
      maxLength: z.number().nullable(),
      choices: z.array(z.string()),
      isCustom: z.boolean(),
      isWhole: z.literal(true).optional(),
      /** RM Panel fills it in itself: it can be shown only. */
      isTaken: z.literal(true).optional(),
    }),
  ),
})
export type AvailableFieldsResponse = z.infer<typeof AvailableFieldsResponseSchema>

/** `POST /api/admin/manifest`: Generate Manifest. Answers the XML file. */
export const ManifestRequestSchema = z.object({
  panel: z.enum(['crm', 'srm']),
  baseUrl: z.string().min(1).max(500),
  displayName: z.string().min(1).max(125),
  /** The first is the default. */
  languages: z.array(z.enum(manifestLanguages)).min(1).max(6),
  /** A higher one updates what is installed. */
  version: z.string().max(23).default(firstManifestVersion),
  /** `notices`: the optional one of its own that puts a bar on linked appointments. */
  kind: z.enum(['panel', 'notices']).default('panel'),
})
export type ManifestRequest = z.input<typeof ManifestRequestSchema>
