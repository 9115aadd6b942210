import type { AppraisalPart } from '#contract/appraisals'
import { wilson } from '#methods/rates/index'
import { pointsOf } from '#methods/scoring/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Days } from '../reports/report-period.ts'
import {
  type AppraisalRecord,
  addMarks,
  appraisalInHand,
  type MarkRecord,
  marksOf,
  type NewMark,
  noteChange,
  type Staff,
} from './appraisal-rows.ts'
import { todayOf } from './appraisal-schemes.ts'
import { type CountingOffice, countUnits, type UnitCount } from './unit-figures.ts'

type Computed = Extract<AppraisalPart, { kind: 'computed' }>
const none = { points: null, low: null, high: null, value: null, hit: null, of: null, small: false, appeal: null }

/** Points of a unit for a part, with all that says where they come from. Shares are per cent, and bounded by chance. */
function markOf(
  part: Computed,
  smallest: number,
  share: boolean,
  c: UnitCount,
): Omit<NewMark, 'unit' | 'part' | 'from' | 'until' | 'by'> {
  const said = { words: '', evidence: '', files: [], appeal: null, share, hit: c.hit, of: c.of }
  if (!share) {
    const points = pointsOf(part.rule, c.hit)
    return { ...said, points, low: points, high: points, value: c.hit, small: false }
  }
  if (c.of === 0) return { ...none, ...said }
  const value = (c.hit / c.of) * 100
  const bounds = wilson(c.hit, c.of)
  const ends = [bounds.low * 100, bounds.high * 100, value].map(v => pointsOf(part.rule, v))
  return {
    ...said,
    value: Math.round(value * 100) / 100,
    points: pointsOf(part.rule, value),
    low: Math.min(...ends),
    high: Math.max(...ends),
    small: c.of < smallest,
  }
}

const same = (a: NewMark, b: MarkRecord | undefined): boolean =>
  b !== undefined &&
  (['points', 'low', 'high', 'value', 'hit', 'of', 'share', 'small', 'from', 'until'] as const).every(key => a[key] === b[key])

/** What counting all computed parts now would change. */
export async function countMarks(
  app: CountingOffice,
  tx: Tx,
  a: Pick<AppraisalRecord, 'id' | 'parts' | 'units' | 'smallest'>,
  days: Days & { readonly until: string },
): Promise<NewMark[]> {
  const before = new Map((await marksOf(tx, a.id)).map(mark => [`${mark.unit} ${mark.part}`, mark]))
  const marks: NewMark[] = []
  for (const part of a.parts) {
    if (part.kind !== 'computed') continue
    const { share, counts } = await countUnits(app, tx, part.formula, a.units, days)
    for (const unit of a.units) {
      const count = counts.find(c => c.unit === unit) ?? { unit, hit: 0, of: 0 }
      const mark = { ...markOf(part, a.smallest, share, count), unit, part: part.key, ...days, by: null }
      const last = before.get(`${unit} ${part.key}`)
      if (last?.appeal == null && !same(mark, last)) marks.push(mark)
    }
  }
  return marks
}

/**
 * Counts all computed parts of all units and keeps what changed, with what it was counted from. What an objection set right
 * stays as it was set. @throws Fault not-found, appraisal-not-now, answers-invalid
 */
export const computeAppraisal = (app: App, actor: Staff, id: string): Promise<void> =>
  asSystem(app.db, 'compute an appraisal', async tx => {
    const a = await appraisalInHand(tx, id, null, ['open', 'shown'])
    const days = daysOf(a, await todayOf(app))
    const marks = await countMarks(app, tx, a, days)
    await addMarks(tx, id, marks, app.now())
    await noteChange(tx, {
      appraisal: id,
      at: app.now(),
      by: actor.person,
      what: 'computed',
      after: { ...days, changed: marks.length },
    })
  })

/** Up to today while the time of the scheme still runs. @throws Fault appraisal-not-now before it begins */
function daysOf(a: AppraisalRecord, today: string): Days & { until: string } {
  if (today < a.from) throw new Fault('appraisal-not-now', { detail: { from: a.from } })
  const to = today < a.until ? today : a.until
  return { from: a.from, to, until: to }
}
