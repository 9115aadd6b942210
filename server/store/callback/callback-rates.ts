import type { z } from 'zod'
import type { Behind, BehindRow, behindQuery, RateRow, RatesView, ratesQuery } from '#contract/callback'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { fewest, gradeOf, ratesOf, volumeOf } from '#methods/rates/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reachOf } from '../commands.ts'
import { asSystem, type Tx, transact } from '../db.ts'
import { type CaseType, lineFields } from '../definitions.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { none, readTallies, talliedScope } from '../tallies.ts'
import { calledType } from './callback-list.ts'
import { tallyType } from './callback-rows.ts'
import { callbackSettingsOf } from './callback-settings.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Counted = { readonly label: string; readonly key: string; readonly n: number }
type Mark = { readonly key: string; readonly part: 'lead' | 'help'; readonly sum: number; readonly n: number }
const mostMonths = 36

const monthsOf = (from: string, to: string) => {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const months = number(to) - number(from) + 1
  if (months < 1 || months > mostMonths) throw new Fault('bad-request', { detail: { where: { to: 'range' } } })
  return months
}
const days = (from: string, to: string) => sql`between ${`${from}-01`}::date and ${`${to}-01`}::date`

/** Only whoever oversees whole streets reads figures of units. @throws Fault not-allowed */
function scopeOf(of: CaseType, actor: Staff): Query<unknown> {
  const posts = actor.posts.filter(post => ['dispatcher', 'supervisor', 'leader'].includes(post.role))
  const scope = talliedScope({ ...readScope(of.def, { ...actor, posts }), grids: [], units: [] })
  if (!scope) throw new Fault('not-allowed')
  return scope
}

const marksOf = (tx: Tx, of: CaseType, query: z.output<typeof ratesQuery>, scope: Query<unknown>): Promise<Mark[]> =>
  query.by === 'community'
    ? Promise.resolve([])
    : tx.fresh(sql<Mark>`
        select m.unit_id as key, m.part, sum(score)::int as sum, count(*)::int as n
        from (select *, street_id as community_id from callback_marks) m
        where tenant_id = ${tx.tenant} and type = ${of.type} and month ${days(query.from, query.to)} and ${scope} group by 1, 2`)

/** 响应率、解决率、满意率 of a period, added up from sums that were kept as cases changed: no callback is read. */
export const ratesOfPeriod = (app: App, actor: Staff, query: z.output<typeof ratesQuery>): Promise<RatesView> =>
  asSystem(app.db, 'what callbacks say', async tx => {
    const of = calledType(app, query.type)
    const months = monthsOf(query.from, query.to)
    const scope = scopeOf(of, actor)
    const { calendar } = await app.directory.now()
    // The rules at the end of the period hold for it, so that what was published stays as it was.
    const end = Date.parse(`${query.to}-01T00:00:00Z`)
    const after = new Date(end).setUTCMonth(new Date(end).getUTCMonth() + 1) - calendar.utcOffsetMinutes * 60_000
    const { version, settings } = await callbackSettingsOf(tx, after)
    const key = query.by === 'unit' ? sql`unit_id` : sql`community_id`
    const counted = await readTallies<{ label: string; unit_id?: string; community_id?: string; n: number }>(
      tx,
      sql`label, ${key}`,
      {
        type: tallyType(of.type),
        labels:
          query.by === 'unit'
            ? sql`(label >= 'help ' and label < 'help!' or label >= 'lead ' and label < 'lead!')`
            : sql`label >= 'lead ' and label < 'lead!'`,
        scope,
        days: sql`day ${days(query.from, query.to)}`,
      },
    )
    const marks = await marksOf(tx, of, query, scope)
    const cells = counted.map(
      ({ label, n, unit_id, community_id }): Counted => ({ label, n, key: unit_id ?? community_id ?? none }),
    )

    const rowOf = (id: string | null, part: 'lead' | 'help', mine: readonly Counted[], given: readonly Mark[]): RateRow => {
      const sums = new Map<string, number>()
      for (const { label, n } of mine)
        if (label.startsWith(`${part} `)) sums.set(label.slice(5), (sums.get(label.slice(5)) ?? 0) + n)
      const count = (label: string) => sums.get(label) ?? 0
      const { response, solved, satisfied, score } = ratesOf(
        {
          contacted: { yes: count('contacted yes'), no: count('contacted no') },
          solved: { yes: count('solved yes'), partly: count('solved partly'), no: count('solved no') },
          satisfied: Object.fromEntries(Object.keys(settings.scores).map(one => [one, count(`satisfied ${one}`)])),
        },
        settings,
      )
      const answered = count('answered')
      const few = answered < fewest
      const marked = given.reduce((sum, one) => ({ sum: sum.sum + one.sum, n: sum.n + one.n }), { sum: 0, n: 0 })
      return {
        key: id === none ? null : id,
        part,
        entered: count('entered'),
        drawn: count('drawn'),
        answered: few && answered > 0 ? null : answered,
        byPhone: few && answered > 0 ? null : count('way phone'),
        unreached: count('unreached'),
        lapsed: count('lapsed'),
        excluded: count('excluded'),
        response,
        solved,
        satisfied,
        score,
        grade: score && gradeOf(score, settings.targets),
        volume: volumeOf(count('entered'), months, settings.volumes),
        mark: marked.n === 0 ? null : { mean: marked.sum / marked.n, of: marked.n },
      }
    }
    const rows = [...Map.groupBy(cells, cell => `${cell.label.slice(0, 4)} ${cell.key}`)].map(([name, mine]) => {
      const [part, id] = name.split(' ') as ['lead' | 'help', string]
      return rowOf(
        id,
        part,
        mine,
        marks.filter(mark => mark.key === id && mark.part === part),
      )
    })
    const order = { large: 0, middle: 1, small: 2 }
    return {
      from: query.from,
      to: query.to,
      fewest,
      version,
      settings,
      whole: rowOf(null, 'lead', cells, []),
      rows: rows
        .filter(row => row.entered > 0)
        .sort(
          (a, b) =>
            a.part.localeCompare(b.part) * -1 ||
            order[a.volume] - order[b.volume] ||
            (a.grade ?? 'Z').localeCompare(b.grade ?? 'Z') ||
            b.entered - a.entered,
        ),
    }
  })

const page = 50
const figures: Readonly<Record<z.output<typeof behindQuery>['figure'], Query<unknown>>> = {
  entered: sql`true`,
  drawn: sql`b.drawn and not b.excluded`,
  answered: sql`b.outcome = 'answered' and not b.excluded`,
  unreached: sql`b.outcome = 'unreached' and not b.excluded`,
  lapsed: sql`b.outcome = 'lapsed' and not b.excluded`,
  excluded: sql`b.excluded`,
  contacted: sql`b.contacted is not null and b.outcome = 'answered' and not b.excluded`,
  solved: sql`b.solved is not null and b.outcome = 'answered' and not b.excluded`,
  satisfied: sql`b.satisfied is not null and b.outcome = 'answered' and not b.excluded`,
}

/** The callbacks behind one figure, the latest first, within the reader's reach: found by an index before their cases are read. */
export const behindFigure = (app: App, actor: Staff, query: z.output<typeof behindQuery>): Promise<Behind> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const of = calledType(app, query.type)
    monthsOf(query.from, query.to)
    const [, at, id] = /^(\d{10,15})_([0-9a-f-]{36})$/.exec(query.cursor ?? '') ?? []
    const where = [
      sql`b.tenant_id = ${tx.tenant} and b.type = ${of.type} and b.month ${days(query.from, query.to)}`,
      // The months as moments, a day wider than any clock: so the latest are read first, and few.
      sql`b.entered_at between ${`${query.from}-01`}::date - 1 and ${`${query.to}-01`}::date + interval '1 month 1 day'`,
      figures[query.figure],
      scopeOf(of, actor),
      ...(query.unit === undefined ? [] : [query.unit === 'none' ? sql`b.unit_id is null` : sql`b.unit_id = ${query.unit}`]),
      ...(query.helper === undefined ? [] : [sql`b.helpers <> '{}' and b.helpers @> array[${query.helper}::uuid]`]),
      ...(query.community === undefined
        ? []
        : [query.community === 'none' ? sql`b.community_id is null` : sql`b.community_id = ${query.community}`]),
      ...(id === undefined ? [] : [sql`(b.entered_at, b.case_id) < (${moment(Number(at))}::timestamptz, ${id}::uuid)`]),
    ]
    const { words } = lineFields(of.def)
    const rows = await tx.fresh(sql<BehindRow>`
      select b.case_id as "case", b.round, c.number, left(coalesce(c.data ->> ${words ?? ''}, ''), 120) as title, b.unit_id as unit,
        b.community_id as community, b.entered_at as "enteredAt", b.outcome, b.solved, b.satisfied, b.contacted, b.way, b.drawn, b.excluded,
        exists (select 1 from callback_exclusions e where e.tenant_id = b.tenant_id and e.case_id = b.case_id and e.round = b.round
          and e.decided_at is null) as asked
      from (select * from callbacks b where ${all(where)} order by b.entered_at desc, b.case_id desc limit ${page + 1}) b
        join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id
      order by b.entered_at desc, b.case_id desc`)
    const shown = rows.slice(0, page)
    const last = shown.at(-1)
    return { rows: shown, next: rows.length > page && last ? `${last.enteredAt}_${last.case}` : null }
  })
