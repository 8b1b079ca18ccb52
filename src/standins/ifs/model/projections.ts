import { businessActivityHandling } from './business-activities.ts'
import { catalogueOf } from './catalogue.ts'
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

const catalogue = catalogueOf(all)

export const projectionNamed = (name: string): Projection | undefined =>
  name === catalogue.name ? catalogue : all.find((projection) => projection.name === name)
