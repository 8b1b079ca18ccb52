import { useSyncExternalStore } from 'react'
import type { ItemState, OpenItem } from './open-item.ts'

export const useItem = (item: OpenItem): ItemState => useSyncExternalStore(item.subscribe, item.state)
