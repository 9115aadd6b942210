import type { AppraisalAsks, AppraisalList } from '#contract/appraisals'
import type { App } from '../../app.ts'
import { asSystem, type Tx } from '../db.ts'
import { appealsOf, mayAnswer, mayAppeal, mayJudge } from './appraisal-judge.ts'
import { waitsFor } from './appraisal-read.ts'
import {
  type AppraisalRecord,
  appraisalFixers,
  appraisalKeepers,
  appraisalsOf,
  has,
  marksOf,
  type Staff,
} from './appraisal-rows.ts'
import { maySee, todayOf } from './appraisal-schemes.ts'

/** What a running scheme asks of the reader now. */
async function asksOf(tx: Tx, a: AppraisalRecord, actor: Staff, today: string): Promise<AppraisalAsks> {
  if (a.state !== 'open' && a.state !== 'shown') return { judge: 0, answer: 0, object: false, next: null }
  const marks = new Map((await marksOf(tx, a.id)).map(m => [`${m.unit} ${m.part}`, m]))
  const appeals = await appealsOf(tx, a.id)
  const lacking = a.units.flatMap(unit =>
    a.parts.filter(part => !marks.has(`${unit} ${part.key}`) && mayJudge(a, actor, unit, part.key)),
  )
  const toAnswer = appeals.filter(
    one => one.answer === null && mayAnswer(actor, one, marks.get(`${one.unit} ${one.part}`)?.by ?? null),
  )
  const waits = waitsFor(a, new Set(marks.keys()), appeals, today)
  const ready = !waits.includes('computing') && !waits.includes('judging')
  const show = a.state === 'open' && ready && today > a.until && has(actor, appraisalKeepers)
  const fix = a.state === 'shown' && waits.length === 0 && has(actor, appraisalFixers)
  return {
    judge: lacking.length,
    answer: toAnswer.length,
    object: a.units.some(unit => mayAppeal(a, actor, unit, today)),
    next: show ? 'show' : fix ? 'fix' : null,
  }
}

/** Schemes, newest first: all for those who keep them; for others those that were opened and are about a unit of theirs, or fixed. */
export const listAppraisals = (app: App, actor: Staff): Promise<AppraisalList> =>
  asSystem(app.db, 'list appraisals', async tx => {
    const today = await todayOf(app)
    const rows: AppraisalList['rows'] = []
    for (const a of (await appraisalsOf(tx)).filter(row => maySee(row, actor))) {
      const { id, version, edition, title, from, until, state, appealUntil } = a
      const asks = await asksOf(tx, a, actor, today)
      rows.push({ id, version, edition, title, from, until, state, appealUntil, units: a.units.length, asks })
    }
    return { mayKeep: has(actor, appraisalKeepers), rows }
  })
