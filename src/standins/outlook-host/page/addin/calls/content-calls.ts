import { toHtml, toText } from '../../mailbox/body-text.ts'
import { CallError, errorCodes } from '../call-error.ts'
import { itemOf, type PaneScope } from '../pane-scope.ts'
import { type Call, textOf } from './call.ts'

const html = 3
/** `preset7` of Graph is `Preset7` in office.js */
const colourWord = (color: string): string => color.charAt(0).toUpperCase() + color.slice(1)

/** Body, categories, session data. */
export const contentCalls: Record<number, Call> = {
  37: ({ coercionType }, scope) => {
    const { bodyHtml } = itemOf(scope).state().draft
    return coercionType === html ? bodyHtml : toText(bodyHtml)
  },
  38: ({ data, coercionType }, scope) => {
    itemOf(scope).edit({ bodyHtml: bodyOf(data, coercionType) })
  },
  23: ({ data, coercionType }, scope) => {
    itemOf(scope).edit({ bodyHtml: bodyOf(data, coercionType) + itemOf(scope).state().draft.bodyHtml })
  },
  14: () => 'html',
  157: (_params, scope) => {
    const colours = new Map(scope.categories.map(({ displayName, color }) => [displayName, colourWord(color)]))
    return itemOf(scope)
      .state()
      .draft.categories.map((displayName) => ({ displayName, color: colours.get(displayName) ?? 'None' }))
  },
  158: ({ categories }, scope) => {
    const known = new Set(scope.categories.map(({ displayName }) => displayName))
    const wanted = texts(categories)
    if (wanted.some((name) => !known.has(name))) throw new CallError(errorCodes.invalidCategory)
    return setCategories(scope, [...new Set([...itemOf(scope).state().draft.categories, ...wanted])])
  },
  159: ({ categories }, scope) => {
    const unwanted = new Set(texts(categories))
    return setCategories(
      scope,
      itemOf(scope)
        .state()
        .draft.categories.filter((name) => !unwanted.has(name)),
    )
  },
  160: (_params, scope) => scope.categories.map(({ displayName, color }) => ({ displayName, color: colourWord(color) })),
  185: ({ name, value }, scope) => {
    itemOf(scope).sessionData.set(scope.addin.id, { ...sessionDataOf(scope), [textOf(name)]: textOf(value) })
  },
  186: ({ name }, scope) => {
    const value = sessionDataOf(scope)[textOf(name)]
    if (value === undefined) throw new CallError(errorCodes.notFound)
    return value
  },
  187: (_params, scope) => sessionDataOf(scope),
  188: (_params, scope) => {
    itemOf(scope).sessionData.delete(scope.addin.id)
  },
  189: ({ name }, scope) => {
    const { [textOf(name)]: _removed, ...rest } = sessionDataOf(scope)
    itemOf(scope).sessionData.set(scope.addin.id, rest)
  },
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const bodyOf = (data: unknown, coercionType: unknown): string => (coercionType === html ? textOf(data) : toHtml(textOf(data)))
const sessionDataOf = (scope: PaneScope): Record<string, string> => itemOf(scope).sessionData.get(scope.addin.id) ?? {}

/** In an open form categories wait for Save like every other field; a meeting that is only read keeps them at once. */
async function setCategories(scope: PaneScope, categories: string[]): Promise<void> {
  const item = itemOf(scope)
  item.edit({ categories })
  if (item.state().mode === 'read') await item.save(false)
}
