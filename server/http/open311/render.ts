import { XMLBuilder } from 'fast-xml-parser'

export type Format = 'xml' | 'json'
export const contentType = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' } as const
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** What each item of a list is called in XML; JSON has no names for them. */
const itemNames: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  attributes: 'attribute',
  values: 'value',
  notes: 'note',
  photos: 'photo',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@_', format: true, suppressEmptyNode: false })

/** Characters XML 1.0 cannot hold, not even as references. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

type Tree = string | Tree[] | { [key: string]: Tree }
function tree(name: string, value: Value): Tree {
  if (Array.isArray(value)) {
    if (value.length === 0) return ''
    return { [itemNames[name] ?? 'item']: value.map(one => tree('', one as Value)) }
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tree(key, inner as Value)]))
  return value === null ? '' : String(value).replace(unwritable, '')
}

/** The same answer in either format: JSON leaves the root away, lists become arrays and what is empty becomes null. */
export function render(format: Format, root: string, value: Value): string {
  if (format === 'json') return JSON.stringify(value)
  return builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' }, [root]: tree(root, value) })
}
