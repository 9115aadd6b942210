import type { BesideList } from '#contract/beside'
import { masked, readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { BesideData } from '#kernel/index'
import type { App } from '../app.ts'
import { reachParts, within } from './case-reach.ts'
import { reachOf } from './commands.ts'
import { type Tx, transact } from './db.ts'
import { type CaseType, caseType, inLanguage, lineFields } from './definitions.ts'
import { sql } from './sql.ts'

const most = 20

interface Found {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly data: Data
  readonly filedAt: number
  readonly dueAt: number | null
}

async function sameIn(tx: Tx, actor: Actor, of: CaseType, field: string, value: string, not: string | null) {
  const reach = within(await reachParts(tx, readScope(of.def, actor), 'open'))
  return tx.rows(sql<Found>`
    select id, number, state, data, filed_at as "filedAt", due_at as "dueAt" from cases
    where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is null and ${reach}
      and data ->> ${field} = ${value} and (${not}::uuid is null or id <> ${not}::uuid)
    order by filed_at desc limit ${most + 1}`)
}

/** Open cases to be seen beside one that says this, as far as the actor may see them. */
export async function besideOf(
  app: App,
  actor: Actor,
  { type, answers, not = null, lang }: { type: string; answers: Data; not?: string | null; lang: 'zh' | 'en' },
): Promise<BesideList> {
  const of = caseType(app.programmes, type)
  const wanted = (inLanguage(of, lang).beside ?? []).flatMap((one): { one: BesideData; value: string }[] => {
    const value = answers[one.mine]
    return typeof value === 'string' && value.trim() !== '' ? [{ one, value: value.trim() }] : []
  })
  if (wanted.length === 0) return { groups: [] }
  const groups = await transact(app.db, reachOf(app, actor), async tx => {
    const found: BesideList['groups'] = []
    for (const { one, value } of wanted) {
      const other = caseType(app.programmes, one.type)
      const rows = await sameIn(tx, actor, other, one.theirs, value, not)
      const { words } = lineFields(other.def)
      const line = ({ data, ...row }: Found) => ({
        ...row,
        type: other.type,
        words: String(masked(other.def, data)[words ?? ''] ?? '').slice(0, 200),
      })
      if (rows.length > 0)
        found.push({ title: one.title, warns: one.warns === true, more: rows.length > most, rows: rows.slice(0, most).map(line) })
    }
    return found
  })
  return { groups }
}
