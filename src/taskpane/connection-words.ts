import type { ConnectionView } from '../api/schemas.ts'

const kindWords: Readonly<Record<ConnectionView['kind'], string>> = {
  account: 'Account',
  lead: 'Lead',
  supplier: 'Supplier',
  'supplier-request': 'Supplier request',
}

/** `Account 10045 · Gothenburg` */
export const describeConnection = ({ kind, id, place }: ConnectionView): string =>
  [`${kindWords[kind]} ${id}`, place].filter((part) => part !== '').join(' · ')

export const connectionKey = ({ kind, id }: Pick<ConnectionView, 'kind' | 'id'>): string => `${kind} ${id}`
