import { toObjid } from '../data/row.ts'
import { type Projection, text } from './entity-model.ts'

/** The list of projections that IFS keeps at `AllProjections.svc/Projections` (ifs.md §3.1). Its attributes are our assumption. */
export const catalogueOf = (projections: readonly Projection[]): Projection => ({
  name: 'AllProjections',
  enumerations: {},
  types: [
    {
      name: 'Projection',
      luname: 'FndProjection',
      table: 'Projection',
      keys: ['ProjectionName'],
      attributes: [text('ProjectionName', 100, 'never'), text('Description', 200, 'never'), text('ApiClass', 20, 'never')],
      isReadOnly: true,
      source: projections.map(({ name }, index) => ({
        objid: toObjid(900_000 + index),
        objkey: (900_000 + index).toString(16).toUpperCase().padStart(32, '0'),
        objversion: '20260112080000',
        values: { ProjectionName: name, Description: name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '), ApiClass: 'Standard' },
      })),
    },
  ],
  sets: { Projections: 'Projection' },
})
