import type { z } from 'zod'
import type { LookBody, LookList, LookRow, lookQuery } from '#contract/published'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { findTraces, mask } from '#methods/personal-traces/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { reachOf } from '../commands.ts'
import { type Tx, transact } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { moment, type Query, sql } from '../sql.ts'
import type { EventRecord } from '../write-case.ts'
import { howOf, type ToldType, toldTypes } from './published-kinds.ts'
import { refOf } from './published-ref.ts'
import { nameIn, readCursor, writeCursor } from './published-row.ts'
import { answerIn } from './published-story.ts'

/** Who looks at words before everybody reads them. */
export const lookingRoles = ['dispatcher', 'supervisor'] as const
const pageSize = 30
/** What is older was told bare for so long that nobody waits for its words. */
const windowMs = 14 * 86_400_000

interface Row {
  readonly id: string
  readonly number: string
  readonly type: string
  readonly state: string
  readonly data: Data
  readonly community: string | null
  readonly filedAt: number
  readonly closedAt: number | null
  readonly version: number | null
  readonly decision: LookRow['decision']
  readonly words: string | null
  readonly answer: string | null
  readonly photos: readonly string[] | null
  readonly reason: string | null
  readonly offered: string | null
  readonly lookedBy: string | null
  readonly lookedAt: number | null
}
const columns = sql`c.id, c.number, c.type, c.state, c.data, c.community_id as community, c.filed_at as "filedAt", c.closed_at as "closedAt",
  w.version, w.decision, w.words, w.answer, w.photos, w.reason, w.offered, w.looked_by as "lookedBy", w.looked_at as "lookedAt"`
const joined = sql`cases c left join published_words w on w.tenant_id = c.tenant_id and w.case_id = c.id`

/** The streets in which this person looks; null: the whole office. */
function streetsOf(actor: Actor): readonly string[] | null {
  const posts = actor.kind === 'staff' ? actor.posts.filter(p => lookingRoles.some(role => role === p.role)) : []
  return posts.some(p => p.scope === 'office') ? null : posts.flatMap(p => p.place ?? [])
}
const inStreets = (actor: Actor): Query<unknown> => {
  const streets = streetsOf(actor)
  return streets === null ? sql`true` : sql`c.street_id = any(${[...streets]}::uuid[])`
}

/** What nobody has looked at since it was written, answered or mended; what authors mended first, then the newest. */
async function waiting(tx: Tx, types: readonly ToldType[], actor: Actor, now: number): Promise<Row[]> {
  const since = moment(now - windowMs)
  const offered = await tx.rows(
    sql<Row>`select ${columns} from published_words w join cases c on c.tenant_id = w.tenant_id and c.id = w.case_id
      where w.tenant_id = ${tx.tenant} and w.offered_at is not null and ${inStreets(actor)} order by w.offered_at, w.case_id limit ${pageSize}`,
  )
  const arms = types.flatMap(told => {
    const kinds = told.kinds.filter(({ how }) => how === 'words')
    const open = kinds.map(
      ({
        kind,
      }) => sql`(select ${columns} from ${joined} where c.tenant_id = ${tx.tenant} and c.type = ${told.of.type} and c.closed_at is null
        and ${kind === null ? sql`c.told_kind is null` : sql`c.told_kind = ${kind}`} and c.state = any(${told.states.open}::text[])
        and c.filed_at >= ${since} and w.case_id is null and ${inStreets(actor)} order by c.filed_at desc, c.id desc limit ${pageSize})`,
    )
    const names = kinds.map(({ kind }) => kind ?? '')
    const ended = sql`(select ${columns} from ${joined} where c.tenant_id = ${tx.tenant} and c.type = ${told.of.type}
      and c.closed_at >= ${since} and c.state = any(${[...told.states.done, ...told.states.refused]}::text[])
      and coalesce(c.told_kind, '') = any(${names}::text[]) and (w.case_id is null or (w.decision = 'shown' and not w.after_end))
      and ${inStreets(actor)} order by c.closed_at desc, c.id desc limit ${pageSize})`
    return [...open, ended]
  })
  const fresh =
    arms.length === 0
      ? []
      : await tx.fresh(
          sql<Row>`select * from (${sql.join(arms, sql` union all `)}) x order by "filedAt" desc, id desc limit ${pageSize}`,
        )
  const first = new Set(offered.map(row => row.id))
  return [...offered, ...fresh.filter(row => !first.has(row.id))]
}

function decided(tx: Tx, actor: Actor, decisions: readonly string[], after: readonly [number, string] | null): Promise<Row[]> {
  const arms = decisions.map(
    decision => sql`(select ${columns} from published_words w join cases c on c.tenant_id = w.tenant_id and c.id = w.case_id
      where w.tenant_id = ${tx.tenant} and w.decision = ${decision} and w.looked_at is not null and ${inStreets(actor)}
      and ${after ? sql`(w.looked_at, w.case_id) < (${moment(after[0])}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by w.looked_at desc, w.case_id desc limit ${pageSize + 1})`,
  )
  return tx.fresh(
    sql<Row>`select * from (${sql.join(arms, sql` union all `)}) x order by "lookedAt" desc, id desc limit ${pageSize + 1}`,
  )
}

/** The steps taken in these cases: where the office's own words are. */
async function stepsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EventRecord[]>> {
  const found = new Map<string, EventRecord[]>()
  if (ids.length === 0) return found
  const rows = await tx.rows(sql<
    EventRecord & { case: string }
  >`select case_id as "case", seq, at, command, by, body from case_events
    where tenant_id = ${tx.tenant} and case_id = any(${[...ids]}::uuid[]) and kind = 'Stepped' order by case_id, seq`)
  for (const row of rows) found.set(row.case, [...(found.get(row.case) ?? []), row])
  return found
}

const tracesOf = (text: string) =>
  findTraces(text).map(({ kind, text: part, at, how }) => ({ kind, text: part, at, how, masked: mask(kind, part) }))

/** The pictures that may be shown: the author's, and those of the office's answer. */
function mayShow(told: ToldType, data: Data, steps: readonly EventRecord[]): string[] {
  const own = told.photos === null ? undefined : data[told.photos]
  return [...(Array.isArray(own) ? (own as string[]) : []), ...(answerIn(told.of, steps)?.photos ?? [])]
}

function rowOf(
  app: App,
  snapshot: Snapshot,
  told: ToldType,
  row: Row,
  steps: readonly EventRecord[],
  lang: 'zh' | 'en',
): LookRow {
  const words = row.offered ?? String((told.words === null ? undefined : row.data[told.words]) ?? '')
  const answer = row.closedAt === null ? null : (answerIn(told.of, steps)?.words ?? null)
  return {
    id: row.id,
    number: row.number,
    ref: refOf(app.config.secret, row.id),
    type: row.type,
    state: row.state,
    kind: typeof row.data.kind === 'string' ? row.data.kind : null,
    community: nameIn(snapshot, row.community, lang),
    filedAt: row.filedAt,
    closedAt: row.closedAt,
    words,
    offered: row.offered !== null,
    photos: mayShow(told, row.data, row.closedAt === null ? [] : steps),
    answer,
    traces: { words: tracesOf(words), answer: tracesOf(answer ?? '') },
    version: row.version ?? 0,
    decision: row.decision,
    shown: row.decision === 'shown' ? { words: row.words, answer: row.answer, photos: [...(row.photos ?? [])] } : null,
    reason: row.reason,
    by: row.lookedBy === null ? null : (snapshot.people.get(row.lookedBy)?.name ?? null),
    lookedAt: row.lookedAt,
  }
}

/** The desk's list of matters whose words wait for a look, or have had one; or one matter by its number. */
export async function looks(app: App, actor: Actor, q: z.output<typeof lookQuery>, lang: 'zh' | 'en'): Promise<LookList> {
  const snapshot = await app.directory.now()
  const types = toldTypes(app, snapshot)
  const after = q.after === undefined ? null : readCursor(app, q.after)
  return transact(app.db, reachOf(app, actor), async tx => {
    const byNumber = () =>
      tx.rows(
        sql<Row>`select ${columns} from ${joined} where c.tenant_id = ${tx.tenant} and c.number = ${q.number} and ${inStreets(actor)}`,
      )
    const rows = q.number
      ? await byNumber()
      : q.view === 'waiting'
        ? await waiting(tx, types, actor, app.now())
        : await decided(tx, actor, q.view === 'shown' ? ['shown'] : ['withheld', 'hidden', 'taken-back'], after)
    const page = rows.slice(0, q.view === 'waiting' ? rows.length : pageSize)
    const steps = await stepsOf(
      tx,
      page.map(row => row.id),
    )
    const last = page.length < rows.length ? page.at(-1) : undefined
    return {
      rows: page.flatMap(row => {
        const told = types.find(one => one.of.type === row.type)
        return told && (q.view !== 'waiting' || howOf(told, row.data) === 'words' || q.number)
          ? [rowOf(app, snapshot, told, row, steps.get(row.id) ?? [], lang)]
          : []
      }),
      next: last ? writeCursor(app, last.lookedAt, last.id) : null,
    }
  })
}

/**
 * Decides what everybody reads of one matter's words and sees of its pictures.
 * @throws Fault not-found, stale-version, traces-open for a text that surely points at a person, not-allowed when its
 * author took the words back
 */
export async function look(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  id: string,
  body: LookBody,
  lang: 'zh' | 'en',
): Promise<LookRow> {
  const snapshot = await app.directory.now()
  for (const text of body.decision === 'shown' ? [body.words, body.answer] : [])
    if (findTraces(text ?? '').some(one => one.how === 'sure')) throw new Fault('traces-open')
  return transact(app.db, reachOf(app, actor), async tx => {
    const one = () =>
      tx.maybe(
        sql<Row>`select ${columns} from ${joined} where c.tenant_id = ${tx.tenant} and c.id = ${id} and ${inStreets(actor)}`,
      )
    const row = await one()
    const told = toldTypes(app, snapshot).find(type => type.of.type === row?.type)
    if (!row || !told || howOf(told, row.data) === 'never') throw new Fault('not-found')
    if ((row.version ?? 0) !== body.version) throw new Fault('stale-version', { detail: { version: row.version ?? 0 } })
    const shows = body.decision === 'shown'
    if (shows && row.decision === 'taken-back' && row.offered === null && (body.words !== null || body.photos.length > 0))
      throw new Fault('not-allowed', { detail: { reason: 'taken-back' } })
    const steps = (await stepsOf(tx, [id])).get(id) ?? []
    const photos = shows ? body.photos.filter(file => mayShow(told, row.data, steps).includes(file)) : []
    const ended = row.closedAt !== null
    const made =
      await tx.run(sql`insert into published_words (tenant_id, case_id, version, decision, words, answer, photos, reason, looked_at, looked_by, after_end)
      values (${tx.tenant}, ${id}, ${body.version + 1}, ${body.decision}, ${shows ? body.words || null : null}, ${shows ? body.answer || null : null},
        ${`{${photos.join(',')}}`}::uuid[], ${body.reason || null}, ${moment(app.now())}, ${actor.person}, ${ended})
      on conflict (tenant_id, case_id) do update set version = excluded.version, decision = excluded.decision, words = excluded.words,
        answer = excluded.answer, photos = excluded.photos, reason = excluded.reason, offered = null, offered_at = null,
        looked_at = excluded.looked_at, looked_by = excluded.looked_by, after_end = excluded.after_end
      where published_words.version = ${body.version}`)
    if (made === 0) throw new Fault('stale-version', { detail: { version: row.version ?? 0 } })
    // That it was decided and how is on record; the words stand where they are.
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'publish-look',
      caseId: id,
      detail: { decision: body.decision, photos: photos.length },
    })
    const after = await one()
    if (!after) throw new Fault('not-found')
    return rowOf(app, snapshot, told, after, steps, lang)
  })
}
