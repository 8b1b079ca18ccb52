import { z } from 'zod'

/** `GET /api/settings`: what a page needs before anyone is signed in. Public; holds no secret. */
export const SettingsSchema = z.object({
  /** Sign-in of panel and admin pages. */
  clientId: z.string(),
  authority: z.string(),
  /** Host names with port MSAL may trust without asking Microsoft; empty in production. */
  knownAuthorities: z.array(z.string()),
  /** Scope of rmsync's API. */
  scope: z.string(),
  tenantName: z.string(),
})
export type SettingsView = z.infer<typeof SettingsSchema>
