/** What the page is told at start (`GET /config.json`). Server and page share this one type, nothing else. */
export interface HostPerson {
  readonly oid: string
  readonly userName: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  /** Windows name of the mailbox's zone, as office.js reports it in userProfile.timeZone */
  readonly timeZone: string
}

/** Somebody the attendee field suggests. */
export interface DirectoryEntry {
  readonly name: string
  readonly email: string
  /** a distribution group: Outlook says so of whom it is invited as */
  readonly isGroup?: boolean
}

/** Host numbering of permissions, not monotonic (outlook-host-protocol.md §4): 2 is ReadWriteMailbox, 3 is ReadWriteItem. */
type PermissionLevel = 0 | 1 | 2 | 3

export interface HostedAddin {
  readonly id: string
  readonly name: string
  readonly url: string
  /** address of the ribbon icon */
  readonly icon?: string
  readonly permissionLevel: PermissionLevel
}

/** Event-based activation: what the host runs by itself, without a pane, when an appointment is opened for writing. */
export interface HostedLaunch extends HostedAddin {
  /** associated by the page of `url` (Office.actions.associate) */
  readonly functionName: string
}

export interface HostIdentity {
  /** `https://host:port/<tenant id>` */
  readonly authority: string
  /** the simulated Outlook's own client id: the broker of nested app authentication */
  readonly clientId: string
  /** the one client for which this broker asks tokens on behalf of an add-in */
  readonly panelClientId: string
}

export interface HostCategory {
  readonly displayName: string
  /** `preset0` … `preset24` */
  readonly color: string
}

export interface HostConfig {
  readonly people: readonly (HostPerson & { readonly ianaZone: string })[]
  readonly directory: readonly DirectoryEntry[]
  readonly addins: readonly HostedAddin[]
  readonly launches: readonly HostedLaunch[]
  /** what every mailbox of the trial has */
  readonly categories: readonly HostCategory[]
  /** absent: Outlook asks nobody to sign in, and add-ins find it signed in to nothing */
  readonly identity?: HostIdentity
}
