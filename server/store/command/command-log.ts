import type { z } from 'zod'
import type { DutyLog, Handover, LogBody, LogEntry } from '#contract/command'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { tellOffice } from '../../jobs/live.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx, transact } from '../db.ts'
import { firstTime } from '../once.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { reachOfWall, type Wall } from './command-wall.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

interface Line {
  readonly id: string
  readonly at: number
  readonly person: string
  readonly by: string
  readonly kind: LogBody['kind']
  readonly about: string | null
  readonly words: string
  readonly case: string | null
  readonly number: string | null
  readonly place: string | null
  readonly todo: boolean
}

/** Lines with the names of who wrote them. The number of a case is not secret: the wall says it of every case. */
const lines = (tx: Tx, where: readonly Query<unknown>[], tail: Query<unknown>): Promise<Line[]> =>
  tx.fresh(sql<Line>`
    select l.id, l.at, l.person_id as person, p.name as by, l.kind, l.about_id as about, l.words, l.case_id as "case", c.number, l.place_id as place, l.todo
    from duty_log l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
    left join cases c on c.tenant_id = l.tenant_id and c.id = l.case_id
    where ${all([sql`l.tenant_id = ${tx.tenant}`, ...where])} ${tail}`)

const about = (tx: Tx, ids: readonly string[]): Promise<Line[]> =>
  ids.length === 0 ? Promise.resolve([]) : lines(tx, [sql`l.about_id = any(${[...ids]}::uuid[])`], sql`order by l.at, l.id`)

/** Handovers that were taken over since, with who signed: those have seen what was written before. */
interface Signed {
  readonly at: number
  readonly by: string
}
const signedSince = (tx: Tx, since: number): Promise<Signed[]> =>
  tx.rows(sql<Signed>`
    select h.at, p.name as by from duty_log t
    join duty_log h on h.tenant_id = t.tenant_id and h.id = t.about_id
    join people p on p.tenant_id = t.tenant_id and p.id = t.person_id
    where t.tenant_id = ${tx.tenant} and t.kind = 'takeover' and t.at >= ${moment(since)} order by t.at limit 100`)

const entriesOf = (found: readonly Line[], after: readonly Line[], signed: readonly Signed[]): LogEntry[] =>
  found.map(line => {
    const mine = after.filter(one => one.about === line.id)
    const done = mine.find(one => one.kind === 'done')?.at ?? null
    return {
      id: line.id,
      at: line.at,
      by: line.by,
      words: line.words,
      case: line.case && line.number ? { id: line.case, number: line.number } : null,
      place: line.place,
      todo: line.todo && done === null,
      done,
      seenBy: [...new Set(signed.filter(one => one.at >= line.at && one.by !== line.by).map(one => one.by))],
      remarks: mine.flatMap(one =>
        one.kind === 'remark' || one.kind === 'done'
          ? [{ id: one.id, at: one.at, by: one.by, kind: one.kind, words: one.words }]
          : [],
      ),
    }
  })

const notDone = sql`not exists (select 1 from duty_log d where d.tenant_id = l.tenant_id and d.about_id = l.id and d.kind = 'done')`

/** What a handover hands over: what was written since the one before it, and what is still to do from earlier. */
async function carried(tx: Tx, at: number): Promise<{ entries: number; todo: number }> {
  const row = await tx.maybe(sql<{ entries: number; todo: number }>`
    select count(*) filter (where l.at > coalesce((select max(h.at) from duty_log h where h.tenant_id = l.tenant_id and h.kind = 'handover' and h.at < ${moment(at)}), '-infinity'))::int as entries,
      count(*) filter (where l.todo and not exists (select 1 from duty_log d where d.tenant_id = l.tenant_id and d.about_id = l.id and d.kind = 'done' and d.at <= ${moment(at)}))::int as todo
    from duty_log l where l.tenant_id = ${tx.tenant} and l.kind = 'entry' and l.at <= ${moment(at)} and (l.todo or l.at > ${moment(at - 31 * 86_400_000)})`)
  return row ?? { entries: 0, todo: 0 }
}

async function handovers(tx: Tx, limit: number): Promise<Handover[]> {
  const found = await lines(tx, [sql`l.kind = 'handover'`], sql`order by l.at desc, l.id desc limit ${limit}`)
  const after = await about(
    tx,
    found.map(h => h.id),
  )
  return Promise.all(
    found.map(async h => {
      const taken = after.find(one => one.about === h.id && one.kind === 'takeover')
      return {
        id: h.id,
        at: h.at,
        by: h.by,
        byId: h.person,
        words: h.words,
        ...(await carried(tx, h.at)),
        taken: taken ? { at: taken.at, by: taken.by } : null,
      }
    }),
  )
}

/** A page of the log, newest first; whatever is still to do stands on the first page however old it is. */
export async function readLog(app: App, wall: Wall, q: { before?: number | undefined; limit: number }): Promise<DutyLog> {
  return transact(app.db, reachOfWall(wall), async tx => {
    const base = [sql`l.kind = 'entry'`, ...(q.before === undefined ? [] : [sql`l.at < ${moment(q.before)}`])]
    const page = await lines(tx, base, sql`order by l.at desc, l.id desc limit ${q.limit + 1}`)
    const shown = page.slice(0, q.limit)
    const old =
      q.before === undefined
        ? await lines(tx, [sql`l.kind = 'entry'`, sql`l.todo`, notDone], sql`order by l.at desc limit 100`)
        : []
    const found = [...shown, ...old.filter(one => !shown.some(s => s.id === one.id))]
    const after = await about(
      tx,
      found.map(one => one.id),
    )
    const signed = found.length === 0 ? [] : await signedSince(tx, Math.min(...found.map(one => one.at)))
    return { entries: entriesOf(found, after, signed), handovers: await handovers(tx, 12), more: page.length > q.limit }
  })
}

/** How many of the log's lines the wall has room for. */
const onTheWall = 8

/** The log as the wall shows it: what is still to do first, then the newest. A display is told that there is a line, not what it says. */
export async function logForWall(app: App, wall: Wall) {
  const { entries, handovers: all } = await readLog(app, wall, { limit: onTheWall })
  const hush = wall.viewer === 'display'
  const quiet = <One extends { readonly words: string | null }>(one: One): One => (hush ? { ...one, words: null } : one)
  const listed = [...entries].sort((a, b) => Number(b.todo) - Number(a.todo) || b.at - a.at).slice(0, onTheWall)
  return {
    entries: listed.map(one => ({ ...quiet(one), remarks: hush ? [] : one.remarks })),
    todo: entries.filter(one => one.todo).length,
    waiting: all[0] && all[0].taken === null ? quiet(all[0]) : null,
    last: (h => (h ? quiet(h) : null))(all.find(one => one.taken !== null)),
  }
}

interface Head {
  readonly id: string
  readonly person: string
  readonly kind: string
  readonly settled: boolean
}
const lineToSettle = (tx: Tx, id: string): Promise<Head | null> =>
  tx.maybe(sql<Head>`
    select l.id, l.person_id as person, l.kind,
      exists (select 1 from duty_log d where d.tenant_id = l.tenant_id and d.about_id = l.id and d.kind in ('done', 'takeover')) as settled
    from duty_log l where l.tenant_id = ${tx.tenant} and l.id = ${id}`)

/** The id of the case of that number within the writer's reach. @throws Fault answers-invalid */
async function caseNumbered(app: App, wall: Wall, number: string): Promise<string> {
  const found = await transact(app.db, reachOfWall(wall), tx =>
    tx.maybe(sql<{ id: string }>`select id from cases where tenant_id = ${tx.tenant} and number = ${number}`),
  )
  if (!found) throw new Fault('answers-invalid', { fields: { number: 'unknown' } })
  return found.id
}

/** What may be written when: a handover waits for one signature, of somebody else. */
async function mayWrite(tx: Tx, actor: Staff, body: LogBody): Promise<void> {
  if (body.kind === 'handover') {
    const waiting = await tx.maybe(sql<{ id: string }>`
      select l.id from duty_log l where l.tenant_id = ${tx.tenant} and l.kind = 'handover'
        and not exists (select 1 from duty_log d where d.tenant_id = l.tenant_id and d.about_id = l.id and d.kind = 'takeover') limit 1`)
    if (waiting) throw new Fault('handover-waits')
  }
  if (!('about' in body)) return
  const line = await lineToSettle(tx, body.about)
  if (!line || (body.kind === 'takeover') !== (line.kind === 'handover')) throw new Fault('not-found')
  if (line.settled && body.kind !== 'remark') throw new Fault('nothing-to-do')
  if (body.kind === 'takeover' && line.person === actor.person) throw new Fault('handover-own')
}

/** Writes one line; nothing that stands is changed. @throws Fault answers-invalid, not-found, nothing-to-do, handover-waits, handover-own */
export async function writeLog(
  app: App,
  actor: Staff,
  wall: Wall,
  body: z.output<typeof import('#contract/command').logBody>,
): Promise<void> {
  const snapshot = await app.directory.now()
  const place = body.kind === 'entry' ? body.place : null
  if (place !== null && !snapshot.places.has(place)) throw new Fault('answers-invalid', { fields: { place: 'unknown' } })
  const number = body.kind === 'entry' ? body.number : undefined
  const ofCase = number ? await caseNumbered(app, wall, number) : null
  const now = app.now()
  await asSystem(app.db, 'write the duty log', async tx => {
    if (!(await firstTime(tx, 'duty-log', body.id, body, now))) return
    // Two who sign at once take turns at the office.
    await tx.run(sql`select version from tenants where tenant_id = ${tx.tenant} for update`)
    await mayWrite(tx, actor, body)
    await tx.run(sql`
      insert into duty_log (tenant_id, id, at, person_id, kind, about_id, words, case_id, place_id, todo)
      values (${tx.tenant}, ${body.id}, ${moment(now)}, ${actor.person}, ${body.kind}, ${'about' in body ? body.about : null},
        ${'words' in body ? body.words : ''}, ${ofCase}, ${place}, ${body.kind === 'entry' && body.todo})`)
    if (body.kind === 'handover' || body.kind === 'takeover')
      await recordAudit(tx, { at: now, actor, action: body.kind, detail: { line: body.id } })
    await tellOffice(tx, 'log')
  })
}
