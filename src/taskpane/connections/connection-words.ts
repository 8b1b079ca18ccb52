import type { ConnectionView } from '../../api/schemas.ts'
import type { ConnectionTexts } from './texts/en.ts'

/** `Account 10045 · Gothenburg` */
export const describeConnection = ({ kind, id, place }: ConnectionView, texts: ConnectionTexts): string =>
  [texts[kind](id), place].filter((part) => part !== '').join(' · ')

export const connectionKey = ({ kind, id }: Pick<ConnectionView, 'kind' | 'id'>): string => `${kind} ${id}`
