import type { CommandSummary } from '#contract/command'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { sql } from '../sql.ts'
import { openCells } from '../tallies.ts'
import { at, officeDay, onWall, type Wall } from './command-wall.ts'

/** Open cases of one community, unit and state: what the wall adds up. */
export interface WallCell {
  readonly community: string | null
  readonly unit: string | null
  readonly state: string
  readonly open: number
  readonly late: number
  readonly due: number
  readonly dueLate: number
}
interface DayCell {
  readonly community: string | null
  readonly filed: number
  readonly closed: number
}

function sumBy<Cell, Key, Sum extends object>(
  cells: readonly Cell[],
  key: (cell: Cell) => Key,
  sum: (cells: readonly Cell[]) => Sum,
) {
  const groups = new Map<Key, Cell[]>()
  for (const cell of cells) groups.set(key(cell), [...(groups.get(key(cell)) ?? []), cell])
  return [...groups].map(([of, some]) => ({ of, ...sum(some) }))
}
const total = <Cell>(cells: readonly Cell[], of: (cell: Cell) => number) => cells.reduce((n, cell) => n + of(cell), 0)

/** All that is open on a wall, from the sums kept; what is due today is counted, since time itself changes it. */
export async function wallCells(
  tx: Tx,
  of: CaseType,
  wall: Wall,
  { now, start, end }: { readonly now: number; readonly start: number; readonly end: number },
): Promise<readonly WallCell[]> {
  const due = await tx.rows(
    sql<Omit<WallCell, 'open' | 'late'>>`
      select community, unit, state, due, due_late as "dueLate" from linli_due_counts(${of.type}, ${at(now)}, ${at(start)}, ${at(end)})`,
  )
  const kept = (await openCells(tx, of, onWall(wall))).filter(cell => cell.what !== 'nobody')
  return [
    ...due.map(cell => ({ ...cell, open: 0, late: 0 })),
    ...kept.map(({ what, n, ...cell }) => ({
      ...cell,
      open: what === 'open' ? n : 0,
      late: what === 'late' ? n : 0,
      due: 0,
      dueLate: 0,
    })),
  ]
}

/** Every count of the wall, whole: nothing stops at a page. Read within the reach the transaction was opened with. */
export async function countWall(
  tx: Tx,
  of: CaseType,
  wall: Wall,
  now: number,
  utcOffsetMinutes: number,
): Promise<Pick<CommandSummary, 'counts' | 'states' | 'units' | 'communities'>> {
  const { start, end } = officeDay(now, utcOffsetMinutes)
  const open = await wallCells(tx, of, wall, { now, start, end })
  const today = await tx.rows(sql<DayCell>`select * from linli_day_counts(${of.type}, ${at(start)}, ${at(end)})`)
  const counted = (cells: readonly WallCell[]) => ({
    open: total(cells, c => c.open),
    late: total(cells, c => c.late),
    due: total(cells, c => c.due),
    dueLate: total(cells, c => c.dueLate),
  })
  const { dueLate: _, ...sums } = counted(open)
  const ofDay = new Map(today.map(c => [c.community, c]))
  const places = sumBy(open, c => c.community, counted)
  const quiet = today
    .filter(c => !places.some(p => p.of === c.community))
    .map(c => ({ of: c.community, open: 0, late: 0, due: 0 }))
  return {
    counts: { ...sums, filed: total(today, c => c.filed), closed: total(today, c => c.closed) },
    states: Object.fromEntries(sumBy(open, c => c.state, counted).map(({ of, open: n }) => [of, n])),
    units: sumBy(open, c => c.unit, counted)
      .map(({ of, ...numbers }) => ({ unit: of, ...numbers }))
      .sort((a, b) => b.due - a.due || b.late - a.late || b.open - a.open),
    communities: [...places, ...quiet]
      .map(({ of, open: n, late, due }) => ({
        place: of,
        open: n,
        late,
        due,
        filed: ofDay.get(of)?.filed ?? 0,
        closed: ofDay.get(of)?.closed ?? 0,
      }))
      .sort((a, b) => b.open - a.open),
  }
}
