import { representativeCustomAttributes } from './custom-attributes.ts'
import { type Projection, text } from './entity-model.ts'

export const businessOpportunityHandling: Projection = {
  name: 'BusinessOpportunityHandling',
  enumerations: { BusinessOpportunityState: ['Open', 'Won', 'Lost', 'Closed'] },
  types: [
    {
      name: 'BusinessOpportunity',
      luname: 'BusinessOpportunity',
      table: 'BusinessOpportunity',
      keys: ['OpportunityNo'],
      attributes: [
        text('OpportunityNo', 20, 'insert'),
        text('CustomerId', 20),
        text('Description', 200),
        { name: 'Objstate', type: { enum: 'BusinessOpportunityState' }, write: 'never' },
      ],
      isReadOnly: true,
    },
  ],
  sets: { BusinessOpportunities: 'BusinessOpportunity' },
}

/** `RepresentativePermissionSets` is our assumption: no page says where a client reads the permission sets of others. */
export const businessRepresentativeHandling: Projection = {
  name: 'BusinessRepresentativeHandling',
  enumerations: { BusinessRepresentativeState: ['Active', 'Blocked'] },
  types: [
    {
      name: 'BusinessRepresentative',
      luname: 'BusinessRepresentative',
      table: 'BusinessRepresentative',
      keys: ['RepresentativeId'],
      attributes: [
        text('RepresentativeId', 20, 'never'),
        text('Name', 100, 'never'),
        text('Email', 200, 'never'),
        text('UserId', 30, 'never'),
        text('RoleId', 20, 'never'),
        { name: 'Objstate', type: { enum: 'BusinessRepresentativeState' }, write: 'never' },
        ...representativeCustomAttributes,
      ],
      references: {
        PersonInfoRef: {
          type: 'PersonInfo',
          find: ({ values }, tables) => tables.find('PersonInfo', { PersonId: values['RepresentativeId'] ?? null }),
        },
      },
      isUpdateOnly: true,
    },
    {
      name: 'PersonInfo',
      luname: 'PersonInfo',
      table: 'PersonInfo',
      keys: ['PersonId'],
      attributes: [text('PersonId', 20, 'insert'), text('Name', 100), text('UserId', 30)],
      isReadOnly: true,
    },
    {
      name: 'RepresentativePermissionSet',
      luname: 'FndUserRole',
      table: 'RepresentativePermissionSet',
      keys: ['RepresentativeId', 'PermissionSet'],
      attributes: [text('RepresentativeId', 20, 'insert'), text('PermissionSet', 100, 'insert')],
      isReadOnly: true,
    },
  ],
  sets: {
    BusinessRepresentativeSet: 'BusinessRepresentative',
    Reference_PersonInfo: 'PersonInfo',
    RepresentativePermissionSets: 'RepresentativePermissionSet',
  },
}
