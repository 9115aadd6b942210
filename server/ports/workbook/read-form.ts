import type { FormCell, FormSheet } from '#methods/form-layout/index'
import { attribute, bookOf, elements, openParts, type Parts, textOf, unescapeXml } from './parts.ts'
import { type CellSpan, placeOf, spansOf } from './sheet-cells.ts'

export interface ReadCell extends FormCell {
  /** The formula as it stands there, '' when it has none or shares another cell's. */
  readonly says: string
  /** Its format shows shares of a hundred. */
  readonly percent: boolean
}
export interface ReadSheet extends FormSheet {
  readonly hidden: boolean
  readonly cells: readonly ReadCell[]
  /** Widths of columns in characters where the file gives them. */
  readonly widths: Readonly<Record<number, number>>
}

interface Style {
  readonly bordered: boolean
  readonly locked: boolean
  readonly percent: boolean
}

/** The words of rich text in one; what is only there to be read aloud (rPh) is left out. */
const wordsIn = (text: string): string =>
  [...elements(text.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, ''), 't')]
    .map(({ within }) => unescapeXml(within))
    .join('')

function stylesOf(parts: Parts, path: string | null): readonly Style[] {
  const text = path ? textOf(parts, path) : ''
  const block = (name: string) => elements(text, name).next().value?.within ?? ''
  const formats = new Map(
    [...elements(block('numFmts'), 'numFmt')].map(({ attributes }) => [
      attribute(attributes, 'numFmtId'),
      attribute(attributes, 'formatCode'),
    ]),
  )
  const borders = [...elements(block('borders'), 'border')].map(({ within }) => /style\s*=\s*["'](?!none)/.test(within))
  return [...elements(block('cellXfs'), 'xf')].map(({ attributes, within }) => {
    const format = attribute(attributes, 'numFmtId') ?? '0'
    const protection = elements(within, 'protection').next().value?.attributes ?? ''
    return {
      bordered: borders[Number(attribute(attributes, 'borderId') ?? 0)] ?? false,
      locked: !['0', 'false'].includes(attribute(protection, 'locked') ?? '1'),
      percent: format === '9' || format === '10' || (formats.get(format) ?? '').includes('%'),
    }
  })
}

export function valueIn({ attributes, within }: CellSpan, strings: readonly string[]): FormCell['value'] {
  const kind = attribute(attributes, 't') ?? 'n'
  if (kind === 'inlineStr') return wordsIn(within) || null
  const raw = elements(within, 'v').next().value?.within
  if (raw === undefined || raw === '') return null
  if (kind === 's') return strings[Number(raw)] || null
  if (kind === 'b') return raw === '1'
  if (kind === 'str' || kind === 'e' || kind === 'd') return unescapeXml(raw)
  const number = Number(raw)
  return Number.isFinite(number) ? number : unescapeXml(raw)
}

/** The words that cells of a workbook share. */
export const stringsOf = (parts: Parts, path: string | null): readonly string[] =>
  path ? [...elements(textOf(parts, path), 'si')].map(({ within }) => wordsIn(within)) : []

/**
 * The sheets of a form with what matters for its layout. Values of formulas are left out: they are those of the last time.
 * @throws Fault as `openParts`
 */
export function readForm(bytes: Uint8Array): readonly ReadSheet[] {
  const parts = openParts(bytes)
  const book = bookOf(parts)
  const strings = stringsOf(parts, book.strings)
  const styles = stylesOf(parts, book.styles)
  return book.sheets.map(({ name, path, hidden }) => {
    const text = textOf(parts, path)
    const cells = spansOf(text).rows.flatMap(({ row, cells }) =>
      cells.map((cell): ReadCell => {
        const style = styles[Number(attribute(cell.attributes, 's') ?? 0)]
        const formula = elements(cell.within, 'f').next().value
        return {
          row,
          column: cell.column,
          value: formula ? null : valueIn(cell, strings),
          formula: formula !== undefined,
          says: formula ? unescapeXml(formula.within) : '',
          bordered: style?.bordered ?? false,
          locked: style?.locked ?? true,
          percent: style?.percent ?? false,
        }
      }),
    )
    const merges = [...elements(text, 'mergeCell')].flatMap(({ attributes }) => {
      const [from, to] = (attribute(attributes, 'ref') ?? '').split(':').map(placeOf)
      return from && to ? [{ top: from.row, left: from.column, bottom: to.row, right: to.column }] : []
    })
    const widths: Record<number, number> = {}
    for (const { attributes } of elements(text, 'col')) {
      const [min, max] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))]
      for (let n = min - 1; n < Math.min(max, 200); n++) widths[n] = Number(attribute(attributes, 'width') ?? 9)
    }
    const guard = elements(text, 'sheetProtection').next().value
    const isProtected = guard !== undefined && ['1', 'true'].includes(attribute(guard.attributes, 'sheet') ?? '0')
    return { name, hidden, cells, merges, widths, isProtected }
  })
}
