import type { App } from '../../app.ts'
import { asSystem } from '../db.ts'
import { type AppraisalRecord, appraisalsOf, type MarkRecord, marksOf } from './appraisal-rows.ts'
import { todayOf } from './appraisal-schemes.ts'
import { tellOwing, tellUnits } from './appraisal-tell.ts'

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const owing = (a: AppraisalRecord, marks: readonly MarkRecord[]): readonly string[] =>
  a.parts.flatMap(part =>
    part.kind === 'judged' && a.units.some(unit => !marks.some(m => m.unit === unit && m.part === part.key)) ? part.judges : [],
  )

/**
 * Tells units once that objections end, on the day before or the day itself, and judges once that points are missing after
 * the time of the scheme. @returns how many were told
 */
export const remindOfAppraisals = (app: App): Promise<number> =>
  asSystem(app.db, 'remind of appraisals', async tx => {
    const today = await todayOf(app)
    let told = 0
    for (const a of await appraisalsOf(tx)) {
      const until = a.appealUntil
      if (a.state === 'shown' && until !== null && today >= dayBefore(until) && today <= until)
        told += await tellUnits(app, tx, a, 'AppraisalLastDay', a.units, { until })
      if (a.state === 'open' && today > a.until) told += await tellOwing(app, tx, a, owing(a, await marksOf(tx, a.id)))
    }
    return told
  })
