import { z } from 'zod'
import { fieldTypes } from '../domain/field.ts'
import { fieldPanels } from '../domain/panel-setup.ts'

const FieldValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable()
/** As a person sends it. */
export const GivenValueSchema = z.union([z.string().max(4000), z.number(), z.boolean()]).nullable()

/** What the panel asks when creating an activity, by the set-up of the administrators. Part of `/api/me`, and of a reading when it changed. */
export const PanelFormSchema = z.object({
  /** Another one where anything of it is another. */
  version: z.string(),
  activityTypes: z.array(z.object({ type: z.string(), subTypes: z.array(z.string()) })),
  defaultActivityType: z.string(),
  /** Help inside the company; empty: none. */
  helpUrl: z.string(),
  /** In their order. Not editable: shown, and written as its preset says. */
  fields: z.array(
    z.object({
      /** Attribute of IFS. */
      name: z.string(),
      label: z.string(),
      type: z.enum(fieldTypes),
      editable: z.boolean(),
      required: z.boolean(),
      preset: FieldValueSchema,
      maxLength: z.number().nullable(),
      choices: z.array(z.string()),
      isWhole: z.boolean(),
      panels: z.enum(fieldPanels),
    }),
  ),
})
export type PanelFormView = z.infer<typeof PanelFormSchema>

/** By attribute. Dates as `2026-11-24`, timestamps as instants, choices as IFS names them. */
export const FieldValuesSchema = z.record(z.string().max(200), GivenValueSchema)

/** A configured field of an activity, a contact or a representative with its value. */
export const FieldFactSchema = z.object({ label: z.string(), type: z.enum(fieldTypes), value: FieldValueSchema })
export type FieldFactView = z.infer<typeof FieldFactSchema>
