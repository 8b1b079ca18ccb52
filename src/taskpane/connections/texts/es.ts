import type { ConnectionTexts } from './en.ts'

export const connections: ConnectionTexts = {
  connection: 'Relación',
  account: (id) => `Cliente ${id}`,
  lead: (id) => `Cliente potencial ${id}`,
  supplier: (id) => `Proveedor ${id}`,
  'supplier-request': (id) => `Solicitud a proveedor ${id}`,
  searchSales: 'Cliente, nombre o número',
  searchPurchasing: 'Proveedor o solicitud',
  typeSomething: 'Escriba un nombre o un número.',
  nothingFound: (text) => `No se encontró nada para «${text}». Pruebe con otro nombre o un número.`,
  searching: 'Buscando',
  found: (count) => `Resultados (${count})`,
  connectionsFound: 'Relaciones encontradas',
}
