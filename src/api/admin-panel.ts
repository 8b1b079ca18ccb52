import { z } from 'zod'
import { manifestLanguages } from '../domain/manifest.ts'
import { fieldOwners } from '../domain/panel-setup.ts'

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
})
export type PanelField = z.infer<typeof PanelFieldSchema>

const PanelSettingsSchema = z.object({
  /** Choices of the create form; empty: as rmsync is configured. */
  activityTypes: z
    .array(z.object({ type: z.string().min(1).max(100), subTypes: z.array(z.string().min(1).max(100)).max(200) }))
    .max(100),
  defaultActivityType: z.string().max(100),
  /** Where a person finds help inside the company; empty: none. */
  helpUrl: z.string().max(2000),
})

/** `GET /api/admin/panel` and `PUT /api/admin/panel` (422 `invalid-settings` names what is wrong; 409 `changed-meanwhile`). */
export const PanelSetupSchema = z.object({
  version: z.number(),
  fields: z.array(PanelFieldSchema).max(200),
  settings: PanelSettingsSchema,
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
})
export type PanelSetupView = z.infer<typeof PanelSetupSchema>
export const SavePanelSetupRequestSchema = PanelSetupSchema.pick({ version: true, fields: true, settings: true })
export type SavePanelSetupRequest = z.infer<typeof SavePanelSetupRequestSchema>

/** `GET /api/admin/panel/fields?owner=activity`: what `$metadata` of IFS has, custom attributes included. */
export const AvailableFieldsQuerySchema = z.object({ owner: FieldOwnerSchema })
export const AvailableFieldsResponseSchema = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(['text', 'number', 'yes-no', 'date', 'timestamp', 'choice']),
      maxLength: z.number().nullable(),
      choices: z.array(z.string()),
      isCustom: z.boolean(),
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
})
export type ManifestRequest = z.infer<typeof ManifestRequestSchema>
