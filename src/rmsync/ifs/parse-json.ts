/** Null for nothing and for what is no JSON: a proxy's page still has its status. */
export function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
