import type { ConnectionTexts } from './en.ts'

export const connections: ConnectionTexts = {
  connection: 'Koppling',
  account: (id) => `Kund ${id}`,
  lead: (id) => `Lead ${id}`,
  supplier: (id) => `Leverantör ${id}`,
  'supplier-request': (id) => `Leverantörsförfrågan ${id}`,
  searchSales: 'Kund eller lead, namn eller nummer',
  searchPurchasing: 'Leverantör eller förfrågan',
  typeSomething: 'Skriv ett namn eller ett nummer.',
  nothingFound: (text) => `Inget hittades för ”${text}”. Prova ett annat namn eller nummer.`,
  searching: 'Söker',
  found: (count) => `Hittade (${count})`,
  connectionsFound: 'Hittade kopplingar',
}
