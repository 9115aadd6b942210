import { attribute, textOfRuns } from './xlsx-text.ts'
import { type Archive, ArchiveFault } from './zip-parts.ts'

/** How a number is meant by its format: as a day or time, as hundredths, or shown in thousands. */
export type NumberSense = 'plain' | 'date' | 'month' | 'percent' | 'wan' | 'thousand' | 'million'

export interface XlsxSheet {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}
export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[]
  readonly macros: boolean
  readonly from1904: boolean
  /** By the number of a cell's style. */
  readonly senses: readonly NumberSense[]
  readonly strings: readonly string[]
}

const most = { small: 32 * 1024 ** 2, strings: 384 * 1024 ** 2 }
const mostStrings = 4_000_000

/** The dates among the formats that have no text of their own (ECMA-376 part 1, 18.8.30), those of East Asia included. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** Those among them that show a month and no day. */
const builtInMonths = new Set([17, 27, 36, 50, 52, 57])

/** What a number format says of the number below it. */
export function senseOf(id: number, format: string | undefined): NumberSense {
  if (format === undefined)
    return builtInMonths.has(id) ? 'month' : builtInDates.has(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'plain'
  const first = format.split(';')[0]!
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/[ymdhs年月日时分秒]/i.test(bare) && !/[#0?]{2,}|general/i.test(bare.replace(/s?\.0+/g, '')))
    return /y/i.test(bare) && /m/i.test(bare) && !/[dhs日时分秒]/i.test(first) ? 'month' : 'date'
  if (bare.includes('%')) return 'percent'
  if (/万/.test(first) && /[!.]|,/.test(first)) return 'wan'
  const scaled = /[0#?](,+)(?![0#?,])/.exec(bare)
  return scaled ? (scaled[1]!.length === 1 ? 'thousand' : 'million') : 'plain'
}

function sensesOf(styles: string): NumberSense[] {
  const formats = new Map<number, string>()
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    return senseOf(id, formats.get(id))
  })
}

async function stringsOf(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = []
  const decoder = new TextDecoder()
  let rest = ''
  let size = 0
  for await (const piece of archive.pieces(part)) {
    size += piece.byteLength
    if (size > most.strings) throw new ArchiveFault('bomb')
    rest += decoder.decode(piece, { stream: true })
    let done = 0
    for (;;) {
      const open = /<((?:\w+:)?si)(?:\s[^>]*)?(\/?)>/g
      open.lastIndex = done
      const begin = open.exec(rest)
      if (!begin) break
      const end = begin[2] ? open.lastIndex : rest.indexOf(`</${begin[1]}>`, open.lastIndex)
      if (end < 0) break
      strings.push(begin[2] ? '' : textOfRuns(rest.slice(open.lastIndex, end)))
      done = begin[2] ? end : end + begin[1]!.length + 3
    }
    if (strings.length > mostStrings) throw new ArchiveFault('bomb')
    rest = rest.slice(done)
  }
  return strings
}

const folderOf = (part: string) => part.slice(0, part.lastIndexOf('/') + 1)
/** Where a relationship leads, from the folder of the part that has it. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/'))
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  return path.join('/')
}

interface Link {
  readonly id: string
  readonly type: string
  readonly target: string
}
async function linksOf(archive: Archive, part: string): Promise<Link[]> {
  const folder = folderOf(part)
  const text = await archive.text(`${folder}_rels/${part.slice(folder.length)}.rels`, most.small)
  return [...(text ?? '').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, 'Id') ?? '',
    type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
    target: resolved(folder, attribute(tag, 'Target') ?? ''),
  }))
}

/**
 * What a workbook says beside its sheets. Macros are never run: that there are some is all that is read of them.
 * @throws ArchiveFault when it is no workbook
 */
export async function readBook(archive: Archive): Promise<XlsxBook> {
  const main = (await linksOf(archive, '')).find(link => link.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const text = await archive.text(main, most.small)
  if (text === null || !/<(?:\w+:)?workbook\b/.test(text)) throw new ArchiveFault('broken')
  const links = await linksOf(archive, main)
  const byId = new Map(links.map(link => [link.id, link]))
  const sheets = [...text.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const id = /\s(?:\w+:)?id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1] ?? ''
    const link = byId.get(id)
    // Sheets that hold only a chart have no rows.
    if (link?.type !== 'worksheet') return []
    return [
      { name: attribute(tag, 'name') ?? '', part: link.target, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' },
    ]
  })
  if (sheets.length === 0) throw new ArchiveFault('broken')
  const partOf = (type: string) => links.find(link => link.type === type)?.target
  const styles = partOf('styles')
  const strings = partOf('sharedStrings')
  const has = (part: string | undefined): part is string => part !== undefined && archive.names.includes(part.toLowerCase())
  return {
    sheets,
    macros: archive.names.some(name => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/')),
    from1904: /<(?:\w+:)?workbookPr\b[^>]*\sdate1904="(1|true)"/.test(text),
    senses: has(styles) ? sensesOf((await archive.text(styles, most.small)) ?? '') : [],
    strings: has(strings) ? await stringsOf(archive, strings) : [],
  }
}
