import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type CellStyle, type DataValidation, writeXlsx } from 'hucre/xlsx'

/** One column of a template: how its cells are kept, and what may stand in them. */
export interface TemplateColumn {
  readonly title: string
  readonly required: boolean
  readonly width: number
  readonly format: SheetFormat
  /** Chosen from; a longer or shorter list makes no difference to whoever fills it in. */
  readonly options?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** Shown beside the heading. */
  readonly note: string
  /** What the sheet of explanations says of it, cell by cell. */
  readonly explained: readonly string[]
}
export type SheetFormat = 'text' | 'whole' | 'decimal' | 'day' | 'moment'
export interface TemplateWords {
  readonly sheet: string
  readonly explanations: string
  readonly lists: string
  readonly explainedHead: readonly string[]
  /** Lines above the explanations. */
  readonly lead: readonly string[]
  readonly wrongTitle: string
  readonly wrong: { readonly list: string; readonly whole: string; readonly decimal: string; readonly day: string }
}

export const numberFormats: Readonly<Record<SheetFormat, string>> = {
  text: '@',
  whole: '0',
  decimal: '0.00',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
}
const filledRows = 5000

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
/** A sheet's name as Excel takes it: 31 letters, none of those that paths and references are made of. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1'

const shared = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const

function validationOf(column: TemplateColumn, index: number, list: string | undefined, words: TemplateWords): DataValidation[] {
  const range = `${letters(index)}2:${letters(index)}${filledRows + 1}`
  const about = (errorMessage: string) => ({ ...shared, range, errorTitle: words.wrongTitle, errorMessage })
  if (list !== undefined) return [{ ...about(words.wrong.list), type: 'list', formula1: list }]
  const [least, most] = [column.min ?? -1e12, column.max ?? 1e12]
  const between = { operator: 'between', formula1: String(least), formula2: String(most) } as const
  if (column.format === 'whole') return [{ ...about(words.wrong.whole), ...between, type: 'whole' }]
  if (column.format === 'decimal') return [{ ...about(words.wrong.decimal), ...between, type: 'decimal' }]
  // 1 January 1900 to 31 December 2200, as numbers of days.
  if (column.format === 'day')
    return [{ ...about(words.wrong.day), type: 'date', operator: 'between', formula1: '1', formula2: '109938' }]
  return []
}

const border = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const heading = (required: boolean): CellStyle => ({
  numFmt: '@',
  font: { bold: true, ...(required && { color: { rgb: 'C00000' } }) },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  border: { top: border, right: border, bottom: border, left: border },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
})

/**
 * Gives whole columns the format of their first empty cell: what is typed into any row of a text column stays text, and a
 * code keeps its leading zeros. The library formats cells only.
 */
function formatColumns(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const part = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(parts[part]!)
  const styles = new Map([...xml.matchAll(/<c r="([A-Z]+)2" s="(\d+)"/g)].map(match => [match[1], match[2]]))
  const formatted = xml.replace(/<col min="(\d+)" max="\d+"/g, (all, n: string) => {
    const style = styles.get(letters(Number(n) - 1))
    return style === undefined ? all : `${all} style="${style}"`
  })
  return zipSync({ ...parts, [part]: strToU8(formatted) })
}

/**
 * An empty sheet to fill in: headings with notes, a frozen header, formats, drop-downs and checks; a second sheet that
 * explains each column; the lists on a third, hidden one, however long they are.
 */
export async function writeTemplate(columns: readonly TemplateColumn[], words: TemplateWords): Promise<Uint8Array> {
  const listed = columns.flatMap((column, n) => (column.options ? [{ n, options: column.options }] : []))
  const lists = new Map(
    listed.map(({ n, options }, at) => [
      n,
      `'${sheetName(words.lists)}'!$${letters(at)}$1:$${letters(at)}$${Math.max(1, options.length)}`,
    ]),
  )
  const longest = Math.max(0, ...listed.map(({ options }) => options.length))
  const cells = new Map(
    columns.flatMap((column, n) => [
      [`0,${n}`, { style: heading(column.required), ...(column.note && { comment: { text: column.note } }) }] as const,
      [`1,${n}`, { value: null, style: { numFmt: numberFormats[column.format] } }] as const,
    ]),
  )
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(words.sheet),
        rows: [columns.map(({ title, required }) => (required ? `${title} *` : title))],
        columns: columns.map(({ width }) => ({ width })),
        cells,
        dataValidations: columns.flatMap((column, n) => validationOf(column, n, lists.get(n), words)),
        freezePane: { rows: 1 },
        rowDefs: new Map([[0, { height: 30 }]]),
      },
      {
        name: sheetName(words.explanations),
        rows: [
          ...words.lead.map(line => [line]),
          [...words.explainedHead],
          ...columns.map(column => [column.title, ...column.explained]),
        ],
        columns: [24, 10, 18, 60].map(width => ({ width })),
        merges: words.lead.map((_, n) => ({ startRow: n, startCol: 0, endRow: n, endCol: words.explainedHead.length - 1 })),
      },
      {
        name: sheetName(words.lists),
        rows: Array.from({ length: longest }, (_, row) => listed.map(({ options }) => options[row] ?? null)),
        hidden: true,
      },
    ],
  })
  return formatColumns(bytes)
}
