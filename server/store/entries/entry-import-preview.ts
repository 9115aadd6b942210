import type { EntryImportColumn, EntryImportPreview, EntryMapping } from '#contract/entry-import'
import { plainHeading } from '#methods/sheet-columns/index'
import { factorBetween } from '#methods/sheet-values/index'
import { Fault } from '../../errors.ts'
import type { TableRow } from '../../ports/table.ts'
import { templateWords } from '../../words/templates.ts'
import { askedOf } from './entry-import-asked.ts'
import { unitOfField } from './entry-import-cells.ts'
import { columnsThatTell } from './entry-import-match.ts'
import { needsNoAnswer, proposeFor } from './entry-import-propose.ts'
import type { Names } from './entry-import-rows.ts'
import { cellText, lettersOf, type OpenFile, type SheetTable, saidUnit, sheetTable } from './entry-import-table.ts'
import { type Ledger, ledgerIn } from './entry-rows.ts'

const sampled = 200
const shownSamples = 5
const shownLeftOut = 40

/** The sheet to begin with: the one asked for, else the first that is not hidden and holds most of what is looked for. */
async function tableToShow(file: OpenFile, asked: number | undefined, known: readonly string[]) {
  const tables = await Promise.all(file.sheets.map((_, n) => sheetTable(file, n, known)))
  const wanted = new Set(known.map(plainHeading))
  const found = (table: SheetTable | null) =>
    table?.columns.filter(c => wanted.has(plainHeading(c.path.at(-1) ?? ''))).length ?? -1
  const score = (n: number) =>
    tables[n] ? found(tables[n]!) * 4 + tables[n]!.columns.length - (file.sheets[n]!.hidden ? 100 : 0) : Number.NEGATIVE_INFINITY
  const best = asked ?? file.sheets.map((_, n) => n).sort((a, b) => score(b) - score(a))[0] ?? 0
  if (best >= file.sheets.length) throw new Fault('table-unreadable', { detail: { reason: 'no-sheet' } })
  const table = tables[best]
  if (!table) throw new Fault('table-unreadable', { detail: { reason: 'no-header' } })
  return { tables, table, sheet: best }
}

const headingsOf = (table: SheetTable | null | undefined): string => table?.columns.map(c => c.heading).join('\n') ?? ''

export interface PreviewAbout {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly sheet?: number | undefined
  readonly remembered: EntryMapping | null
  /** Where entries may lie that the importer brings in. */
  readonly reach?: EntryImportPreview['reach']
  readonly names: Names
  /** In which language the columns of the register are named. */
  readonly lang: 'zh' | 'en'
}

/** What a file holds and how it may be read: as this source was read before, else by its headings and values. */
export async function previewEntries(ledger: Ledger, file: OpenFile, about: PreviewAbout): Promise<EntryImportPreview> {
  const asked = askedOf(ledger.def.columns, ledgerIn(ledger, 'en').columns)
  const byKey = new Map(asked.map(a => [a.key, a]))
  const known = asked.flatMap(a => a.names)
  const { tables, table, sheet } = await tableToShow(file, about.sheet === undefined ? undefined : about.sheet - 1, known)
  const rows: TableRow[] = []
  const leftOut: EntryImportPreview['leftOut'] = []
  for await (const { row, kind } of table.body()) {
    if (kind === 'data') rows.push(row)
    else if (kind !== 'empty' && leftOut.length < shownLeftOut) {
      const words = [...new Set(row.cells.map(cellText).filter(text => text !== ''))].slice(0, 3).join(' ')
      leftOut.push({ line: row.line, kind, words: words.slice(0, 120) })
    }
    if (rows.length >= sampled) break
  }
  const settled = about.remembered?.columns ?? []
  const proposals = new Map(proposeFor(table, rows, asked, name => about.names.units.find(name), settled).map(p => [p.index, p]))
  const columns = table.columns.map(column => {
    const proposal = proposals.get(column.index)
    const of = proposal ? byKey.get(proposal.key) : undefined
    const wanted = of ? unitOfField(of.field) : null
    const number = of?.part === null && (of.field.kind === 'count' || of.field.kind === 'amount')
    const own = settled.find(s => s.heading === column.heading)
    const said = number ? saidUnit(column, own?.unit, table.units, wanted) : column.unit
    const factor = number && said && wanted ? factorBetween(said, wanted) : null
    return {
      heading: column.heading,
      letters: lettersOf(column.index),
      hidden: column.hidden,
      samples: [...new Set(rows.map(row => cellText(row.cells[column.index])).filter(text => text !== ''))].slice(
        0,
        shownSamples,
      ),
      unit: said?.name.replace('m2', '㎡') ?? null,
      to: proposal?.key ?? null,
      why: proposal?.why ?? null,
      sure: proposal?.sure ?? needsNoAnswer(column, settled),
      share: proposal?.share ?? null,
      factor: factor === 1 ? null : factor,
    }
  })
  const alike = (n: number) => headingsOf(tables[n]) === headingsOf(table)
  const sheets = await Promise.all(
    file.sheets.map(async ({ name, hidden }, n) => {
      const facts = await file.facts(n)
      return {
        n: n + 1,
        name,
        rows: facts.rows,
        hidden,
        hiddenRows: facts.hiddenRows,
        hiddenColumns: facts.hiddenColumns.length,
        alike: alike(n),
      }
    }),
  )
  const mappingColumns = columns.map(({ heading, to }): EntryImportColumn => {
    const before = settled.find(s => s.heading === heading && s.to === to)
    return before ?? { heading, to }
  })
  const draft: EntryMapping = {
    source: about.source,
    sheets: sheets.filter(s => s.alike && (!s.hidden || s.n === sheet + 1)).map(s => s.n),
    columns: mappingColumns,
    by: about.remembered?.by ?? [],
    datum: about.remembered?.datum ?? 'wgs84',
    fill: about.remembered?.fill ?? {},
    // What one word means is remembered; that all sure ones are placed is said for each file anew.
    places: { sure: false, said: about.remembered?.places?.said ?? {} },
  }
  return {
    id: about.id,
    reach: about.reach ?? null,
    register: ledger.name,
    file: about.name,
    kind: file.table.kind,
    encoding: file.table.encoding,
    macros: file.table.book?.macros ?? false,
    sheets,
    sheet: sheet + 1,
    header: [table.header[0], table.header[1]],
    above: table.above.map(words => words.slice(0, 200)),
    leftOut,
    columns,
    asked: askedOf(ledgerIn(ledger, about.lang).columns).map(({ key, title, field, part }) => ({
      key,
      title: part === null ? title : partTitles(about.lang)[part],
      kind: field.kind,
      required: field.required,
      measure: field.measure ?? null,
      options: field.options ?? null,
    })),
    mapping: { ...draft, by: [...tellingFor(ledger, draft)] },
    remembered: settled.length > 0 && columns.some(c => c.why === 'remembered'),
  }
}

const partTitles = (lang: 'zh' | 'en') => {
  const { longitude, latitude, community } = templateWords(lang)
  return { lng: longitude, lat: latitude, community }
}

/** The columns by which rows will be known; none where the file tells none yet. */
function tellingFor(ledger: Ledger, draft: EntryMapping): readonly string[] {
  try {
    return columnsThatTell(ledger, draft)
  } catch {
    return []
  }
}
