/** Words of accounts, leads, suppliers and supplier requests. This file is the shape of every language. */
export const connections = {
  connection: 'Connection',
  account: (id: string) => `Account ${id}`,
  lead: (id: string) => `Lead ${id}`,
  supplier: (id: string) => `Supplier ${id}`,
  'supplier-request': (id: string) => `Supplier request ${id}`,
  searchSales: 'Account or lead, name or number',
  searchPurchasing: 'Supplier or request, name or number',
  typeSomething: 'Type a name or a number.',
  nothingFound: (text: string) => `Nothing found for "${text}". Try another name or a number.`,
  searching: 'Searching',
  found: (count: number) => `Found (${count})`,
  connectionsFound: 'Connections found',
}
export type ConnectionTexts = typeof connections
