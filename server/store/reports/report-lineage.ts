import type { Lineage, RecordList } from '#contract/reports'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reportWord } from '../../words/reports.ts'
import { reachParts, within } from '../case-reach.ts'
import { reachOf } from '../commands.ts'
import { asSystem, type Tx, transact } from '../db.ts'
import { conditionOf } from '../entries/entry-filters.ts'
import { standingAt } from '../entries/entry-stood.ts'
import { all, isUuid, moment, type Query, sql } from '../sql.ts'
import { belongingOf, communityOfEntry } from './report-communities.ts'
import { askedOf } from './report-entries.ts'
import { casesBehind } from './report-figures.ts'
import { hiddenWords, type KeptFigure } from './report-fill.ts'
import { formOf } from './report-forms.ts'
import { labelsOf } from './report-layout.ts'
import { nowhereIn } from './report-nowhere.ts'
import { countedRegisters, type Lang } from './report-programmes.ts'
import { cellsOf, type ReportRecord, reportOf } from './report-runs.ts'
import { sayBound } from './report-words.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const pageSize = 50

async function cellOf(
  app: App,
  tx: Tx,
  actor: Staff,
  id: string,
  cell: string,
): Promise<{ report: ReportRecord; figure: KeptFigure; labels: string[] }> {
  const report = await reportOf(tx, actor, id)
  const form = await formOf(tx, report.form)
  const figure = (await cellsOf(app, tx, actor, form, report)).find(f => f.cell === cell)
  const slot = form.layout.slots.find(s => s.cell === cell)
  if (!figure || !slot) throw new Fault('not-found')
  return { report, figure, labels: labelsOf(slot) }
}

/** Where the number in a cell comes from: its definition in words, when it was taken, who confirmed the definition. */
export async function lineageOf(app: App, actor: Staff, id: string, cell: string, lang: Lang): Promise<Lineage> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'where a number comes from', async tx => {
    const { report, figure, labels } = await cellOf(app, tx, actor, id, cell)
    const confirmed =
      figure.version === null
        ? null
        : await tx.maybe(sql<{ by: string | null; at: number }>`
            select made_at as at, (select name from people p where p.tenant_id = b.tenant_id and p.id = b.made_by) as by
            from report_bindings b where tenant_id = ${tx.tenant} and form_id = ${report.form} and cell = ${cell} and version = ${figure.version}`)
    const says = figure.bound
      ? sayBound({ programmes: app.programmes, snapshot, lang }, withGround(figure), figure.days ?? undefined)
      : []
    const nowhere = figure.hidden === null ? (await nowhereIn(app, tx, [figure], lang)).map(one => one.says) : []
    return {
      cell,
      labels,
      shown: figure.shown,
      says: [...says, ...standsWords(lang, figure), ...nowhere, ...hiddenWords(lang, figure.hidden)],
      fresh: report.handedAt ?? app.now(),
      version: figure.version,
      confirmedBy: confirmed?.by ?? null,
      confirmedAt: confirmed?.at ?? null,
      // The records behind few persons are for those who keep them, not for whoever reads a report.
      records: figure.hidden === null ? figure.of : null,
    }
  })
}

/** Of a register: as of which day its entries were counted. A report handed in before that was told counted them as they stood then. */
function standsWords(lang: Lang, { bound, days, stood, state }: KeptFigure): string[] {
  if (bound?.source.kind !== 'register' || state === 'typed' || !days) return []
  return [reportWord(lang, `stood.${stood ?? 'now'}`, { day: days.to })]
}

/** The binding with the ground it came to speak of. */
const withGround = ({ bound, community }: KeptFigure) => ({
  ...bound!,
  ground: community === null ? bound!.ground : ({ kind: 'community', id: community } as const),
})

/** The records behind a number as they are now, newest first, within what the reader may see. */
export async function recordsOf(
  app: App,
  actor: Staff,
  id: string,
  cell: string,
  cursor: string | undefined,
): Promise<RecordList> {
  const { figure } = await asSystem(app.db, 'the cell behind records', tx => cellOf(app, tx, actor, id, cell))
  const { bound, days, community } = figure
  // Behind what somebody typed stands nobody's count: typing over few persons does not list them.
  if (!bound || figure.hidden !== null || figure.state === 'typed') return { rows: [], next: null }
  const [at, after] = (cursor ?? '').split('_')
  const older = (time: Query<unknown>) =>
    at && isUuid(after) && Number.isFinite(Number(at))
      ? [sql`(${time}, id) < (${moment(Number(at))}::timestamptz, ${after}::uuid)`]
      : []
  const ground = community === null ? [] : [sql`community_id = ${community}`]
  const { source } = bound
  if ((source.kind === 'cases' || source.kind === 'indicator') && days) {
    const offset = (await app.directory.now()).calendar.utcOffsetMinutes * 60_000
    const behind = casesBehind(app, source, days, offset)
    if (!behind) return { rows: [], next: null }
    return transact(app.db, reachOf(app, actor), async tx => {
      const reach = within(await reachParts(tx, readScope(behind.type.def, actor), 'all'))
      const rows = await tx.fresh(sql<{ id: string; key: string; at: number; name: string }>`
        select id, number as key, filed_at as at, coalesce(address, '') as name from cases
        where ${all([sql`tenant_id = ${tx.tenant}`, sql`type = ${behind.type.type}`, behind.where, reach, ...ground, ...older(sql`filed_at`)])}
        order by filed_at desc, id desc limit ${pageSize + 1}`)
      return paged(rows.map(r => ({ ...r, href: `/case/${r.id}` })))
    })
  }
  if (source.kind !== 'register') return { rows: [], next: null }
  const def = countedRegisters(app.programmes, 'zh').find(r => r.name === source.register)?.def
  const asked = def && askedOf(def, source)
  if (!def?.ledger || !asked) return { rows: [], next: null }
  const belongs = community === null ? [] : [sql`${communityOfEntry(def, await app.directory.now())} = ${community}`]
  const met = asked.of === 'share' ? [] : [conditionOf(asked.where)]
  return asSystem(app.db, 'entries behind a number', async tx => {
    const { table, where } = await standingAt(tx, source.register, def, days?.to ?? null, app.now())
    const rows = await tx.fresh(sql<{ id: string; key: string; at: number; name: string }>`
      select id, key, name, changed_at as at from ${table} entries
      where ${all([where, ...met, ...(belongingOf(def)?.by === 'unit' ? belongs : ground), ...older(sql`changed_at`)])}
      order by changed_at desc, id desc limit ${pageSize + 1}`)
    return paged(rows.map(r => ({ ...r, href: `/registers/${source.register}/${r.id}` })))
  })
}

function paged(rows: readonly RecordList['rows'][number][]): RecordList {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > pageSize && last ? `${last.at}_${last.id}` : null }
}
