import type { ConnectionTexts } from './en.ts'

export const connections: ConnectionTexts = {
  connection: 'Verbindung',
  account: (id) => `Kunde ${id}`,
  lead: (id) => `Interessent ${id}`,
  supplier: (id) => `Lieferant ${id}`,
  'supplier-request': (id) => `Lieferantenanfrage ${id}`,
  searchSales: 'Kunde oder Interessent',
  searchPurchasing: 'Lieferant oder Anfrage',
  typeSomething: 'Geben Sie einen Namen oder eine Nummer ein.',
  nothingFound: (text) => `Nichts gefunden für „${text}“. Versuchen Sie einen anderen Namen oder eine Nummer.`,
  searching: 'Suche läuft',
  found: (count) => `Gefunden (${count})`,
  connectionsFound: 'Gefundene Verbindungen',
}
