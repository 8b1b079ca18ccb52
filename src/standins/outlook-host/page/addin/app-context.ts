import type { PaneScope } from './pane-scope.ts'

/** What isSetSupported answers from, and the only thing it does (outlook-host-protocol.md §3). Versions are text: 1.10 is no number. */
const requirementSets = {
  Mailbox: '1.13',
  NestedAppAuth: '1.1',
  DialogApi: '1.2',
  IdentityAPI: '1.3',
  OpenBrowserWindowApi: '1.1',
}

const outlookOnTheWeb = 64
const outlookIOS = 65_536

/** Mobile stays at Mailbox 1.5 (office-addin.md §1.1). */
const mobileSets = { ...requirementSets, Mailbox: '1.5' }

/**
 * Answer to GetContext of office.js for iOS: the same facts in a fixed order. Settings, add-in, app, version (major, minor, revision), sets,
 * capabilities, locales, bindings, document, activation, control, token, set version, correlation, instance, touch, commerce, matrix,
 * message, full version, display mode.
 */
export function mobileContext(scope: PaneScope): readonly unknown[] {
  return [
    [Object.keys(scope.roaming), Object.values(scope.roaming)],
    scope.controlId,
    outlookIOS,
    '16.00',
    0,
    0,
    0,
    1,
    'en-US',
    'en-US',
    0,
    location.origin,
    'documentOpened',
    1,
    '',
    '1.1',
    crypto.randomUUID(),
    scope.controlId,
    true,
    false,
    JSON.stringify(mobileSets),
    '',
    '16.0.19426.20000',
    0,
  ]
}

/** Answer to ContextActivationManager_getAppContextAsync. */
export function appContext(scope: PaneScope, frame: HTMLIFrameElement): Record<string, unknown> {
  return {
    _id: scope.controlId,
    _appName: outlookOnTheWeb,
    _appVersion: '16.01',
    _appMinorVersion: 0,
    _appUILocale: 'en-US',
    _dataLocale: 'en-US',
    _docUrl: location.origin,
    _clientMode: 1,
    _settings: scope.roaming,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: crypto.randomUUID(),
    _appInstanceId: scope.controlId,
    _requirementMatrix: JSON.stringify(requirementSets),
    _hostFullVersion: '16.0.19426.20000',
    _hostCustomMessage: '',
    _clientWindowHeight: frame.clientHeight,
    _clientWindowWidth: frame.clientWidth,
    _addinName: scope.addin.name,
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 0,
    _wacHostEnvironment: '0',
    _isFromWacAutomation: false,
    _marketplaceType: 0,
  }
}
