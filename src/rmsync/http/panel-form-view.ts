import { createHash } from 'node:crypto'
import type { PanelFormView } from '../../api/panel-form.ts'
import { askedFields, type PanelForm } from '../../domain/panel-form.ts'
import { plain } from './plain.ts'

/** The form as the panel gets it; a panel that has this version already is not sent it again. */
export function toFormView({ activityTypes, defaultActivityType, helpUrl, fields }: PanelForm): PanelFormView {
  const form = plain({ activityTypes, defaultActivityType, helpUrl, fields: askedFields(fields.activity) })
  return { version: createHash('sha256').update(JSON.stringify(form)).digest('base64url').slice(0, 16), ...form }
}
