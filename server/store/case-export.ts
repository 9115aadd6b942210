import type { Actor } from '#kernel/engine/actor'
import { explainDeadline } from '#kernel/engine/explain-deadline'
import { story } from '#kernel/engine/story'
import type { Entry } from '#kernel/engine/story-parts'
import { valueWords } from '#kernel/engine/values'
import { momentWords } from '#kernel/engine/words/phrase'
import type { App } from '../app.ts'
import type { Cell, SheetColumn } from '../ports/sheet.ts'
import { exportWords } from '../words/exports.ts'
import { recordAudit } from './audit.ts'
import { type CaseQuery, listCases } from './case-lists.ts'
import { detailOf, namesFor, readCase } from './cases.ts'
import { reachOf } from './commands.ts'
import { transact } from './db.ts'
import { caseType, inLanguage } from './definitions.ts'
import { homeIsPersonal, mostRevealed, personalColumns } from './export-personal.ts'

/** A sheet holds no more than a million and some; whoever wants all of a larger office uses `linli export`. */
const mostRows = 1_000_000
const page = 500

type Lang = 'zh' | 'en'

/**
 * The same list as on the screen, row after row, as a sheet; the rows are read while they are written. Nothing in it is
 * personal, unless whoever may see it says why.
 */
export async function exportList(app: App, actor: Actor, q: CaseQuery, lang: Lang, reason?: string) {
  const of = caseType(app.programmes, q.type)
  const def = inLanguage(of, lang)
  const snapshot = await app.directory.now()
  const names = namesFor(of, snapshot, lang)
  const w = exportWords[lang]
  const named = (id: string | null, name: (id: string) => string) => (id === null ? null : name(id))
  const when = (at: number | null) => (at === null ? null : momentWords(at, lang))
  const columns: SheetColumn[] = [
    [w.number, 20],
    [w.title, 48],
    [w.state, 12],
    [w.due, 26],
    [w.late, 8],
    [w.unit, 24],
    [w.holder, 12],
    [w.community, 16],
    [w.grid, 20],
    [w.address, 32],
    [w.filed, 26],
    [w.closed, 26],
  ].map(([title, width]) => ({ title: String(title), width: Number(width) }))
  const personal = reason === undefined ? null : personalColumns(app, actor, of, { lang, names, reason })
  const home = homeIsPersonal(of.def)
  const most = personal ? mostRevealed : mostRows

  async function* rows(): AsyncGenerator<Cell[]> {
    let cursor = q.cursor
    for (let count = 0; count < most; ) {
      const { rows: found, next } = await listCases(app, actor, { ...q, cursor, limit: page })
      const more = await personal?.cells(found)
      for (const row of found.slice(0, most - count))
        yield [
          row.number,
          row.title,
          def.states[row.state]?.title ?? row.state,
          when(row.dueAt),
          row.lateAt === null ? null : w.yes,
          named(row.unit, names.unit),
          named(row.holder, names.person),
          named(row.community, names.place),
          named(row.grid, names.place),
          home ? null : row.address,
          when(row.filedAt),
          when(row.closedAt),
          ...(more?.get(row.id) ?? []),
        ]
      count += found.length
      if (next === null) return
      cursor = next
    }
  }
  const { view, state, community, grid, unit, kind, from, to } = q
  const asked = {
    type: of.type,
    view,
    state,
    community,
    grid,
    unit,
    kind,
    from,
    to,
    words: q.q !== undefined,
    ...(reason && { reason }),
  }
  await transact(app.db, reachOf(app, actor), tx =>
    recordAudit(tx, { actor, at: app.now(), action: 'case-export', detail: asked }),
  )
  return { title: def.title, columns: [...columns, ...(personal?.columns ?? [])], rows: rows() }
}

/** A case as a document: what stands on its page, with personal values masked whoever asks. */
export interface CaseDocument {
  readonly number: string
  readonly type: string
  readonly state: string
  readonly facts: readonly (readonly [title: string, value: string])[]
  readonly deadline: readonly string[]
  readonly story: readonly Entry[]
  readonly photos: readonly string[]
  readonly made: string
}

export async function exportCase(app: App, actor: Actor, id: string, lang: Lang): Promise<CaseDocument> {
  const { of, c, events } = await readCase(app, actor, id)
  // Masked as on the screen of whoever asks; lifting the mask is another matter, with a reason on record.
  const detail = await detailOf(app, actor, id, lang)
  const def = inLanguage(of, lang)
  const snapshot = await app.directory.now()
  const names = namesFor(of, snapshot, lang)
  const w = exportWords[lang]
  const facts = Object.entries(def.form).flatMap(([key, field]): [string, string][] => {
    const value = detail.case.data[key]
    const words = value === undefined || value === null ? null : valueWords(field, value, lang, names)
    return words === null ? [] : [[field.title, words]]
  })
  const { place, unit } = c
  const more: [string, string | null][] = [
    [w.grid, place.grid && [place.community, place.grid].map(p => (p ? names.place(p) : '')).join(' ')],
    [w.unit, unit && names.unit(unit)],
    [w.filed, momentWords(c.filedAt, lang)],
  ]
  await transact(app.db, reachOf(app, actor), tx =>
    recordAudit(tx, { actor, at: app.now(), action: 'case-export', caseId: id, detail: { type: of.type } }),
  )
  const photos = Object.entries(def.form).flatMap(([key, field]) =>
    field.kind === 'photos' && Array.isArray(detail.case.data[key]) ? (detail.case.data[key] as string[]) : [],
  )
  const who = actor.kind === 'staff' ? actor.name : ''
  const office = lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name
  return {
    number: detail.case.number,
    type: def.title,
    state: def.states[c.state]?.title ?? c.state,
    facts: [...facts, ...more.flatMap(([title, value]): [string, string][] => (value ? [[title, value]] : []))],
    deadline: c.clock ? explainDeadline(c.clock, snapshot.calendar, lang) : [],
    story: story(def, events, lang, names),
    photos,
    made: w.made.replace('{office}', office).replace('{at}', momentWords(app.now(), lang)).replace('{who}', who),
  }
}
