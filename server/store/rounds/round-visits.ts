import type { Case, Event } from '#kernel/engine/model'
import type { RoundData } from '#kernel/index'
import { idFor } from '../context.ts'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

interface VisitRow {
  readonly id: string
  readonly at: string
  readonly outcome: 'made' | 'offered' | 'missed'
  readonly in_time: boolean
}

/**
 * What a command's events mean for coverage: a visit made or offered, in time when no clock of its turn ran out before it,
 * or a promise that ran out. What follows a missed visit (a call, the door) is part of the same promise.
 */
export function visitRows(round: RoundData, before: Case, events: readonly Event[]): VisitRow[] {
  const row = (e: Event, outcome: VisitRow['outcome'], in_time: boolean): VisitRow => ({
    id: idFor(`${before.id}/${e.command}/${outcome}`, 0),
    at: moment(e.at),
    outcome,
    in_time,
  })
  const inTime = before.state === round.awaits && before.clock?.lateAt === null
  return events.flatMap(e => {
    if (e.body.kind === 'WentLate') return before.state === round.awaits ? [row(e, 'missed', false)] : []
    const counts = e.body.kind === 'Stepped' ? round.visits[e.body.step] : undefined
    return counts ? [row(e, counts, inTime)] : []
  })
}

export async function keepVisits(tx: Tx, round: RoundData, before: Case, events: readonly Event[]): Promise<void> {
  const rows = visitRows(round, before, events)
  if (rows.length === 0) return
  await tx.run(sql`
    insert into round_visits (tenant_id, id, type, stop_id, at, outcome, in_time, community_id, grid_id)
    select ${tx.tenant}, v.id, ${before.type}, ${before.id}, v.at, v.outcome, v.in_time, ${before.place.community}, ${before.place.grid}
    from jsonb_to_recordset(${json(rows)}::jsonb) as v (id uuid, at timestamptz, outcome text, in_time boolean)
    on conflict (tenant_id, id) do nothing`)
}
