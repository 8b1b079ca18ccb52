import type { ConnectionTexts } from './en.ts'

export const connections: ConnectionTexts = {
  connection: 'Rattachement',
  account: (id) => `Client ${id}`,
  lead: (id) => `Prospect ${id}`,
  supplier: (id) => `Fournisseur ${id}`,
  'supplier-request': (id) => `Demande fournisseur ${id}`,
  searchSales: 'Client ou prospect, nom ou numéro',
  searchPurchasing: 'Fournisseur ou demande',
  typeSomething: 'Saisissez un nom ou un numéro.',
  nothingFound: (text) => `Aucun résultat pour « ${text} ». Essayez un autre nom ou un numéro.`,
  searching: 'Recherche en cours',
  found: (count) => `Résultats (${count})`,
  connectionsFound: 'Rattachements trouvés',
}
