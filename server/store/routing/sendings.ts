import { evolve } from '#kernel/engine/evolve'
import type { Case, Event } from '#kernel/engine/model'
import { categoryOf } from '#kernel/engine/sending'
import type { CaseData } from '#kernel/index'
import { type Calendar, localDay } from '#methods/working-time/index'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

/** A unit gave a case back. */
interface ReturnRow {
  readonly case_id: string
  readonly seq: number
  readonly at: string
  readonly step: string
  readonly category: string | null
  readonly street_id: string | null
  readonly from_unit: string
  readonly to_unit: string | null
}
/** A community was given a case, or called to one. */
interface AskedRow {
  readonly month: string
  readonly unit: string
  readonly kind: 'case' | 'task'
  readonly source: string
}
export interface Sendings {
  readonly returns: readonly ReturnRow[]
  /** Where a case that was given back before went now. */
  readonly next: { readonly case_id: string; readonly unit: string } | null
  readonly asked: readonly AskedRow[]
}

/** Stands where the office's dispatchers asked by themselves and no unit had the case before. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** Which units are communities, and whose months. */
export interface Known {
  readonly units: ReadonlyMap<string, { readonly kind: string }>
  readonly calendar: Calendar
}

/** What a command's events mean for the counts of returns and of what communities are asked. */
export function sendingsOf(def: CaseData, before: Case | null, id: string, events: readonly Event[], known: Known): Sendings {
  const returns: ReturnRow[] = []
  const asked: AskedRow[] = []
  let next: Sendings['next'] = null
  let c: Case | { readonly id: string } = before ?? { id }
  let seq = before?.version ?? 0
  const isCommunity = (unit: string | null): unit is string => unit !== null && known.units.get(unit)?.kind === 'community'
  const note = (e: Event, kind: AskedRow['kind'], unit: string, from: string | null) =>
    asked.push({
      month: `${localDay(e.at, known.calendar).slice(0, 7)}-01`,
      unit,
      kind,
      source: from === unit ? nobody : (from ?? nobody),
    })
  for (const e of events) {
    seq += 1
    const { body } = e
    const had = 'unit' in c ? c : null
    if (body.kind === 'Stepped' && body.handsBack && had?.unit)
      returns.push({
        case_id: id,
        seq,
        at: moment(e.at),
        step: body.step,
        category: categoryOf(def, had.data),
        street_id: had.place.street,
        from_unit: had.unit,
        to_unit: null,
      })
    if (body.kind === 'Assigned' && body.because.startsWith('step:') && body.unit !== null) {
      if (had && (had.handedBack?.length ?? 0) > 0) {
        const open = returns.findLastIndex(row => row.to_unit === null)
        if (open >= 0) returns[open] = { ...returns[open]!, to_unit: body.unit }
        else next = { case_id: id, unit: body.unit }
      }
      if (isCommunity(body.unit)) note(e, 'case', body.unit, had?.unit ?? null)
    }
    if (body.kind === 'TasksCalled')
      for (const { unit } of body.tasks) if (isCommunity(unit)) note(e, 'task', unit, had?.unit ?? null)
    c = evolve(c, e)
  }
  return { returns, next, asked }
}

/** Writes what was counted, of one command or of many cases at once. */
export async function writeSendings(tx: Tx, type: string, all: readonly Sendings[]): Promise<void> {
  const returns = all.flatMap(one => one.returns)
  const nexts = all.flatMap(one => one.next ?? [])
  const counts = new Map<string, AskedRow & { count: number }>()
  for (const row of all.flatMap(one => one.asked)) {
    const key = `${row.month} ${row.unit} ${row.kind} ${row.source}`
    counts.set(key, { ...row, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  if (nexts.length > 0)
    await tx.run(sql`
      update case_returns r set to_unit = x.unit
      from jsonb_to_recordset(${json(nexts)}::jsonb) as x (case_id uuid, unit uuid)
      where r.tenant_id = ${tx.tenant} and r.case_id = x.case_id and r.to_unit is null`)
  if (returns.length > 0)
    await tx.run(sql`
      insert into case_returns (tenant_id, case_id, seq, type, at, step, category, street_id, from_unit, to_unit)
      select ${tx.tenant}, x.case_id, x.seq, ${type}, x.at, x.step, x.category, x.street_id, x.from_unit, x.to_unit
      from jsonb_to_recordset(${json(returns)}::jsonb) as x (case_id uuid, seq int, at timestamptz, step text, category text, street_id uuid, from_unit uuid, to_unit uuid)
      on conflict (tenant_id, case_id, seq) do nothing`)
  if (counts.size === 0) return
  // In one order, so that two commands never wait for each other.
  const rows = [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  await tx.run(sql`
    insert into community_counts (tenant_id, type, month, unit_id, kind, source_id, count)
    select ${tx.tenant}, ${type}, x.month, x.unit, x.kind, x.source, x.count
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (month date, unit uuid, kind text, source uuid, count int)
    on conflict (tenant_id, type, month, unit_id, kind, source_id) do update set count = community_counts.count + excluded.count`)
}
