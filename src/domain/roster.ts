/** Where a representative of IFS stands, worst first: the first that holds is shown. */
export const representativeStates = [
  'blocked',
  'no-address',
  'no-permission-set',
  'no-mailbox',
  'out-of-scope',
  'off',
  'paused',
  'late',
  'active',
] as const
export type RepresentativeState = (typeof representativeStates)[number]
