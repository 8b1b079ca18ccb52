/** An element of a manifest: children in order, or one text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[] | string
}

export const el = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Element | readonly Element[] | string)[]
): Element => {
  const [first] = children
  return {
    name,
    attributes,
    children: typeof first === 'string' ? first : (children as readonly (Element | readonly Element[])[]).flat(),
  }
}
