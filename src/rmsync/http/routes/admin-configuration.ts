import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import {
  CheckConfigurationResponseSchema,
  ConfigurationSchema,
  SaveConfigurationRequestSchema,
} from '../../../api/admin-configuration.ts'
import {
  checkConfiguration,
  type ConfigurationRequest,
  describeConfiguration,
  saveConfiguration,
} from '../../administration/save-configuration.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'

export const adminConfigurationRoutes =
  ({ admin: { configuration } }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/configuration',
      { schema: { summary: 'Calendar Sync Configuration, secrets left out', response: { 200: ConfigurationSchema } } },
      async () => plain(describeConfiguration(configuration)),
    )
    app.post(
      '/configuration/check',
      {
        schema: {
          summary: 'What would be wrong with it and what it would do',
          body: SaveConfigurationRequestSchema,
          response: { 200: CheckConfigurationResponseSchema },
        },
      },
      async ({ body }) => plain(await checkConfiguration(configuration, toRequest(body))),
    )
    app.put(
      '/configuration',
      {
        schema: {
          summary: 'Save what changed, all of it or nothing',
          body: SaveConfigurationRequestSchema,
          response: { 200: ConfigurationSchema },
        },
      },
      async ({ body, person }) => {
        await saveConfiguration(configuration, toRequest(body), person.name)
        return plain(describeConfiguration(configuration))
      },
    )
    return Promise.resolve()
  }

/** A member that is not there is left alone; zod may leave it there as `undefined`. */
const toRequest = (body: z.output<typeof SaveConfigurationRequestSchema>): ConfigurationRequest => ({
  version: body.version,
  confirmed: body.confirmed,
  values: given(body.values),
  secrets: given(body.secrets),
})
type Given<Value> = { [Name in keyof Value]?: Exclude<Value[Name], undefined> }
const given = <Value extends object>(value: Value): Given<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Given<Value>
