import type { Projection } from '../model/entity-model.ts'

/** A request inside a projection, alone or as a part of a batch. Header names in lower case. */
export interface ServiceRequest {
  readonly method: string
  readonly projection: Projection
  /** `https://host/main/ifsapplications/projection/v1/X.svc` */
  readonly root: string
  /** after the service root, still percent-encoded, without query */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface ServiceAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON unless the headers say otherwise */
  readonly body: string
  /** address and ETag of the record written, for `$<Content-Id>` */
  readonly record?: { readonly path: string; readonly etag: string }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8', 'odata-version': '4.0', ...headers },
  body: JSON.stringify(value),
})
