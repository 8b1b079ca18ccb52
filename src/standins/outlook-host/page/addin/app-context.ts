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
