import type { z } from 'zod'
import type { appealAnswer, appealBody, appraisalMarkBody } from '#contract/appraisals'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'
import { takeEvidence } from './appraisal-files.ts'
import {
  type AppraisalRecord,
  addMarks,
  appraisalInHand,
  appraisalKeepers,
  has,
  marksOf,
  noteChange,
  type Staff,
  unitsOf,
} from './appraisal-rows.ts'
import { todayOf } from './appraisal-schemes.ts'
import { tellKeepers, tellUnits } from './appraisal-tell.ts'

const judged = { value: null, hit: null, of: null, share: false, small: false, from: null, until: null }

/** Who may give a unit points for a part: a judge the scheme names, who is not of that unit. */
export const mayJudge = (a: AppraisalRecord, actor: Staff, unit: string, part: string): boolean =>
  a.state === 'open' &&
  !unitsOf(actor).includes(unit) &&
  a.parts.some(p => p.key === part && p.kind === 'judged' && p.judges.includes(actor.person))

/** @throws Fault not-found, appraisal-not-now, appraisal-not-yours, answers-invalid */
export const judgeUnit = (app: App, actor: Staff, id: string, m: z.output<typeof appraisalMarkBody>): Promise<void> =>
  asSystem(app.db, 'judge a unit', async tx => {
    const a = await appraisalInHand(tx, id, null, ['open'])
    const part = a.parts.find(p => p.key === m.part)
    if (part?.kind !== 'judged' || !a.units.includes(m.unit)) throw new Fault('not-found')
    if (!mayJudge(a, actor, m.unit, m.part)) throw new Fault('appraisal-not-yours')
    if (part.evidence && m.evidence === '' && m.files.length === 0)
      throw new Fault('answers-invalid', { fields: { evidence: 'empty' } })
    await takeEvidence(tx, actor, { appraisal: id, unit: m.unit, files: m.files })
    const { points, words, evidence, files } = m
    const mark = { ...judged, points, low: points, high: points, words, evidence, files, appeal: null, by: actor.person }
    await addMarks(tx, id, [{ ...mark, unit: m.unit, part: m.part }], app.now())
    await noteChange(tx, { appraisal: id, at: app.now(), by: actor.person, what: 'judged', after: m })
  })

/** Whether somebody of the unit may object now: what was shown, until the day that was told. */
export const mayAppeal = (a: AppraisalRecord, actor: Staff, unit: string, today: string): boolean =>
  a.state === 'shown' && a.appealUntil !== null && today <= a.appealUntil && unitsOf(actor).includes(unit)

/** A unit objects in writing to what it got for a part. @throws Fault not-found, appraisal-not-now, appraisal-not-yours, key-reused */
export const appeal = (app: App, actor: Staff, id: string, body: z.output<typeof appealBody>): Promise<void> =>
  asSystem(app.db, 'object to an appraisal', async tx => {
    const a = await appraisalInHand(tx, id, null, ['shown'])
    if (!a.units.includes(body.unit) || !a.parts.some(p => p.key === body.part)) throw new Fault('not-found')
    if (!unitsOf(actor).includes(body.unit)) throw new Fault('appraisal-not-yours')
    const today = await todayOf(app)
    if (!mayAppeal(a, actor, body.unit, today)) throw new Fault('appraisal-not-now', { detail: { until: a.appealUntil } })
    if (!(await firstTime(tx, 'appraisal-appeal', body.id, { appraisal: id, ...body }, app.now()))) return
    await tx.run(sql`
      insert into appraisal_appeals (tenant_id, id, appraisal_id, unit_id, part, words, files, by_person, at)
      values (${tx.tenant}, ${body.id}, ${id}, ${body.unit}, ${body.part}, ${body.words}, ${body.files}::uuid[], ${actor.person},
        ${moment(app.now())})`)
    await takeEvidence(tx, actor, { appraisal: id, unit: body.unit, files: body.files })
    const { unit, part } = body
    await noteChange(tx, { appraisal: id, at: app.now(), by: actor.person, what: 'appealed', after: { unit, part } })
    await tellKeepers(app, tx, a, actor.person)
  })

export interface AppealRecord {
  readonly id: string
  readonly unit: string
  readonly part: string
  readonly words: string
  readonly files: string[]
  readonly by: string
  readonly at: number
  readonly upheld: boolean | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: number | null
}
export const appealsOf = (tx: Tx, appraisal: string): Promise<AppealRecord[]> =>
  tx.rows(sql<AppealRecord>`
    select id, unit_id as unit, part, words, files::text[] as files, by_person as by, at, upheld, answer, answered_by as "answeredBy", answered_at as "answeredAt"
    from appraisal_appeals where tenant_id = ${tx.tenant} and appraisal_id = ${appraisal} order by at, id`)

/** Somebody who neither objected, nor is of the unit, nor gave the points objected to. */
export const mayAnswer = (actor: Staff, one: AppealRecord, judgedBy: string | null): boolean =>
  has(actor, appraisalKeepers) && one.by !== actor.person && judgedBy !== actor.person && !unitsOf(actor).includes(one.unit)

/** @throws Fault not-found, appraisal-not-now, appraisal-not-yours, answers-invalid */
export const answerAppeal = (
  app: App,
  actor: Staff,
  id: string,
  which: string,
  body: z.output<typeof appealAnswer>,
): Promise<void> =>
  asSystem(app.db, 'answer an objection', async tx => {
    const a = await appraisalInHand(tx, id, null, ['shown'])
    const one = (await appealsOf(tx, id)).find(x => x.id === which)
    if (!one) throw new Fault('not-found')
    if (one.answer !== null) throw new Fault('appraisal-not-now', { detail: { answered: one.answeredAt } })
    const mark = (await marksOf(tx, id)).find(m => m.unit === one.unit && m.part === one.part)
    if (!mayAnswer(actor, one, mark?.by ?? null)) throw new Fault('appraisal-not-yours')
    if (body.upheld !== (body.points !== null)) throw new Fault('answers-invalid', { fields: { points: 'empty' } })
    await tx.run(sql`
      update appraisal_appeals set upheld = ${body.upheld}, answer = ${body.words}, answered_by = ${actor.person}, answered_at = ${moment(app.now())}
      where tenant_id = ${tx.tenant} and id = ${which}`)
    if (body.points !== null) {
      const { points, words } = body
      const was = mark ?? { ...judged, evidence: '', files: [] }
      const { value, hit, of, share, small, from, until, evidence, files } = was
      const set = { value, hit, of, share, small, from, until, evidence, files, points, low: points, high: points, words }
      await addMarks(tx, id, [{ ...set, unit: one.unit, part: one.part, appeal: which, by: actor.person }], app.now())
    }
    const { unit, part } = one
    const after = { unit, part, upheld: body.upheld, points: body.points }
    await noteChange(tx, {
      appraisal: id,
      at: app.now(),
      by: actor.person,
      what: 'answered',
      before: { points: mark?.points ?? null },
      after,
    })
    await tellUnits(app, tx, a, 'AppraisalAnswered', [one.unit])
  })
