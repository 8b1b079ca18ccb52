import { contactType, customer, flatContactType, lead, supplier } from './contacts.ts'
import { type Projection, text } from './entity-model.ts'

const place = [text('City', 100), text('Country', 2)]

/** Names of the customer side are observed, the supplier side is by analogy (ifs.md §3.2). */
export const customerHandling: Projection = {
  name: 'CustomerHandling',
  enumerations: {},
  types: [
    {
      name: 'CustomerInfo',
      luname: 'CustomerInfo',
      table: 'Customer',
      keys: ['CustomerId'],
      attributes: [text('CustomerId', 20, 'insert'), text('Name', 100), ...place, text('AssociationNo', 50)],
      children: { CustomerInfoContacts: 'CustomerInfoContact' },
      isReadOnly: true,
    },
    contactType(customer),
    flatContactType(customer),
    flatContactType(supplier),
    flatContactType(lead),
  ],
  sets: {
    CustomerInfoSet: 'CustomerInfo',
    CustomerContacts: 'CustomerContact',
    SupplierContacts: 'SupplierContact',
    LeadContacts: 'LeadContact',
  },
}

export const supplierHandling: Projection = {
  name: 'SupplierHandling',
  enumerations: {},
  types: [
    {
      name: 'SupplierInfo',
      luname: 'SupplierInfo',
      table: 'Supplier',
      keys: ['SupplierId'],
      attributes: [text('SupplierId', 20, 'insert'), text('Name', 100), ...place, text('AssociationNo', 50)],
      children: { SupplierInfoContacts: 'SupplierInfoContact' },
      isReadOnly: true,
    },
    contactType(supplier),
  ],
  sets: { SupplierInfoSet: 'SupplierInfo' },
}

export const businessLeadHandling: Projection = {
  name: 'BusinessLeadHandling',
  enumerations: {},
  types: [
    {
      name: 'BusinessLead',
      luname: 'BusinessLead',
      table: 'Lead',
      keys: ['LeadId'],
      attributes: [text('LeadId', 20, 'insert'), text('Name', 100), ...place],
      children: { BusinessLeadContacts: 'LeadInfoContact' },
      isReadOnly: true,
    },
    contactType(lead),
  ],
  sets: { BusinessLeads: 'BusinessLead' },
}

export const supplierRequestHandling: Projection = {
  name: 'SupplierRequestHandling',
  enumerations: {},
  types: [
    {
      name: 'SupplierRequest',
      luname: 'SupplierRequest',
      table: 'SupplierRequest',
      keys: ['RequestNo'],
      attributes: [text('RequestNo', 20, 'insert'), text('SupplierId', 20), text('Description', 200)],
      isReadOnly: true,
    },
  ],
  sets: { SupplierRequests: 'SupplierRequest' },
}
