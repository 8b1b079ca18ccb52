import { reasonOf } from '../../mailbox/failure.ts'
import { CallError, errorCodes } from '../call-error.ts'
import { itemOf, savedIdOf } from '../pane-scope.ts'
import { type Call, OwnForm } from './call.ts'

/** The item's id, saving it, and what add-ins keep: on the item (custom properties) and in the mailbox (roaming settings). */
export const keepingCalls: Record<number, Call> = {
  164: (_params, scope) => savedIdOf(scope),
  32: async (_params, scope) => {
    try {
      return await itemOf(scope).save(false)
    } catch {
      throw new CallError(errorCodes.saveFailed)
    }
  },
  3: async (_params, scope) => {
    const item = itemOf(scope)
    const { saved } = item.state()
    try {
      const properties =
        saved === null
          ? (item.unsavedProperties.get(scope.addin.id) ?? {})
          : await scope.mailbox.customProperties(saved.id, scope.addin.id)
      // "{}" and never empty text: office.js would throw and the callback never come (gotcha 2)
      return new OwnForm({ wasSuccessful: true, customProperties: JSON.stringify(properties) })
    } catch (error) {
      return new OwnForm({ wasSuccessful: false, errorMessage: reasonOf(error) })
    }
  },
  4: async ({ customProperties }, scope) => {
    const item = itemOf(scope)
    const { saved } = item.state()
    const properties = (customProperties ?? {}) as Record<string, unknown>
    try {
      if (saved === null) item.unsavedProperties.set(scope.addin.id, properties)
      else await scope.mailbox.saveCustomProperties(saved.id, scope.addin.id, properties)
    } catch {
      throw new CallError(errorCodes.responseFailed)
    }
  },
  404: async (params, scope) => {
    const [settings = {}] = params as unknown as [Record<string, string>?]
    scope.roaming = settings
    await scope.mailbox.saveRoamingSettings(scope.addin.id, settings)
  },
}
