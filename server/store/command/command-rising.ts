import type { CommandSummary, RisingTopic } from '#contract/command'
import { type Cell, rising } from '#methods/rising/index'
import type { App } from '../../app.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, lineFields } from '../definitions.ts'
import { sql } from '../sql.ts'
import { at, onWall, reachOfWall, risingWindow, type Wall, weeksBefore } from './command-wall.ts'

/** Smaller numbers are not shown. */
const least = 5

interface Row extends Cell {
  readonly place: string
}

/** Matters by topic and community, this week and before, one merged into another not again: counts only, no case and no person leaves the database. */
const cells = (tx: Tx, of: CaseType, wall: Wall, kind: string, window: ReturnType<typeof risingWindow>): Promise<Row[]> =>
  tx.fresh(sql<Row>`
    select data ->> ${kind}::text as topic, community_id as place, count(*) filter (where filed_at >= ${at(window.from)})::int as now,
      count(*) filter (where filed_at < ${at(window.from)})::int as before
    from cases
    where tenant_id = ${tx.tenant} and type = ${of.type} and main_id is null and ${onWall(wall)} and filed_at >= ${at(window.since)} and filed_at < ${at(window.to)}
      and community_id is not null and data ->> ${kind}::text is not null
    group by 1, 2`)

interface NoteRow {
  readonly topic: string
  readonly place: string
  readonly cause: string
  readonly remedy: string
  readonly at: number
  readonly by: string
}

/** What supervisors wrote about a topic since the weeks it is compared with began; the newest of each. */
const notes = (tx: Tx, type: string, since: number): Promise<NoteRow[]> =>
  tx.rows(sql<NoteRow>`
    select distinct on (n.topic, n.place_id) n.topic, n.place_id as place, n.cause, n.remedy, n.at, p.name as by
    from cause_notes n join people p on p.tenant_id = n.tenant_id and p.id = n.person_id
    where n.tenant_id = ${tx.tenant} and n.type = ${type} and n.at >= ${at(since)} order by n.topic, n.place_id, n.at desc`)

/** Which topics rise in which community. Topics are the options of the case type's own field, never words of a report. */
export async function risingTopics(app: App, wall: Wall, of: CaseType): Promise<CommandSummary['rising']> {
  const { kind } = lineFields(of.def)
  const { calendar } = await app.directory.now()
  const window = risingWindow(app.now(), calendar.utcOffsetMinutes)
  const base = { from: window.from, to: window.to, weeks: weeksBefore }
  if (kind === null) return { ...base, topics: [], suppressed: 0, judged: 0 }
  return transact(app.db, reachOfWall(wall), async tx => {
    const counted = await cells(tx, of, wall, kind, window)
    const { findings, suppressed, judged } = rising(counted, { weeks: weeksBefore, elapsed: window.elapsed, least })
    const written = findings.length > 0 ? await notes(tx, of.type, window.since) : []
    const topics = findings.map(({ topic, place, now, before, expected }): RisingTopic => {
      const note = written.find(n => n.topic === topic && n.place === place)
      return {
        topic,
        place,
        now,
        before: before < least ? null : before,
        expected: before < least ? null : Math.round(expected * 10) / 10,
        note: note ? { cause: note.cause, remedy: note.remedy, at: note.at, by: note.by } : null,
      }
    })
    return { ...base, topics, suppressed, judged }
  })
}
