/** JSON → value; undefined for what is none. An answer that is no JSON fails where its first member is missed. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
