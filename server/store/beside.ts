import type { BesideList, CaseKin, CaseLine } from '#contract/beside'
import { masked, readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Data, Origin } from '#kernel/engine/model'
import type { BesideData } from '#kernel/index'
import type { App } from '../app.ts'
import { reachParts, within } from './case-reach.ts'
import { readCase } from './cases.ts'
import { reachOf } from './commands.ts'
import { type Tx, transact } from './db.ts'
import { type CaseType, caseType, inLanguage, lineFields } from './definitions.ts'
import { type Query, sql } from './sql.ts'

const most = 20

type Found = Omit<CaseLine, 'words' | 'type'> & { readonly data: Data }

async function casesWhere(tx: Tx, actor: Actor, of: CaseType, where: Query<unknown>, only: 'open' | 'all' = 'all') {
  const reach = within(await reachParts(tx, readScope(of.def, actor), only))
  return tx.rows(sql<Found>`
    select id, number, state, data, unit_id as unit, filed_at as "filedAt", due_at as "dueAt", closed_at as "closedAt" from cases
    where tenant_id = ${tx.tenant} and type = ${of.type} and ${only === 'open' ? sql`closed_at is null` : sql`true`} and ${reach}
      and ${where}
    order by closed_at is not null, filed_at desc limit ${most + 1}`)
}

function lineOf(of: CaseType, { data, ...row }: Found): CaseLine {
  const words = String(masked(of.def, data)[lineFields(of.def).words ?? ''] ?? '').slice(0, 200)
  return { ...row, type: of.type, words }
}

/** What a case beside becomes as a row: what it says itself, cut to what the row's columns hold. */
function rowOf(mine: CaseType, { into }: BesideData, other: CaseType, found: Found): Data {
  const columns = mine.def.form[into?.field ?? '']?.columns ?? {}
  const said = masked(other.def, found.data)
  const entries = Object.entries(into?.as ?? {}).flatMap(([column, key]) => {
    const value = key === '$number' ? found.number : said[key]
    const most = columns[column]?.max
    if (value === undefined) return []
    return [[column, typeof value === 'string' && most ? [...value].slice(0, most).join('') : value] as const]
  })
  return Object.fromEntries(entries)
}

/** Cases to be seen beside one that says this, as far as the actor may see them: open ones, and `ended` ones where asked. */
export async function besideOf(
  app: App,
  actor: Actor,
  wish: { type: string; answers: Data; not?: string | null; ended?: boolean; lang: 'zh' | 'en' },
): Promise<BesideList> {
  const { type, answers, not = null, ended = false, lang } = wish
  const of = caseType(app.programmes, type)
  const wanted = (inLanguage(of, lang).beside ?? []).flatMap((one): { one: BesideData; value: string }[] => {
    const value = answers[one.mine]
    return typeof value === 'string' && value.trim() !== '' ? [{ one, value: value.trim() }] : []
  })
  if (wanted.length === 0) return { groups: [] }
  const groups = await transact(app.db, reachOf(app, actor), async tx => {
    const found: BesideList['groups'] = []
    for (const { one, value } of wanted) {
      const other = caseType(app.programmes, one.type.split('.').at(-1))
      const same = sql`data ->> ${one.theirs} = ${value} and (${not}::uuid is null or id <> ${not}::uuid)`
      const rows = await casesWhere(tx, actor, other, same, ended ? 'all' : 'open')
      if (rows.length === 0) continue
      const line = (row: Found) => ({ ...lineOf(other, row), ...(one.into && { row: rowOf(of, one, other, row) }) })
      const about = { title: one.title, warns: one.warns === true, more: rows.length > most }
      found.push({ ...about, ...(one.into && { into: one.into.field }), rows: rows.slice(0, most).map(line) })
    }
    return found
  })
  return { groups }
}

/** Where a case came from and what its steps raised, each as it stands now; what the actor does not reach is left out. */
export async function kinOf(app: App, actor: Actor, id: string): Promise<CaseKin> {
  const { events } = await readCase(app, actor, id)
  const from = events.flatMap(({ body }) => (body.kind === 'Filed' && body.from ? [body.from] : []))
  const raised = events.flatMap(({ body }): Origin[] => (body.kind === 'Raised' ? [body] : []))
  const named = Map.groupBy([...from, ...raised], one => one.type)
  const lines = await transact(app.db, reachOf(app, actor), async tx => {
    const found = new Map<string, CaseLine>()
    for (const [type, some] of named) {
      const of = caseType(app.programmes, type)
      const rows = await casesWhere(tx, actor, of, sql`id = any(${some.map(one => one.id)}::uuid[])`)
      for (const row of rows) found.set(row.id, lineOf(of, row))
    }
    return found
  })
  return { from: lines.get(from[0]?.id ?? '') ?? null, raised: raised.flatMap(one => lines.get(one.id) ?? []) }
}
