import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PlanPaperAsked, PlanPaperDetail, planPaperAct, planPaperAnswer, planPaperPut } from '#contract/plan-papers'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../../app.ts'
import { Fault } from '../../../errors.ts'
import { recordAudit } from '../../audit.ts'
import { asSystem, type Tx } from '../../db.ts'
import { heldBySomebody, type Snapshot } from '../../directory.ts'
import { json, moment, sql } from '../../sql.ts'
import { todayOf } from '../plan-restand.ts'
import { has, planKeepers, type Staff } from '../plan-rows.ts'
import { draftPaper } from './draft-paper.ts'
import { byUnit, type Fact, onTime, type UnitPart } from './facts.ts'
import { gather } from './gather.ts'
import { answersOf, type PaperRecord, paperById, paperInHand, papersWhere, periodOf, sayPapers } from './paper-rows.ts'
import { sayWhy } from './say.ts'
import { writeCircular } from './write-circular.ts'

type Lang = 'zh' | 'en'
const lateUnits = (facts: readonly Fact[]): UnitPart[] => byUnit(facts).filter(u => u.unit !== null && u.counts.late > 0)
/** Those who can answer for a unit: they hold a post in it now. */
const holdersOf = (snapshot: Snapshot, unit: string, now: number): Set<string> =>
  new Set(snapshot.posts.filter(p => p.unit === unit && heldBySomebody(snapshot, p, now)).map(p => p.person))
const mine = (actor: Staff): string[] => [...new Set(actor.posts.flatMap(p => (p.unit === null ? [] : [p.unit])))]

/** Tells each unit that is to be named late and was not told before; answers how many. */
export async function askUnits(app: App, tx: Tx, actor: Staff, paper: string, facts: readonly Fact[]): Promise<number> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const known = new Set((await answersOf(tx, [paper])).map(a => a.unit))
  const fresh = lateUnits(facts).flatMap(u => (u.unit !== null && !known.has(u.unit) ? [{ unit: u.unit, name: u.name }] : []))
  for (const { unit, name } of fresh) {
    await tx.run(sql`
      insert into plan_paper_answers (tenant_id, paper_id, unit_id, version, asked_at)
      values (${tx.tenant}, ${paper}, ${unit}, 1, ${moment(now)})`)
    const payload = json({ number: name, type: null, state: null, what: null })
    for (const person of holdersOf(snapshot, unit, now))
      if (person !== actor.person)
        await tx.run(sql`insert into notices (tenant_id, id, person_id, kind, payload, at)
          values (${tx.tenant}, ${randomUUID()}, ${person}, 'CircularAsked', ${payload}::jsonb, ${moment(now)})`)
  }
  return fresh.length
}

async function detailOf(app: App, tx: Tx, actor: Staff, row: PaperRecord, lang: Lang): Promise<PlanPaperDetail> {
  const snapshot = await app.directory.now()
  const [said] = await sayPapers(tx, [row], snapshot, lang)
  const keeps = has(actor, planKeepers)
  const own = new Set(mine(actor))
  const answers = await answersOf(tx, [row.id])
  const { facts } = await gather(app, tx, row.plan, periodOf(row))
  const parts = new Map(byUnit(facts).map(u => [u.unit, u]))
  const open = row.state === 'asked' && (await todayOf(app)) <= (row.replyBy ?? '')
  return {
    ...said!,
    parts: answers
      .filter(a => keeps || own.has(a.unit))
      .map(a => {
        const part = parts.get(a.unit)
        const held = holdersOf(snapshot, a.unit, app.now()).size > 0
        return {
          unit: a.unit,
          name: snapshot.units.get(a.unit)?.name ?? '',
          promises: part?.facts.length ?? 0,
          onTime: part ? onTime(part.counts) : 0,
          late: (part?.facts ?? [])
            .filter(f => f.now.standing === 'late')
            .map(f => ({
              id: f.id,
              plan: f.plan,
              kind: f.kind,
              title: f.title,
              standing: f.now.standing,
              due: f.due,
              why: sayWhy(f),
            })),
          version: a.version,
          words: a.words,
          source: a.source,
          held,
          answeredBy: a.answeredBy === null ? null : (snapshot.people.get(a.answeredBy)?.name ?? ''),
          answeredAt: a.answeredAt,
          mayAnswer: open && (own.has(a.unit) || (keeps && !held)),
        }
      }),
    mayKeep: keeps && row.state === 'asked',
  }
}

/** A circular with what it will say of each unit: all of it for who keeps plans, its own part for a unit. @throws Fault not-found */
export const readCircular = (app: App, actor: Staff, id: string, lang: Lang): Promise<PlanPaperDetail> =>
  asSystem(app.db, 'a circular in preparation', async tx => {
    const row = await paperById(tx, id)
    const named = (await answersOf(tx, [id])).some(a => mine(actor).includes(a.unit))
    if (row.kind !== 'circular' || !(named || has(actor, planKeepers))) throw new Fault('not-found')
    return detailOf(app, tx, actor, row, lang)
  })

/** Circulars my units are named in: those that may still be answered first. */
export const askedOf = (app: App, actor: Staff, lang: Lang): Promise<PlanPaperAsked> =>
  asSystem(app.db, 'circulars that ask my units', async tx => {
    const rows = await papersWhere(
      tx,
      sql`p.state = 'asked' and exists (select 1 from plan_paper_answers a where a.tenant_id = p.tenant_id and a.paper_id = p.id
        and a.unit_id = any(${mine(actor)}::uuid[]))`,
    )
    const found: PlanPaperDetail[] = []
    for (const row of rows.slice(0, 20)) found.push(await detailOf(app, tx, actor, row, lang))
    // Who keeps plans sees every part on the circular's own page; here it is about their own units.
    const own = new Set(mine(actor))
    return { rows: found.map(d => ({ ...d, parts: d.parts.filter(p => own.has(p.unit)) })) }
  })

/**
 * What a unit says before it is named late. It may change its words until the day. Where nobody holds a post in the unit,
 * whoever keeps plans enters what it said and how it was told. @throws Fault not-allowed, answers-invalid, plan-reply-over,
 * stale-version
 */
export async function answerCircular(app: App, actor: Staff, id: string, body: z.output<typeof planPaperAnswer>): Promise<void> {
  const snapshot = await app.directory.now()
  const own = mine(actor).includes(body.unit)
  const forThem = has(actor, planKeepers) && holdersOf(snapshot, body.unit, app.now()).size === 0
  if (!own && !forThem) throw new Fault('not-allowed')
  if (!own && body.source === '') throw new Fault('answers-invalid', { fields: { source: 'missing' } })
  await asSystem(app.db, 'answer to a circular', async tx => {
    const row = await paperInHand(tx, id, null)
    if (row.state !== 'asked' || (await todayOf(app)) > (row.replyBy ?? '')) throw new Fault('plan-reply-over')
    const there = (await answersOf(tx, [id])).find(a => a.unit === body.unit)
    if (!there) throw new Fault('not-found')
    if (there.version !== body.version) throw new Fault('stale-version', { detail: { version: there.version } })
    await tx.run(sql`
      update plan_paper_answers set version = version + 1, words = ${body.words}, source = ${own ? '' : body.source}, answered_by = ${actor.person},
        answered_at = ${moment(app.now())}
      where tenant_id = ${tx.tenant} and paper_id = ${id} and unit_id = ${body.unit}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'plan-paper-answer', detail: { id, unit: body.unit, forThem: !own } })
  })
}

/** Units may answer until another day, not before today. @throws Fault answers-invalid, step-not-now, stale-version */
export const setReplyBy = (app: App, id: string, body: z.output<typeof planPaperPut>): Promise<void> =>
  asSystem(app.db, 'more time to answer', async tx => {
    const row = await paperInHand(tx, id, body.version)
    if (row.state !== 'asked') throw new Fault('step-not-now')
    if (body.replyBy < (await todayOf(app))) throw new Fault('answers-invalid', { fields: { replyBy: 'past' } })
    await tx.run(sql`
      update plan_papers set version = version + 1, reply_by = ${body.replyBy} where tenant_id = ${tx.tenant} and id = ${id}`)
  })

/** Writes a circular once every unit answered or its day is over, or drops it. @throws Fault step-not-now, plan-reply-open, plan-unit-unheard, stale-version */
export async function actOnCircular(app: App, actor: Staff, id: string, body: z.output<typeof planPaperAct>): Promise<void> {
  const today = await todayOf(app)
  const { calendar } = await app.directory.now()
  const ready = await asSystem(app.db, 'a circular to be written', async tx => {
    const row = await paperInHand(tx, id, body.version)
    if (row.state !== 'asked') throw new Fault('step-not-now')
    if (body.act === 'stop') {
      await tx.run(
        sql`update plan_papers set version = version + 1, state = 'stopped' where tenant_id = ${tx.tenant} and id = ${id}`,
      )
      await recordAudit(tx, { at: app.now(), actor, action: 'plan-paper-stop', detail: { id } })
      return null
    }
    const gathered = await gather(app, tx, row.plan, periodOf(row))
    // Somebody corrected a value meanwhile and another unit is late now: it is heard before it is named.
    const unheard = await askUnits(app, tx, actor, id, gathered.facts)
    const answers = await answersOf(tx, [id])
    if (unheard > 0) return { unheard, row, gathered, answers }
    if (today <= (row.replyBy ?? '') && answers.some(a => a.answeredAt === null)) throw new Fault('plan-reply-open')
    return { unheard, row, gathered, answers }
  })
  if (ready === null) return
  if (ready.unheard > 0) throw new Fault('plan-unit-unheard', { detail: { count: ready.unheard } })
  const said = ready.answers.flatMap(a =>
    a.answeredAt === null ? [] : [[a.unit, { words: a.words, source: a.source, day: localDay(a.answeredAt, calendar) }] as const],
  )
  const written = writeCircular(ready.gathered, new Map(said), ready.row.replyBy ?? '')
  const document = await draftPaper(app, actor, { id, kind: 'circular', unit: ready.gathered.unit, day: today }, written)
  await asSystem(app.db, 'keep a circular', async tx => {
    await paperInHand(tx, id, body.version)
    await tx.run(sql`
      update plan_papers set version = version + 1, state = 'written', document_id = ${document}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'plan-paper-write', detail: { id, document } })
  })
}
