/** What a tenant knows about its applications: the part of Entra a person fills in by hand, so the part that can be forgotten. */
export interface ClientRegistration {
  readonly clientId: string
  readonly name: string
  /** may start a sign-in and redeem its codes from a browser; `brk-multihub://<host:port>` allows a broker to act for the client */
  readonly spaRedirectUris: readonly string[]
  /** may start a sign-in; the code is redeemed by a server with the secret */
  readonly webRedirectUris: readonly string[]
  readonly secret?: string
  /** application permissions granted, by audience of the resource */
  readonly applicationRoles?: Readonly<Record<string, readonly string[]>>
  /**
   * `login_hint` signs the person in without the picker. For the simulated Outlook alone: its trial bar is a picker already.
   * Not in real Entra, where a person shows who they are.
   */
  readonly signsInByHint?: boolean
}

export interface ResourceRegistration {
  readonly name: string
  /** `aud` of its access tokens */
  readonly audience: string
  /** what stands before the permission in a scope: `<uri>/<permission>` */
  readonly identifierUris: readonly string[]
  readonly scopes: readonly string[]
  /** a scope without any URI means Microsoft Graph */
  readonly takesBareScopes?: boolean
  /** the person's application roles are roles of this resource */
  readonly defersToPersonRoles?: boolean
}

export interface Registrations {
  readonly clients: readonly ClientRegistration[]
  readonly resources: readonly ResourceRegistration[]
}

export const findClient = (registrations: Registrations, clientId: string | undefined): ClientRegistration | undefined =>
  registrations.clients.find((client) => client.clientId === clientId)

/** Origins of all SPA redirect URIs: CORS answers go to these and no others (identity.md §4.2). */
export function spaOriginsOf(clients: readonly ClientRegistration[]): ReadonlySet<string> {
  return new Set(
    clients.flatMap((client) =>
      client.spaRedirectUris.filter((uri) => uri.startsWith('https://')).map((uri) => new URL(uri).origin),
    ),
  )
}

export const isRegisteredRedirect = (client: ClientRegistration, uri: string): boolean =>
  client.spaRedirectUris.includes(uri) || client.webRedirectUris.includes(uri)
