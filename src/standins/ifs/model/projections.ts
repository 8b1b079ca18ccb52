import { businessActivityHandling } from './business-activities.ts'
import type { Projection } from './entity-model.ts'
import { businessLeadHandling, customerHandling, supplierHandling, supplierRequestHandling } from './parties.ts'
import { businessOpportunityHandling, businessRepresentativeHandling } from './sales.ts'

const all: readonly Projection[] = [
  businessActivityHandling,
  businessLeadHandling,
  businessOpportunityHandling,
  businessRepresentativeHandling,
  customerHandling,
  supplierHandling,
  supplierRequestHandling,
]

export const projectionNamed = (name: string): Projection | undefined => all.find((projection) => projection.name === name)
