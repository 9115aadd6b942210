import type {
  EntryImportCounts,
  EntryImportPlace,
  EntryImportProblem,
  EntryImportUndo,
  EntryImportView,
} from '#contract/entry-import'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { rowWords } from '../../words/imports.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { firstProblems, keptProblems, type Lang, type RunRow, runColumns, shownRun } from '../imports/runs.ts'
import { sql } from '../sql.ts'
import { knownAddresses } from './address-known.ts'
import { proposalsFor } from './address-propose.ts'
import { outsideOf, placeName, rolesInWords, whoMay } from './entry-import-reach.ts'
import type { ToldProblem } from './entry-import-tell.ts'
import { type Ledger, ledgerIn, ledgerOf } from './entry-rows.ts'

export const runs = { table: 'entry_imports', folder: 'entry-imports' } as const

/** What was taken back, as it is kept: whose names are found when it is read. */
export type KeptUndo = EntryImportUndo & { readonly at: number; readonly by: string | null }
export interface ImportRow extends RunRow<EntryImportView['state'], EntryImportCounts> {
  readonly register: string
  readonly handedAt: number | null
  readonly undone: KeptUndo | null
}
export const importColumns = sql`${runColumns}, register, handed_at as "handedAt", undone`

export const importRow = (app: Pick<App, 'db'>, id: string): Promise<ImportRow | null> =>
  asSystem(app.db, 'an import', tx =>
    tx.maybe(sql<ImportRow>`select ${importColumns} from entry_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )

const nameOf = (snapshot: Snapshot, person: string | null) =>
  person === null ? null : (snapshot.people.get(person)?.name ?? null)

function viewOf(row: ImportRow, snapshot: Snapshot, now: number, lang: Lang) {
  const { undone, ...shown } = shownRun<EntryImportView['state'], EntryImportCounts, ImportRow>(row, now, lang)
  const why = undone?.why.map(one => ({ ...one, message: rowWords(one.why, lang) })) ?? []
  return {
    ...shown,
    by: nameOf(snapshot, row.madeBy),
    undone: undone && { ...undone, by: nameOf(snapshot, undone.by), why },
  }
}

type Said = (problem: ToldProblem) => string
function wordsFor(app: Pick<App, 'now'>, ledger: Ledger, snapshot: Snapshot, lang: Lang): Said {
  const who = rolesInWords(whoMay(ledger, snapshot, app.now(), lang), lang)
  return ({ code, place }) => {
    const name = placeName(snapshot, place ?? null, lang)
    return code === 'not-yours' && name !== null && who !== ''
      ? rowWords('not-yours-at', lang, { place: name, who })
      : rowWords(code, lang)
  }
}
const inWords = (kept: readonly ToldProblem[], said: Said): EntryImportProblem[] =>
  kept.map(({ place: _, ...problem }) => ({ ...problem, message: said({ ...problem, ...(_ !== undefined && { place: _ }) }) }))

/** How far an import is, and what it met. @throws Fault not-found */
export async function readEntryImport(app: App, id: string, lang: Lang): Promise<EntryImportView> {
  type Kept = Pick<EntryImportView, 'unknown' | 'changes'> & { places: EntryImportPlace[]; problems: ToldProblem[] }
  const row = await asSystem(app.db, 'an import', tx =>
    tx.maybe(sql<ImportRow & Kept>`
      select ${importColumns}, unknown_names as unknown, changes, places, ${firstProblems}
      from entry_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!row) throw new Fault('not-found')
  const { problems, unknown, changes, places, ...rest } = row
  const snapshot = await app.directory.now()
  const ledger = ledgerOf(app.programmes, row.register)
  const titles = ledgerIn(ledger, lang).columns
  const near = (one: EntryImportView['unknown'][number]) =>
    one.near.map(n => ({ ...n, title: titles[one.field]?.options?.[n.key] ?? n.title }))
  // Kept as Chinese reads it.
  const known = lang === 'zh' || places.length === 0 ? null : await knownAddresses(app, snapshot)
  return {
    ...viewOf(rest, snapshot, app.now(), lang),
    problems: inWords(problems, wordsFor(app, ledger, snapshot, lang)),
    unknown: unknown.map(one => ({ ...one, near: near(one) })),
    changes,
    places: known ? places.map(one => ({ ...one, proposals: proposalsFor(snapshot, known, one.words, lang).proposals })) : places,
    outside: outsideOf(ledger, row.counts, snapshot, app.now(), lang),
  }
}

/** Every problem that was kept, for a download. @throws Fault not-found */
export async function entryProblems(app: App, ledger: Ledger, id: string, lang: Lang): Promise<EntryImportProblem[]> {
  const kept = await keptProblems<ToldProblem>(app, runs, id)
  return inWords(kept, wordsFor(app, ledger, await app.directory.now(), lang))
}

/** The latest imports into a register. */
export async function listEntryImports(app: App, register: string, lang: Lang) {
  const snapshot = await app.directory.now()
  const rows = await asSystem(app.db, 'imports', tx =>
    tx.rows(
      sql<ImportRow>`select ${importColumns} from entry_imports where tenant_id = ${tx.tenant} and register = ${register} and state <> 'uploaded'
        order by started_at desc limit 30`,
    ),
  )
  return { rows: rows.map(row => viewOf(row, snapshot, app.now(), lang)) }
}
