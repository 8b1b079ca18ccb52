import { createContext, type ReactNode, use } from 'react'
import type { MeView } from '../api/get-me.ts'
import type { ConnectionView } from '../api/schemas.ts'
import type { Client } from './backend/client.ts'

/** CRM for accounts and leads, SRM for suppliers and their requests: the same panel under two names. */
export interface Flavour {
  readonly name: string
  readonly category: 'IFS CRM' | 'IFS SRM'
  readonly kinds: readonly ConnectionView['kind'][]
  readonly isPurchasing: boolean
}
const flavours = {
  crm: { name: 'RM Panel', category: 'IFS CRM', kinds: ['account', 'lead'], isPurchasing: false },
  srm: { name: 'SRM Panel', category: 'IFS SRM', kinds: ['supplier', 'supplier-request'], isPurchasing: true },
} satisfies Record<string, Flavour>

export const flavourOf = (search: string): Flavour =>
  new URLSearchParams(search).get('panel') === 'srm' ? flavours.srm : flavours.crm

/** What every feature may use. */
export interface Panel {
  readonly client: Client
  readonly me: MeView
  readonly flavour: Flavour
  /** The frame's menu, shown by every page. */
  readonly menu: ReactNode
  openPage(url: string): void
  /** Where what failed was that nobody is signed in; must be called from a click. */
  signIn?(): void
}
export const PanelContext = createContext<Panel | null>(null)

export function usePanel(): Panel {
  const panel = use(PanelContext)
  if (panel === null) throw new Error('A feature is shown before the panel is signed in.')
  return panel
}
