import { strFromU8, unzipSync } from 'fflate'
import { Fault } from '../../errors.ts'

/** The parts of a workbook by their path in the file, as they lie there. */
export type Parts = Record<string, Uint8Array>

const mostBytes = 10 * 1024 * 1024
const mostUnpacked = 80 * 1024 * 1024
const mostParts = 2000

const begins = (bytes: Uint8Array, ...head: number[]) => head.every((b, n) => bytes[n] === b)
/** Is this text somewhere in the file, written with two bytes a character as the old container does? */
const holdsWide = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))

/**
 * Opens a workbook (ECMA-376, .xlsx).
 * @throws Fault file-too-big; form-old-format for .xls; form-locked when it asks for a password; form-macros when programs lie
 *   in it; form-unreadable
 */
export function openParts(bytes: Uint8Array): Parts {
  if (bytes.byteLength > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Fault(holdsWide(bytes, 'EncryptedPackage') ? 'form-locked' : 'form-old-format')
  if (!begins(bytes, 0x50, 0x4b)) throw new Fault('form-unreadable')
  let unpacked = 0
  let count = 0
  const parts = (() => {
    try {
      return unzipSync(bytes, {
        filter: ({ originalSize }) => {
          unpacked += originalSize
          count++
          if (unpacked > mostUnpacked || count > mostParts) throw new Fault('file-too-big', { detail: { most: mostUnpacked } })
          return true
        },
      })
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault('form-unreadable')
    }
  })()
  if (Object.keys(parts).some(path => /vbaProject\.bin$/i.test(path))) throw new Fault('form-macros')
  if (!parts['xl/workbook.xml'] && !parts['[Content_Types].xml']) throw new Fault('form-unreadable')
  return parts
}

export const textOf = (parts: Parts, path: string): string => {
  const part = parts[path]
  return part ? strFromU8(part) : ''
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
const holdable = (sign: string): boolean => {
  const code = sign.charCodeAt(0)
  return code >= 0x20 ? code < 0xfffe : code === 9 || code === 10 || code === 13
}
/** Signs that XML 1.0 cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .split('')
    .filter(holdable)
    .join('')
    .replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

export const attribute = (attributes: string, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : null
}

/** Each element of that name in a text: its attributes and what stands within. Elements that hold their like are not asked for. */
export function* elements(text: string, name: string): Generator<{ readonly attributes: string; readonly within: string }> {
  const open = new RegExp(`<(?:\\w+:)?${name}((?:\\s[^>]*?)?)(/?)>`, 'g')
  for (let match = open.exec(text); match; match = open.exec(text)) {
    if (match[2] === '/') {
      yield { attributes: match[1] ?? '', within: '' }
      continue
    }
    const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g')
    close.lastIndex = open.lastIndex
    const end = close.exec(text)
    yield { attributes: match[1] ?? '', within: text.slice(open.lastIndex, end?.index ?? text.length) }
    open.lastIndex = end ? close.lastIndex : text.length
  }
}

export interface SheetPart {
  readonly name: string
  readonly path: string
  readonly hidden: boolean
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
/** A path as a relation writes it, from the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  return steps.join('/')
}

const relationsOf = (parts: Parts, path: string) => {
  const folder = folderOf(path)
  const text = textOf(parts, `${folder}_rels/${path.slice(folder.length)}.rels`)
  return [...elements(text, 'Relationship')].map(({ attributes }) => ({
    id: attribute(attributes, 'Id') ?? '',
    type: attribute(attributes, 'Type') ?? '',
    path: resolved(folder, attribute(attributes, 'Target') ?? ''),
  }))
}

export interface Book {
  readonly path: string
  readonly sheets: readonly SheetPart[]
  readonly strings: string | null
  readonly styles: string | null
}

/** The sheets in the order of their tabs, and where strings and styles lie. @throws Fault form-unreadable, form-macros */
export function bookOf(parts: Parts): Book {
  const root = relationsOf(parts, '')
  const path = root.find(r => r.type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml'
  if (!parts[path]) throw new Fault('form-unreadable')
  if (/macroEnabled/i.test(textOf(parts, '[Content_Types].xml'))) throw new Fault('form-macros')
  const relations = relationsOf(parts, path)
  const sheets = [...elements(textOf(parts, path), 'sheet')].flatMap(({ attributes }) => {
    const id = /\w+:id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1]
    const found = relations.find(r => r.id === id && r.type.endsWith('/worksheet'))
    if (!found || !parts[found.path]) return []
    return [
      {
        name: attribute(attributes, 'name') ?? '',
        path: found.path,
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      },
    ]
  })
  const pathOf = (type: string) => relations.find(r => r.type.endsWith(type))?.path ?? null
  return { path, sheets, strings: pathOf('/sharedStrings'), styles: pathOf('/styles') }
}
