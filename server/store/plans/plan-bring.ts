import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { PlanLook, PlanQuestion, PlanRead, PlanSource, planTextBody } from '#contract/plans'
import { readPlan } from '#methods/plan-reader/index'
import type { PlanReading } from '#methods/plan-reader/types'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { type Proposal, proposalsOf } from './plan-propose.ts'
import { noteChange, planById, planInHand, type Staff } from './plan-rows.ts'

const hashOf = (text: string) => createHash('sha256').update(text.replace(/\s+/g, '')).digest('base64url')

type Kept = Pick<PlanReading, 'title' | 'issued' | 'period' | 'owners' | 'questions' | 'baselines'>

async function insertProposals(tx: Tx, plan: string, source: string, found: readonly Proposal[], from: number, now: number) {
  const rows = found.map(p => ({
    ...p,
    position: p.parent === null ? p.position + from : p.position,
  }))
  for (let n = 0; n < rows.length; n += 2000)
    await tx.run(sql`
      insert into plan_items (tenant_id, id, plan_id, version, parent_id, position, kind, state, number, title, source_id, clause_at,
        clause_length, quote, subject, comparator, low, high, unit, per, due_day, due_said, cadence, lead_unit, co_units, units_said,
        questions, standing, changed_at)
      select ${tx.tenant}, r.id, ${plan}, 1, r.parent, r.position, r.kind, 'proposed', r.number, r.title, ${source}, r.at, r.length, r.quote,
        r.subject, r.comparator, r.low, r.high, r.unit, r.per, r.due, r."dueSaid", r.cadence, r.lead,
        array(select jsonb_array_elements_text(r.co))::uuid[], array(select jsonb_array_elements_text(r.said)), r.questions, 'none',
        ${moment(now)}
      from jsonb_to_recordset(${json(rows.slice(n, n + 2000))}::jsonb) as r(id uuid, parent uuid, position int, kind text, number text,
        title text, at int, length int, quote text, subject text, comparator text, low numeric, high numeric, unit text, per text,
        due date, "dueSaid" text, cadence text, lead uuid, co jsonb, said jsonb, questions jsonb)`)
}

const promises = (found: readonly Proposal[]) => found.filter(p => p.kind === 'target' || p.kind === 'milestone').length

/** The plan that holds the same words already, whatever their spaces; one source and one plan may be left out. */
const heldBy = (tx: Tx, hash: string, source: string | null, plan: string | null = null) =>
  tx.maybe(sql<{ plan: string; title: string }>`
    select s.plan_id as plan, p.title from plan_sources s join plans p on p.tenant_id = s.tenant_id and p.id = s.plan_id
    where s.tenant_id = ${tx.tenant} and s.hash = ${hash} and s.id is distinct from ${source}::uuid
      and s.plan_id is distinct from ${plan}::uuid order by s.brought_at limit 1`)

/** What a text says of itself; nothing is kept. @throws Fault plan-without-words */
export async function lookAtText(app: App, name: string, text: string): Promise<PlanLook> {
  if (text.trim() === '') throw new Fault('plan-without-words')
  const reading = readPlan(text)
  const { period } = reading
  return {
    name,
    text,
    title: reading.title,
    issued: reading.issued,
    period: period && { from: period.from, to: period.to },
    headings: reading.outline.length,
    promises: reading.targets.length,
    units: new Set(reading.owners.flatMap(o => o.units)).size,
    readBefore: await asSystem(app.db, 'whether a text was read before', tx => heldBy(tx, hashOf(text), null)),
  }
}

interface Brought {
  readonly plan: string
  readonly id: string
  readonly name: string
  readonly text: string
  readonly by: string
  readonly at: number
}
/** Keeps a text as it was decoded, and what was found in it as proposals after all that the plan holds already. */
export async function keepText(tx: Tx, brought: Brought, reading: PlanReading, found: readonly Proposal[]): Promise<void> {
  const { title, issued, period, owners, questions, baselines } = reading
  const kept: Kept = { title, issued, period, owners, questions, baselines }
  await tx.run(sql`
    insert into plan_sources (tenant_id, id, plan_id, name, hash, words, reading, brought_by, brought_at)
    values (${tx.tenant}, ${brought.id}, ${brought.plan}, ${brought.name}, ${hashOf(brought.text)}, ${brought.text},
      ${json(kept)}::jsonb, ${brought.by}, ${moment(brought.at)})`)
  const last = await tx.maybe(sql<{ n: number }>`
    select coalesce(max(position) + 1, 0)::int as n from plan_items
    where tenant_id = ${tx.tenant} and plan_id = ${brought.plan} and parent_id is null`)
  await insertProposals(tx, brought.plan, brought.id, found, last?.n ?? 0, brought.at)
}

/**
 * Reads a text into a plan: what the reader finds waits as proposals, each with its place in the text. The words are kept
 * as they were decoded. @throws Fault not-found, plan-closed, plan-without-words, plan-read-before, key-reused
 */
export async function bringText(app: App, actor: Staff, id: string, body: z.output<typeof planTextBody>): Promise<PlanRead> {
  const now = app.now()
  if (body.text.trim() === '') throw new Fault('plan-without-words')
  const hash = hashOf(body.text)
  const { units } = await app.directory.now()
  const reading = readPlan(body.text)
  const found = proposalsOf(reading, body.text, units)
  return asSystem(app.db, 'read a text into a plan', async tx => {
    const before = await heldBy(tx, hash, body.id)
    if (await firstTime(tx, 'plan-source', body.id, [actor.person, id, hash], now)) {
      const plan = await planInHand(tx, id, null)
      if (plan.state === 'closed') throw new Fault('plan-closed')
      // Twice into the same plan would be every promise twice; into another one it may be meant.
      const here = await tx.maybe(
        sql<{ id: string }>`select id from plan_sources where tenant_id = ${tx.tenant} and plan_id = ${id} and hash = ${hash}`,
      )
      if (here) throw new Fault('plan-read-before')
      await keepText(tx, { ...body, plan: id, by: actor.person, at: now }, reading, found)
      await noteChange(tx, {
        plan: id,
        item: null,
        at: now,
        by: actor.person,
        what: 'read',
        after: { name: body.name, proposed: found.length },
      })
    }
    const period = reading.period
    return {
      source: body.id,
      proposed: found.length,
      promises: promises(found),
      units: new Set(found.flatMap(p => [...(p.lead ? [p.lead] : []), ...p.co])).size,
      questions: found.reduce((n, p) => n + p.questions.length, 0),
      title: reading.title,
      issued: reading.issued,
      period: period && { from: period.from, to: period.to },
      readBefore: before,
      notes: found.length === 0 ? ['nothing' as const] : promises(found) < 3 && body.text.length > 1500 ? ['few' as const] : [],
    }
  })
}

interface Days {
  readonly start: string | null
  readonly due: string | null
}
/** A deadline that cannot be kept, or lies beyond the plan: whoever reviews it should know. */
function doubtsOfDays({ start, due }: Days, from: string, until: string): PlanQuestion[] {
  if (due === null) return []
  if (due < (start ?? from)) return [{ kind: 'before-start', quote: due, proposed: start ?? from }]
  return due > until ? [{ kind: 'after-end', quote: due, proposed: until }] : []
}

/** A text as it was decoded, with what each part of it became. @throws Fault not-found */
export const readSource = (app: App, _actor: Staff, plan: string, id: string): Promise<PlanSource> =>
  asSystem(app.db, 'a text of a plan', async tx => {
    const source = await tx.maybe(sql<{ name: string; words: string; hash: string; reading: Kept }>`
      select name, words, hash, reading from plan_sources where tenant_id = ${tx.tenant} and id = ${id} and plan_id = ${plan}`)
    if (!source) throw new Fault('not-found')
    const { from, until } = await planById(tx, plan)
    const marks = await tx.rows(sql<PlanSource['marks'][number] & Days>`
      select id as item, clause_at as at, clause_length as length, kind, state, questions as doubts, units_said as said,
        start_day::text as start, due_day::text as due from plan_items
      where tenant_id = ${tx.tenant} and plan_id = ${plan} and source_id = ${id} and clause_at is not null order by clause_at, clause_length desc`)
    return {
      id,
      name: source.name,
      text: source.words,
      readBefore: await heldBy(tx, source.hash, id, plan),
      marks: marks.map(({ start, due, doubts, ...mark }) => ({
        ...mark,
        doubts: [...doubts, ...doubtsOfDays({ start, due }, from, until)],
      })),
      owners: source.reading.owners.map(o => ({ at: o.offset, length: o.quote.length, units: [...o.units] })),
    }
  })
