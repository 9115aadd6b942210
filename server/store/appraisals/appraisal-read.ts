import type { AppraisalDetail, AppraisalUnit } from '#contract/appraisals'
import { bandsOf, sumOf } from '#methods/scoring/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { type AppealRecord, appealsOf, mayAnswer, mayAppeal, mayJudge } from './appraisal-judge.ts'
import {
  type AppraisalRecord,
  appraisalById,
  appraisalFixers,
  appraisalKeepers,
  has,
  type MarkRecord,
  marksOf,
  type Staff,
  unitsOf,
} from './appraisal-rows.ts'
import { maySee, todayOf } from './appraisal-schemes.ts'
import { sayFormula } from './say-formula.ts'

type Lang = 'zh' | 'en'

/** Sums of all units and the bands they fall into; who is not whole is in none. */
function standingsOf(a: AppraisalRecord, marks: readonly MarkRecord[]) {
  const sums = new Map(
    a.units.map(unit => {
      const mine = new Map(marks.filter(m => m.unit === unit).map(m => [m.part, m]))
      const parts = a.parts.map(({ key, weight }) => {
        const m = mine.get(key)
        const points =
          m?.points == null || m.low === null || m.high === null ? null : { points: m.points, low: m.low, high: m.high }
        return { weight, points, small: m?.small ?? false }
      })
      return [unit, sumOf(parts)] as const
    }),
  )
  const placed = [...sums].flatMap(([id, sum]) => (sum?.whole ? [{ id, points: sum.points, low: sum.low, high: sum.high }] : []))
  const bands = bandsOf(placed, a.near)
  return { sums, bandOf: (unit: string) => bands.findIndex(band => band.ids.includes(unit)) + 1 || null }
}

/** What is missing before the result may be fixed. `there`: unit and part of the marks that are there. */
export function waitsFor(
  a: AppraisalRecord,
  there: ReadonlySet<string>,
  appeals: readonly AppealRecord[],
  today: string,
): AppraisalDetail['waits'] {
  const lacks = (kind: 'computed' | 'judged') =>
    a.parts.some(part => part.kind === kind && a.units.some(unit => !there.has(`${unit} ${part.key}`)))
  return [
    ...(lacks('computed') ? (['computing'] as const) : []),
    ...(lacks('judged') ? (['judging'] as const) : []),
    ...(a.appealUntil === null || today <= a.appealUntil ? (['deadline'] as const) : []),
    ...(appeals.some(one => one.answer === null) ? (['appeals'] as const) : []),
  ]
}

export async function waitsOf(app: App, tx: Tx, a: AppraisalRecord): Promise<AppraisalDetail['waits']> {
  const there = new Set((await marksOf(tx, a.id)).map(m => `${m.unit} ${m.part}`))
  return waitsFor(a, there, await appealsOf(tx, a.id), await todayOf(app))
}

/**
 * A scheme with what this reader may see: everything for those who keep it; once shown, each unit its own; the units they
 * judge, without the marks of others, for judges; everything for everybody once it is fixed. @throws Fault not-found
 */
export const readAppraisal = (app: App, actor: Staff, id: string, lang: Lang): Promise<AppraisalDetail> =>
  asSystem(app.db, 'an appraisal', async tx => {
    const a = await appraisalById(tx, id)
    if (!maySee(a, actor)) throw new Fault('not-found')
    const snapshot = await app.directory.now()
    const today = await todayOf(app)
    const keeps = has(actor, appraisalKeepers)
    const all = keeps || a.state === 'fixed'
    const own = unitsOf(actor)
    const name = (person: string | null) => (person === null ? null : (snapshot.people.get(person)?.name ?? ''))
    const marks = await marksOf(tx, id)
    const { sums, bandOf } = standingsOf(a, marks)
    // What is counted of a unit it may follow from the opening on; what is judged it sees when all see theirs.
    const seen = (m: MarkRecord) =>
      all || (own.includes(m.unit) && (a.state === 'shown' || m.from !== null)) || m.by === actor.person
    const units = a.units.flatMap((unit): AppraisalUnit[] => {
      const mine = own.includes(unit)
      const toJudge = a.parts.filter(part => mayJudge(a, actor, unit, part.key)).map(part => part.key)
      const shown = all || (mine && a.state === 'shown')
      if (!shown && !mine && toJudge.length === 0) return []
      const of = marks.filter(m => m.unit === unit && seen(m))
      return [
        {
          unit,
          name: unitName(snapshot.units.get(unit), lang),
          mine,
          marks: of.map(({ unit: _, appeal: __, by, ...m }) => ({ ...m, by: name(by) })),
          sum: shown ? (sums.get(unit) ?? null) : null,
          band: all && a.state !== 'open' ? bandOf(unit) : null,
          toJudge,
          mayAppeal: mayAppeal(a, actor, unit, today),
        },
      ]
    })
    const byOf = new Map(marks.map(m => [`${m.unit} ${m.part}`, m.by]))
    const appeals = (await appealsOf(tx, id)).filter(one => keeps || own.includes(one.unit))
    const changes = keeps
      ? await tx.rows(sql<AppraisalDetail['changes'][number]>`
          select at, by_person as by, what, before, after from appraisal_changes
          where tenant_id = ${tx.tenant} and appraisal_id = ${id} order by at desc, id limit 300`)
      : []
    const next = await tx.maybe(
      sql<{
        id: string
      }>`select id from appraisals where tenant_id = ${tx.tenant} and follows = ${id} order by made_at desc limit 1`,
    )
    const judges = [...new Set(a.parts.flatMap(part => (part.kind === 'judged' ? part.judges : [])))]
    return {
      id: a.id,
      version: a.version,
      edition: a.edition,
      follows: a.follows,
      followedBy: next?.id ?? null,
      title: a.title,
      from: a.from,
      until: a.until,
      state: a.state,
      appealUntil: a.appealUntil,
      smallest: a.smallest,
      near: a.near,
      unitIds: [...a.units],
      parts: [...a.parts],
      says: a.parts.map(part => (part.kind === 'computed' ? sayFormula(app, part.formula, lang) : '')),
      judgeNames: Object.fromEntries(judges.map(judge => [judge, name(judge) ?? ''])),
      units,
      appeals: appeals.map(one => ({
        ...one,
        by: name(one.by) ?? '',
        answeredBy: name(one.answeredBy),
        mayAnswer:
          a.state === 'shown' && one.answer === null && mayAnswer(actor, one, byOf.get(`${one.unit} ${one.part}`) ?? null),
      })),
      changes: changes.map(c => ({ ...c, by: name(c.by) ?? '' })),
      mayKeep: keeps,
      mayFix: has(actor, appraisalFixers),
      waits: keeps && (a.state === 'open' || a.state === 'shown') ? await waitsOf(app, tx, a) : [],
    }
  })

const unitName = (unit: { name: string; nameEn: string | null } | undefined, lang: Lang): string =>
  (lang === 'en' ? unit?.nameEn : null) ?? unit?.name ?? ''
