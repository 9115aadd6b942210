import type { Comparisons } from '#contract/reports'
import type { Actor } from '#kernel/engine/actor'
import { canonical } from '#kernel/engine/upgrade'
import type { App } from '../../app.ts'
import { becauseWord } from '../../words/reports.ts'
import { asSystem, type Tx } from '../db.ts'
import { moment, type Query, sql } from '../sql.ts'
import { reportsReach } from './report-access.ts'
import { typeOf } from './report-figures.ts'
import type { KeptFigure } from './report-fill.ts'
import { type FormRecord, formOf } from './report-forms.ts'
import { labelsOf } from './report-layout.ts'
import { daysOf, sayPeriod } from './report-period.ts'
import type { Lang } from './report-programmes.ts'
import { cellsOf, reportOf } from './report-runs.ts'
import { type Speaking, sayBound } from './report-words.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

interface Other {
  readonly id: string
  readonly title: string
  readonly period: string
  readonly at: number
  readonly figures: Readonly<Record<string, KeptFigure>>
  readonly layout: FormRecord['layout']
}

const mostOthers = 20
const mostChanges = 1000
const countable = (f: KeptFigure) =>
  f.bound !== null && ['cases', 'indicator', 'register'].includes(f.bound.source.kind) && f.value !== null
const sourceKey = (f: KeptFigure) => canonical(f.bound?.source)
const daysText = (f: KeptFigure) => `${f.days?.from ?? ''}–${f.days?.to ?? ''}`
const sameDays = (a: KeptFigure, b: KeptFigure) => daysText(a) === daysText(b)
const saidOnly = (labels: readonly string[]) => labels.join('/').normalize('NFKC').replace(/\s/g, '')

/** Cells of reports handed in that should say the same as this one, with the reason where they do not. */
export async function compareReport(app: App, actor: Staff, id: string, lang: Lang): Promise<Comparisons> {
  const snapshot = await app.directory.now()
  const speaking: Speaking = { programmes: app.programmes, snapshot, lang }
  const reach = reportsReach(actor)
  return asSystem(app.db, 'reports that should agree', async tx => {
    const report = await reportOf(tx, actor, id)
    const form = await formOf(tx, report.form)
    const mine = (await cellsOf(app, tx, actor, form, report)).filter(countable)
    const at = report.handedAt ?? app.now()
    const days = daysOf(report.period)
    const others = await tx.rows(sql<Other>`
      select r.id, f.title, r.period, r.handed_at as at, r.figures, f.layout from reports r
      join report_forms f on f.tenant_id = r.tenant_id and f.id = r.form_id
      where r.tenant_id = ${tx.tenant} and r.state = 'handed' and r.id <> ${id} and r.from_day <= ${days?.to ?? ''}::date and r.to_day >= ${days?.from ?? ''}::date
        ${reach === null ? sql`` : sql`and r.community_id = any(${[...reach]}::uuid[])`}
      order by r.handed_at desc limit ${mostOthers}`)
    const labels = new Map(form.layout.slots.map(s => [s.cell, labelsOf(s)]))
    const rows: Comparisons['rows'] = []
    for (const other of others) {
      const theirLabels = new Map(other.layout.slots.map(s => [s.cell, labelsOf(s)]))
      const theirs = Object.values(other.figures).filter(countable)
      for (const f of mine) {
        const same = theirs.find(o => sourceKey(o) === sourceKey(f) && o.community === f.community && sameDays(o, f))
        const said = saidOnly(labels.get(f.cell) ?? [])
        const alike =
          same ??
          (other.period === report.period ? theirs.find(o => saidOnly(theirLabels.get(o.cell) ?? []) === said) : undefined)
        if (!alike) continue
        const agrees = alike.shown === f.shown
        if (agrees && !same) continue
        rows.push({
          cell: f.cell,
          labels: labels.get(f.cell) ?? [],
          mine: f.shown,
          other: {
            report: other.id,
            title: other.title,
            says: sayPeriod(other.period, lang),
            cell: alike.cell,
            shown: alike.shown,
            at: other.at,
          },
          agrees,
          because: agrees ? [becauseWord(lang, 'agrees')] : await reasons(app, tx, speaking, f, alike, [at, other.at]),
        })
      }
    }
    return { rows: rows.sort((a, b) => Number(a.agrees) - Number(b.agrees)).slice(0, 300) }
  })
}

async function reasons(
  app: App,
  tx: Tx,
  speaking: Speaking,
  mine: KeptFigure,
  other: KeptFigure,
  at: readonly [number, number],
): Promise<string[]> {
  const { lang, snapshot } = speaking
  const ground = (f: KeptFigure) =>
    f.community === null ? snapshot.name : (snapshot.places.get(f.community)?.name ?? f.community)
  if (mine.state === 'typed' || other.state === 'typed') return [becauseWord(lang, 'typed')]
  if (mine.hidden !== null || other.hidden !== null) return [becauseWord(lang, 'few')]
  const found = [
    ...(sourceKey(mine) === sourceKey(other)
      ? []
      : [
          becauseWord(lang, 'other-source', {
            other: sayBound(speaking, other.bound!, other.days ?? undefined).join(lang === 'zh' ? '，' : ', '),
          }),
        ]),
    ...(mine.community === other.community
      ? []
      : [becauseWord(lang, 'other-ground', { mine: ground(mine), other: ground(other) })]),
    ...(sameDays(mine, other) ? [] : [becauseWord(lang, 'other-period', { mine: daysText(mine), other: daysText(other) })]),
  ]
  if (found.length > 0) return found
  const n = await changedBetween(app, tx, mine, Math.min(...at), Math.max(...at))
  return [
    n === 0 ? becauseWord(lang, 'changed-none') : becauseWord(lang, 'changed', { n: n > mostChanges ? `${mostChanges}+` : n }),
  ]
}

/** Records of that kind and ground that changed between two moments; counting stops early. */
async function changedBetween(
  app: App,
  tx: Tx,
  { bound, community, days }: KeptFigure,
  from: number,
  to: number,
): Promise<number> {
  const source = bound?.source
  const ground = community === null ? sql`` : sql`and community_id = ${community}`
  const between = sql`changed_at > ${moment(from)}::timestamptz and changed_at <= ${moment(to)}::timestamptz`
  if (source?.kind === 'register') {
    const count = async (where: Query<unknown>) => {
      const [row] = await tx.fresh(sql<{ n: number }>`select count(*)::int as n from (select 1 from entries
        where tenant_id = ${tx.tenant} and register = ${source.register} and ${between} ${where} limit ${mostChanges + 1}) x`)
      return row?.n ?? 0
    }
    // What has left the community is no longer found there: then whatever changed in the register may be why.
    return (await count(ground)) || (community === null ? 0 : await count(sql``))
  }
  const of = source?.kind === 'cases' || source?.kind === 'indicator' ? typeOf(app, source) : null
  if (!of || !days) return 0
  const offset = (await app.directory.now()).calendar.utcOffsetMinutes * 60_000
  const [row] = await tx.fresh(sql<{ n: number }>`select count(*)::int as n from (select 1 from cases
    where tenant_id = ${tx.tenant} and type = ${of.type} and filed_at >= ${moment(Date.parse(days.from) - offset)}::timestamptz
      and filed_at < ${moment(Date.parse(days.to) + 86_400_000 - offset)}::timestamptz and ${between} ${ground} limit ${mostChanges + 1}) x`)
  return row?.n ?? 0
}
