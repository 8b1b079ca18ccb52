import type { InfoBar } from '../../form/open-item.ts'
import { CallError, errorCodes } from '../call-error.ts'
import { itemOf, type PaneScope } from '../pane-scope.ts'
import { type Call, type Params, textOf } from './call.ts'

const types = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'] as const
const mostPerItem = 5

/** notificationMessages: lines above the item, five at most, each add-in its own keys. */
export const notificationCalls: Record<number, Call> = {
  33: (params, scope) => {
    const shown = itemOf(scope).state().infoBars
    if (ownOf(scope).some(({ key }) => key === params['key'])) throw new CallError(errorCodes.notificationExists)
    addTo(shown, toInfoBar(params, scope), scope)
  },
  35: (params, scope) => {
    const shown = itemOf(scope).state().infoBars
    const replaced = toInfoBar(params, scope)
    // one that does not exist is added (reference of replaceAsync, requirement set 1.3)
    if (!shown.some((bar) => isOwn(bar, params, scope))) addTo(shown, replaced, scope)
    else itemOf(scope).setInfoBars(shown.map((bar) => (isOwn(bar, params, scope) ? replaced : bar)))
  },
  34: (_params, scope) =>
    ownOf(scope).map(({ key, type, message, icon, persistent }) => ({ key, type, message, icon, persistent })),
  36: (params, scope) => {
    requireKey(params, scope)
    itemOf(scope).setInfoBars(
      itemOf(scope)
        .state()
        .infoBars.filter((bar) => !isOwn(bar, params, scope)),
    )
  },
}

function addTo(shown: readonly InfoBar[], added: InfoBar, scope: PaneScope): void {
  if (shown.length >= mostPerItem) throw new CallError(errorCodes.notificationsTooMany)
  itemOf(scope).setInfoBars([...shown, added])
}

const ownOf = (scope: PaneScope): InfoBar[] =>
  itemOf(scope)
    .state()
    .infoBars.filter(({ addinId }) => addinId === scope.addin.id)

const isOwn = (bar: InfoBar, { key }: Params, scope: PaneScope): boolean => bar.addinId === scope.addin.id && bar.key === key

function requireKey({ key }: Params, scope: PaneScope): void {
  if (!ownOf(scope).some((bar) => bar.key === key)) throw new CallError(errorCodes.notificationUnknown)
}

function toInfoBar({ key, message, type, icon, persistent }: Params, scope: PaneScope): InfoBar {
  return {
    addinId: scope.addin.id,
    key: textOf(key),
    type: types[Number(type)] ?? 'informationalMessage',
    message: textOf(message),
    persistent: persistent === true,
    ...(typeof icon === 'string' ? { icon } : {}),
  }
}
