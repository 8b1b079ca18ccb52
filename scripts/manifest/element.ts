import { XMLBuilder } from 'fast-xml-parser'

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

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
})

const toOrdered = ({ name, attributes, children }: Element): object => ({
  [name]: typeof children === 'string' ? [{ '#text': children }] : children.map(toOrdered),
  ':@': attributes,
})

export const render = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([toOrdered(root)]).trim()}\n`
