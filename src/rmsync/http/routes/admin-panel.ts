import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  AvailableFieldsQuerySchema,
  AvailableFieldsResponseSchema,
  ManifestRequestSchema,
  PanelSetupSchema,
  type PanelSetupView,
  SavePanelSetupRequestSchema,
} from '../../../api/admin-panel.ts'
import { baseUrlFault, type ManifestOptions, nameFault, toBaseUrl, toLocales, versionFault } from '../../../domain/manifest.ts'
import { noticesManifest } from '../../../domain/manifest/notices-manifest.ts'
import { panelManifest } from '../../../domain/manifest/panel-manifest.ts'
import { Refusal } from '../../../domain/refusal.ts'
import {
  availableFields,
  type DescribedPanelSetup,
  describePanelSetup,
  savePanelSetup,
} from '../../administration/panel-setup.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'
import { attach, fileOf } from '../send-file.ts'

export const adminPanelRoutes =
  ({ admin }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/panel',
      { schema: { summary: 'Fields and settings of the panel', response: { 200: PanelSetupSchema } } },
      async () => toSetupView(admin, await describePanelSetup(admin.panel)),
    )
    app.put(
      '/panel',
      {
        schema: {
          summary: 'Save fields and settings of the panel',
          body: SavePanelSetupRequestSchema,
          response: { 200: PanelSetupSchema },
        },
      },
      async ({ body, person }) => toSetupView(admin, await savePanelSetup(admin.panel, body.version, body, person.name)),
    )
    app.get(
      '/panel/fields',
      {
        schema: {
          summary: 'Attributes that IFS has, the company’s own included',
          querystring: AvailableFieldsQuerySchema,
          response: { 200: AvailableFieldsResponseSchema },
        },
      },
      async ({ query }) => ({ fields: plain(await availableFields(admin.panel, query.owner)) }),
    )
    app.post(
      '/manifest',
      {
        schema: {
          summary: 'Generate the manifest of the add-in',
          body: ManifestRequestSchema,
          response: fileOf('The manifest', 'application/xml'),
        },
      },
      async ({ body: { panel, baseUrl, displayName, languages, version, kind } }, reply) => {
        const faults = { baseUrl: baseUrlFault(baseUrl), displayName: nameFault(displayName), version: versionFault(version) }
        for (const [field, fault] of Object.entries(faults))
          if (fault !== null) throw new Refusal('bad-request', fault.message, fault.fix, undefined, field)
        const options: ManifestOptions = {
          panel,
          version,
          baseUrl: toBaseUrl(baseUrl),
          name: displayName.trim(),
          languages: toLocales(languages),
        }
        const xml = admin.renderManifest(kind === 'panel' ? panelManifest(options) : noticesManifest(options))
        const file = kind === 'panel' ? `rm-panel-${panel}.xml` : `rm-panel-${panel}-notices.xml`
        return attach(reply, file, 'application/xml; charset=utf-8').send(xml)
      },
    )
    return Promise.resolve()
  }

/** Fields that were set up by an earlier version say less. */
const toSetupView = ({ panel }: AppPorts['admin'], setup: DescribedPanelSetup): PanelSetupView => ({
  ...plain(setup),
  fields: setup.fields.map(({ preset = null, panels = 'both', ...field }) => ({ ...field, preset, panels })),
  standardTypes: plain(panel.standardTypes),
})
