import type { z } from 'zod'
import type { appraisalBody, appraisalPut, appraisalShow, appraisalWithdraw } from '#contract/appraisals'
import { ruleFault } from '#methods/scoring/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import {
  type AppraisalRecord,
  appraisalInHand,
  appraisalKeepers,
  has,
  noteChange,
  type Staff,
  unitsOf,
} from './appraisal-rows.ts'
import { tellJudges, tellUnits } from './appraisal-tell.ts'
import { countUnits } from './unit-figures.ts'

type Scheme = Omit<z.output<typeof appraisalPut>, 'version'>

export const todayOf = async (app: App): Promise<string> => localDay(app.now(), (await app.directory.now()).calendar)

export const isJudge = (a: AppraisalRecord, person: string): boolean =>
  a.parts.some(part => part.kind === 'judged' && part.judges.includes(person))
/** What is drafted is seen by those who draft; what is taken back too. */
export const maySee = (a: AppraisalRecord, actor: Staff): boolean =>
  has(actor, appraisalKeepers) ||
  a.state === 'fixed' ||
  ((a.state === 'open' || a.state === 'shown') &&
    (isJudge(a, actor.person) || a.units.some(unit => unitsOf(actor).includes(unit))))

/** @throws Fault answers-invalid, naming the field */
async function check(app: App, tx: Tx, s: Scheme): Promise<void> {
  const { units, people } = await app.directory.now()
  const wrong = (field: string, why: string) => new Fault('answers-invalid', { fields: { [field]: why } })
  if (s.until < s.from) throw wrong('until', 'order')
  if (new Set(s.units).size < s.units.length || s.units.some(unit => !units.get(unit)?.active)) throw wrong('units', 'unknown')
  if (new Set(s.parts.map(part => part.key)).size < s.parts.length) throw wrong('parts', 'unknown')
  for (const part of s.parts) {
    if (part.kind === 'judged') {
      if (part.judges.some(judge => !people.get(judge)?.active)) throw wrong('parts', 'unknown')
      continue
    }
    if (ruleFault(part.rule)) throw wrong('parts', 'appraisal-rule')
    // Asked once for no unit: what cannot be counted says so before anybody relies on it.
    await countUnits(app, tx, part.formula, [], { from: s.from, to: s.until })
  }
}

const kept = (s: Scheme) => ({ ...s, parts: s.parts.map(part => ({ ...part })) })

/** Begins a scheme. @throws Fault answers-invalid, key-reused */
export const makeAppraisal = (app: App, actor: Staff, { id, ...s }: z.output<typeof appraisalBody>): Promise<void> =>
  asSystem(app.db, 'begin an appraisal', async tx => {
    if (!(await firstTime(tx, 'appraisal', id, s, app.now()))) return
    await check(app, tx, s)
    await insert(app, tx, actor, id, s, null)
  })

async function insert(app: App, tx: Tx, actor: Staff, id: string, s: Scheme, before: AppraisalRecord | null): Promise<void> {
  await tx.run(sql`
    insert into appraisals (tenant_id, id, version, edition, follows, title, from_day, until_day, units, parts, smallest, near, state, made_by, made_at)
    values (${tx.tenant}, ${id}, 1, ${(before?.edition ?? 0) + 1}, ${before?.id ?? null}, ${s.title}, ${s.from}, ${s.until},
      ${[...s.units]}::uuid[], ${json(s.parts)}::jsonb, ${s.smallest}, ${s.near}, 'draft', ${actor.person}, ${moment(app.now())})`)
  await noteChange(tx, { appraisal: id, at: app.now(), by: actor.person, what: 'made', after: kept(s) })
}

/** Changes a draft; what was opened is changed by a new edition only. @throws Fault not-found, stale-version, appraisal-not-now, answers-invalid */
export const changeAppraisal = (
  app: App,
  actor: Staff,
  id: string,
  { version, ...s }: z.output<typeof appraisalPut>,
): Promise<void> =>
  asSystem(app.db, 'change an appraisal', async tx => {
    const before = await appraisalInHand(tx, id, version, ['draft'])
    await check(app, tx, s)
    await tx.run(sql`
      update appraisals set version = version + 1, title = ${s.title}, from_day = ${s.from}, until_day = ${s.until},
        units = ${[...s.units]}::uuid[], parts = ${json(s.parts)}::jsonb, smallest = ${s.smallest}, near = ${s.near}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    const { title, from, until, units, parts, smallest, near } = before
    const was = { title, from, until, units, parts, smallest, near }
    await noteChange(tx, { appraisal: id, at: app.now(), by: actor.person, what: 'changed', before: was, after: kept(s) })
  })

/** From now on the rules are fixed. @throws Fault not-found, stale-version, appraisal-not-now, answers-invalid */
export const openAppraisal = (app: App, actor: Staff, id: string, version: number): Promise<void> =>
  asSystem(app.db, 'open an appraisal', async tx => {
    const a = await appraisalInHand(tx, id, version, ['draft'])
    if (a.parts.length === 0) throw new Fault('answers-invalid', { fields: { parts: 'appraisal-none' } })
    await check(app, tx, { ...a, units: [...a.units], parts: [...a.parts] })
    await go(app, tx, actor, a, 'open', {})
    await tellUnits(app, tx, a, 'AppraisalOpened')
    await tellJudges(app, tx, a)
  })

async function go(
  app: App,
  tx: Tx,
  actor: Staff,
  a: AppraisalRecord,
  state: AppraisalRecord['state'],
  after: { appealUntil?: string; reason?: string; next?: string | null },
): Promise<void> {
  await tx.run(sql`
    update appraisals set state = ${state}, version = version + 1, appeal_until = ${after.appealUntil ?? a.appealUntil}
    where tenant_id = ${tx.tenant} and id = ${a.id}`)
  await noteChange(tx, { appraisal: a.id, at: app.now(), by: actor.person, what: state, before: { state: a.state }, after })
}

/** Each unit sees what it got, and may object until a day. @throws Fault not-found, stale-version, appraisal-not-now, answers-invalid */
export const showAppraisal = (app: App, actor: Staff, id: string, body: z.output<typeof appraisalShow>): Promise<void> =>
  asSystem(app.db, 'show units their scores', async tx => {
    const a = await appraisalInHand(tx, id, body.version, ['open', 'shown'])
    // Three days at least to write an objection; a day that was told is never brought forward.
    const earliest = new Date(Date.parse(await todayOf(app)) + 3 * 86_400_000).toISOString().slice(0, 10)
    if (body.appealUntil < earliest || (a.appealUntil !== null && body.appealUntil < a.appealUntil))
      throw new Fault('answers-invalid', { fields: { appealUntil: 'early' } })
    await go(app, tx, actor, a, 'shown', { appealUntil: body.appealUntil })
    await tellUnits(app, tx, a, 'AppraisalShown')
  })

/** Takes an opened scheme back; its rules may go on in a new draft. @throws Fault not-found, stale-version, appraisal-not-now */
export const withdrawAppraisal = (app: App, actor: Staff, id: string, body: z.output<typeof appraisalWithdraw>): Promise<void> =>
  asSystem(app.db, 'take an appraisal back', async tx => {
    const a = await appraisalInHand(tx, id, body.version, ['draft', 'open', 'shown'])
    await go(app, tx, actor, a, 'withdrawn', { reason: body.reason, next: body.next })
    if (a.state !== 'draft') await tellUnits(app, tx, a, 'AppraisalWithdrawn', a.units, { reason: body.reason })
    if (body.next === null || !(await firstTime(tx, 'appraisal', body.next, { follows: id }, app.now()))) return
    await insert(app, tx, actor, body.next, { ...a, units: [...a.units], parts: [...a.parts] }, a)
  })

/** Fixes the result. @throws Fault not-found, stale-version, appraisal-not-now, appraisal-waits */
export const fixAppraisal = (
  app: App,
  actor: Staff,
  id: string,
  version: number,
  waits: (tx: Tx, a: AppraisalRecord) => Promise<readonly string[]>,
): Promise<void> =>
  asSystem(app.db, 'fix an appraisal', async tx => {
    const a = await appraisalInHand(tx, id, version, ['shown'])
    const missing = await waits(tx, a)
    if (missing.length > 0) throw new Fault('appraisal-waits', { detail: { waits: missing } })
    await go(app, tx, actor, a, 'fixed', {})
    await tellUnits(app, tx, a, 'AppraisalFixed')
  })
