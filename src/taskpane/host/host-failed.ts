/** Outlook, or what it loads, did not do its part. `code` names the words for the person, `message` is what Outlook said. */
export class HostFailed extends Error {
  override name = 'HostFailed'
  readonly code: 'office-missing' | 'not-outlook' | 'outlook-silent' | 'item-unnamed' | 'dialog-refused' | 'dialog-closed'
  constructor(code: HostFailed['code'], detail = '') {
    super(detail)
    this.code = code
  }
}
