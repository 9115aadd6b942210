import type { QuestionBehind } from '#contract/questions'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Question } from '#kernel/engine/question'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reachOf } from '../commands.ts'
import { transact } from '../db.ts'
import { inLanguage, lineFields } from '../definitions.ts'
import { all, isUuid, moment, type Query, sql } from '../sql.ts'
import { aboutOf, inTime, rowsOf } from './question-ask.ts'
import { groupOf } from './question-sql.ts'

type Keys = readonly (string | null)[]
interface Row {
  readonly id: string
  readonly name: string
  readonly about: string | null
  readonly state: string | null
  readonly at: number
  readonly community: string | null
}

const page = 50

function after(cursor: string | undefined, at: Query<unknown>): Query<unknown> {
  if (cursor === undefined) return sql`true`
  const [ms, id] = cursor.split('.')
  if (!isUuid(id) || !Number.isSafeInteger(Number(ms))) throw new Fault('bad-request', { detail: { where: 'after' } })
  return sql`(${at}, t.id) < (${moment(Number(ms))}::timestamptz, ${id}::uuid)`
}

/**
 * The cases or entries behind one row of an answer, newest first; without `keys` behind the whole. Behind
 * an answer about persons stands no list: it would say how many they are.
 * @throws Fault not-found, not-allowed, question-unfit, question-few, question-too-wide
 */
export async function behindAnswer(
  app: App,
  actor: Actor,
  q: Question,
  { keys, after: cursor }: { readonly keys?: Keys | undefined; readonly after?: string | undefined },
  lang: 'zh' | 'en',
): Promise<QuestionBehind> {
  const about = aboutOf(app, actor, q, lang)
  if (keys && keys.length !== q.groups.length) throw new Fault('bad-request', { detail: { where: 'keys' } })
  // A list could be counted, and two lists held against each other.
  if (about.subject.persons) throw new Fault('question-few')
  const { calendar } = await app.directory.now()
  const offset = calendar.utcOffsetMinutes
  const { of } = about
  const scope = of ? readScope(of.def, actor) : null
  const words = of ? lineFields(of.def).words : null
  const found = await inTime(
    transact(app.db, reachOf(app, actor), async tx => {
      await tx.run(sql`set local statement_timeout = 5000`)
      const { table, where } = await rowsOf(tx, app.programmes, about, scope, q, offset, app.now())
      const at = of ? sql`t.filed_at` : sql`t.changed_at`
      const same = (keys ?? []).map((key, n) => sql`${groupOf(about.subject, q.groups[n]!, offset)} is not distinct from ${key}`)
      const line = of
        ? sql`t.number as name, ${words === null ? sql`null::text` : sql`left(t.data ->> ${words}::text, 120)`} as about, t.state`
        : sql`t.name, t.key as about, null::text as state`
      return tx.fresh(sql<Row>`select t.id, ${line}, ${at} as at, t.community_id as community from ${table} t
        where ${all([where, ...same, after(cursor, at)])} order by ${at} desc, t.id desc limit ${page + 1}`)
    }),
  )
  const states = of ? inLanguage(of, lang).states : {}
  const rows = found.slice(0, page)
  const last = rows.at(-1)
  return {
    rows: rows.map(row => ({ ...row, about: row.about ?? '', state: row.state && (states[row.state]?.title ?? row.state) })),
    next: found.length > page && last ? `${last.at}.${last.id}` : null,
  }
}
