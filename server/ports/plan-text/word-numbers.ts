import { Parser } from 'htmlparser2'

interface Level {
  start: number
  format: string
  text: string
}

/** Numbers that Word prints itself: they stand nowhere in the text of its paragraphs. */
export interface WordNumbers {
  /** The number before a paragraph of a list and level; '' for a bullet. Counts on with every call. */
  next: (list: string, level: number) => string
  /** The list and level that paragraphs of a style belong to. */
  ofStyle: ReadonlyMap<string, { readonly list: string; readonly level: number }>
}

const digits = '〇一二三四五六七八九'

function chinese(n: number): string {
  if (n < 10) return digits[n]!
  if (n < 100) return `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  return String(n)
}

function printed(n: number, format: string): string {
  if (/^chinese|^taiwanese|^ideographTraditional|^japaneseCounting/.test(format)) return chinese(n)
  if (format.startsWith('decimalEnclosedCircle')) return n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((n - 1) % 26))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  return format === 'bullet' || format === 'none' ? '' : String(n)
}

/** Goes through XML, its names without their prefixes. */
export function walkXml(
  xml: string,
  open: (name: string, attributes: Record<string, string>) => void,
  close: (name: string) => void = () => {},
): void {
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    { onopentag: (name, attributes) => open(bare(name), attributes), onclosetag: name => close(bare(name)) },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
}

export function wordNumbers(numbering: string | null, styles: string | null): WordNumbers {
  const abstracts = new Map<string, Level[]>()
  const lists = new Map<string, Level[]>()
  let levels: Level[] = []
  let level: Level | null = null
  let list = ''
  walkXml(numbering ?? '', (name, attributes) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'abstractNum') {
      levels = []
      abstracts.set(attributes['w:abstractNumId'] ?? '', levels)
    } else if (name === 'lvl') {
      level = { start: 1, format: 'decimal', text: '' }
      levels[Number(attributes['w:ilvl'])] = level
    } else if (name === 'start' && level) level.start = Number(value)
    else if (name === 'numFmt' && level) level.format = value
    else if (name === 'lvlText' && level) level.text = value
    else if (name === 'num') list = attributes['w:numId'] ?? ''
    else if (name === 'abstractNumId') lists.set(list, abstracts.get(value) ?? [])
  })
  const ofStyle = new Map<string, { list: string; level: number }>()
  let style = ''
  let depth = 0
  walkXml(styles ?? '', (name, attributes) => {
    if (name === 'style') [style, depth] = [attributes['w:styleId'] ?? '', 0]
    else if (name === 'ilvl') depth = Number(attributes['w:val'])
    else if (name === 'numId' && style) ofStyle.set(style, { list: attributes['w:val'] ?? '', level: depth })
  })
  const counts = new Map<string, number[]>()
  const next = (id: string, at: number): string => {
    const known = lists.get(id)
    const own = known?.[at]
    if (!known || !own) return ''
    const counted = counts.get(id) ?? []
    counts.set(id, counted)
    counted[at] = (counted[at] ?? own.start - 1) + 1
    counted.length = at + 1
    if (own.format === 'bullet') return ''
    return own.text.replace(/%(\d)/g, (_, n: string) => {
      const upper = known[Number(n) - 1]
      return upper ? printed(counted[Number(n) - 1] ?? upper.start, upper.format) : ''
    })
  }
  return { next, ofStyle }
}
