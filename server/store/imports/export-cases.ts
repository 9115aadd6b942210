import { inConfidence, masked } from '#kernel/engine/access'
import { allFields, valueWords } from '#kernel/engine/values'
import { momentWords } from '#kernel/engine/words/phrase'
import type { FieldData } from '#kernel/index'
import type { App } from '../../app.ts'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { exportWords } from '../../words/exports.ts'
import { type CaseRecord, caseColumns } from '../case-rows.ts'
import { namesFor } from '../cases.ts'
import { asSystem } from '../db.ts'
import { caseType, inLanguage } from '../definitions.ts'
import { homeIsPersonal, maskedWords } from '../export-personal.ts'
import { all, moment, type Query, sql } from '../sql.ts'

export interface ExportAsked {
  readonly type?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly open?: boolean | undefined
  readonly channel?: string | undefined
  /** Filed from this moment on, and before that one. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Personal fields as they are; somebody said why, on record. */
  readonly revealed: boolean
  readonly lang: 'zh' | 'en'
}
type ExportApp = Pick<App, 'db' | 'directory' | 'programmes'>

const pageRows = 1000

/**
 * Every case asked for, street by street in order of filing, read page by page: however many there are, few are in memory.
 */
export async function* exportedCases(app: ExportApp, asked: ExportAsked): AsyncGenerator<CaseRecord> {
  const of = caseType(app.programmes, asked.type)
  const { streets } = await app.directory.now()
  const filters = (tenant: number): Query<unknown>[] => [
    sql`tenant_id = ${tenant}`,
    sql`type = ${of.type}`,
    ...(asked.states ? [sql`state = any(${[...asked.states]}::text[])`] : []),
    ...(asked.open === undefined ? [] : [asked.open ? sql`closed_at is null` : sql`closed_at is not null`]),
    ...(asked.channel === undefined ? [] : [sql`channel = ${asked.channel}`]),
    ...(asked.from === undefined ? [] : [sql`filed_at >= ${moment(asked.from)}`]),
    ...(asked.to === undefined ? [] : [sql`filed_at < ${moment(asked.to)}`]),
  ]
  for (const street of [...streets, null]) {
    const place = street === null ? sql`street_id is null` : sql`street_id = ${street}`
    // The index keeps the newest first, and those of one moment by id.
    let after: Query<unknown> = sql`true`
    for (;;) {
      const rows = await asSystem(app.db, 'export cases', tx =>
        tx.fresh(sql<CaseRecord>`
          select ${caseColumns} from cases where ${all([...filters(tx.tenant), place, after])}
          order by filed_at desc, id limit ${pageRows}`),
      )
      yield* rows
      const last = rows.at(-1)
      if (!last || rows.length < pageRows) break
      const at = sql`${moment(last.filed_at)}::timestamptz`
      after = sql`filed_at <= ${at} and (filed_at < ${at} or id > ${last.id})`
    }
  }
}

/** The columns of a table of cases, and how a case becomes a row of it. */
export async function exportTable(app: ExportApp, asked: ExportAsked) {
  const of = caseType(app.programmes, asked.type)
  const def = inLanguage(of, asked.lang)
  const snapshot = await app.directory.now()
  const names = namesFor(of, snapshot, asked.lang)
  const w = exportWords[asked.lang]
  const fields = Object.entries(allFields(def)).filter(([, field]) => field.kind !== 'photos' && field.kind !== 'place')
  const when = (at: number | null) => (at === null ? null : momentWords(at, asked.lang))
  const named = (id: string | null, name: (id: string) => string) => (id === null ? null : name(id))
  const hidesHome = homeIsPersonal(def) && !asked.revealed
  /** Where it lies, as far as that is nobody's home. */
  const placed = (r: CaseRecord) => (hidesHome ? { building_id: null, address: null, lng: null, lat: null } : r)
  const own: readonly (readonly [title: string, width: number, read: (r: CaseRecord) => Cell])[] = [
    [w.number, 20, r => r.number],
    [w.state, 12, r => def.states[r.state]?.title ?? r.state],
    [w.filed, 26, r => when(r.filed_at)],
    [w.closed, 26, r => when(r.closed_at)],
    [w.late, 8, r => (r.ever_late ? w.yes : null)],
    [w.channel, 10, r => r.channel],
    [w.unit, 24, r => named(r.unit_id, names.unit)],
    [w.holder, 12, r => named(r.holder_id, names.person)],
    [w.community, 16, r => named(r.community_id, names.place)],
    [w.grid, 20, r => named(r.grid_id, names.place)],
    [w.address, 32, r => placed(r).address],
    [w.lng, 12, r => placed(r).lng],
    [w.lat, 12, r => placed(r).lat],
  ]
  const cell = (key: string, field: FieldData, r: CaseRecord): Cell => {
    const value = r.data[key]
    if (value === undefined || value === null) return null
    if (!field.personal && (field.kind === 'count' || field.kind === 'amount')) return value as number
    if (field.personal && !asked.revealed) return maskedWords(field, value, inConfidence(def, r.data), asked.lang, names)
    return valueWords(field, value, asked.lang, names)
  }
  const columns: SheetColumn[] = [
    ...own.map(([title, width]) => ({ title, width })),
    ...fields.map(([, field]) => ({ title: field.title, width: field.kind === 'note' ? 48 : 18 })),
  ]
  return {
    title: def.title,
    columns,
    row: (r: CaseRecord): Cell[] => [...own.map(([, , read]) => read(r)), ...fields.map(([key, field]) => cell(key, field, r))],
    /** The same for machines: names of the definition, moments as epoch milliseconds. */
    object: (r: CaseRecord) => ({
      id: r.id,
      number: r.number,
      type: r.type,
      state: r.state,
      filedAt: r.filed_at,
      changedAt: r.changed_at,
      closedAt: r.closed_at,
      everLate: r.ever_late,
      channel: r.channel,
      place: {
        street: r.street_id,
        community: r.community_id,
        grid: r.grid_id,
        building: placed(r).building_id,
        lng: placed(r).lng,
        lat: placed(r).lat,
        address: placed(r).address,
      },
      unit: r.unit_id,
      holder: r.holder_id,
      data: asked.revealed ? r.data : masked(of.def, r.data),
    }),
  }
}
