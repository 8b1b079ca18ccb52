import { XMLBuilder } from 'fast-xml-parser'
import type { Element } from '../../domain/manifest/element.ts'

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

/** The XML of a manifest, as a file. */
export const renderManifest = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([toOrdered(root)]).trim()}\n`
