export const initialSyncStates = ['planning', 'planned', 'applying', 'paused', 'done', 'cancelled', 'failed'] as const
export type InitialSyncState = (typeof initialSyncStates)[number]

/** In the order in which a plan is read: what takes something away comes first. */
export const initialSyncActions = ['delete', 'relink', 'update', 'problem', 'nothing'] as const
export type InitialSyncAction = (typeof initialSyncActions)[number]

export const initialSyncResults = ['open', 'applied', 'skipped', 'failed'] as const
