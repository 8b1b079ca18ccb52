/** A company that is not ours: its people can sign in at Microsoft, and everything of ours must refuse them. */
export const otherTenantId = 'c2d4b7aa-90f1-4f5e-8d33-7a1b6e0c5d02'

export const stranger = {
  oid: '20000000-0000-4000-8000-000000000001',
  userName: 'vera',
  name: 'Vera Stein',
  email: 'vera.stein@elsewhere.example',
  jobTitle: 'Consultant at Elsewhere',
  // the same role name in the other tenant: a backend that looks at the role alone would let her in
  appRoles: ['RmSync.Admin'],
  tenantId: otherTenantId,
} as const
