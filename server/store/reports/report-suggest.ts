import type { Bound, Ground, Source } from '#contract/reports'
import { fitOf } from '#methods/form-layout/index'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { candidatesOf, overIn } from './report-candidates.ts'
import { belongingOf } from './report-communities.ts'
import type { KeptLayout, KeptSlot } from './report-layout.ts'
import { daysOver } from './report-period.ts'
import { countedRegisters } from './report-programmes.ts'
import { figuresOf } from './report-sources.ts'
import type { Told } from './report-wish.ts'
import { communitiesInOrder, communityOf } from './report-words.ts'

export interface KeptSuggestion extends Bound {
  readonly cell: string
  readonly score: number
  readonly agrees: readonly string[]
}
export interface Copy {
  readonly period: string
  readonly held: Readonly<Record<string, number>>
}

const enough = 0.45
const considered = 0.25
const perCell = 5
/** A number as small as this equals another by chance. */
const telling = 3
const plain = (text: string) => text.normalize('NFKC').replace(/[\s()]/g, '')

/** What each cell may be bound to, from its headings and from the numbers that earlier copies hold. Nothing is bound by this. */
export async function suggest(app: App, tx: Tx, layout: KeptLayout, copies: readonly Copy[]): Promise<KeptSuggestion[]> {
  const snapshot = await app.directory.now()
  const plainly = layout.slots.flatMap(slot => {
    const [source, score] = withoutNumbers(layout, slot) ?? []
    return source && score
      ? [{ cell: slot.cell, source, ground: groundFor(snapshot, layout, slot), over: 'period' as const, score, agrees: [] }]
      : []
  })
  const settled = new Set(plainly.map(s => s.cell))
  const candidates = candidatesFor(app, snapshot, layout)
  const tried: Tried[] = []
  for (const slot of layout.slots) {
    if (slot.kind !== 'value' || settled.has(slot.cell)) continue
    tried.push(...candidates(slot))
    // A large form must not keep everybody else waiting.
    await new Promise(resolve => setImmediate(resolve))
  }
  const judged = await weighed(app, tx, snapshot, tried, copies)
  const best = [...Map.groupBy(judged, s => s.cell).values()].flatMap(of => {
    const [first] = of.sort((a, b) => b.score - a.score)
    return first && first.score >= enough ? [first] : []
  })
  return [...plainly, ...best].map(s => ({ ...s, score: Math.round(s.score * 100) / 100 }))
}

/** Cells that say themselves what they want: who, when, a total, a remark. */
function withoutNumbers(layout: KeptLayout, slot: KeptSlot): readonly [Source, number] | null {
  if (slot.kind === 'office') return [{ kind: 'office' }, 1]
  if (slot.kind === 'period') return [{ kind: 'period' }, 1]
  if (slot.kind === 'date') return [{ kind: 'date' }, 0.95]
  if (slot.kind === 'person') return [{ kind: 'me' }, 0.95]
  if (slot.kind !== 'value') return [{ kind: 'asked', as: 'text', hint: '' }, 0.6]
  const last = plain(slot.columnLabels.at(-1) ?? slot.rowLabels.at(-1) ?? '')
  if (/^(备注|说明|备考)$/.test(last)) return [{ kind: 'empty' }, 0.8]
  if (slot.list && /^(村|社区|村社区|社区名称|村社区名称|居委会|单位名称)$/.test(last)) return [{ kind: 'community' }, 0.9]
  if (!slot.total) return null
  const cells = summands(layout, slot)
  return cells.length > 1 ? [{ kind: 'sum', cells }, 0.85] : null
}

const isTotal = (label: string) => /^(合计|总计|小计|总数|共计|街道合计|全街道)$/.test(plain(label))

/** The cells a total adds up: those above it in its column since the total before, or those beside it in its row. */
function summands(layout: KeptLayout, slot: KeptSlot): string[] {
  const beside = layout.slots.filter(
    s => s.sheet === slot.sheet && s.kind === 'value' && s.blank === null && s.section === slot.section,
  )
  if (slot.rowLabels.some(isTotal)) {
    const above = beside.filter(s => s.column === slot.column && s.row < slot.row)
    const since = Math.max(-1, ...above.filter(s => s.rowLabels.some(isTotal)).map(s => s.row))
    return above.filter(s => s.row > since && !s.rowLabels.some(isTotal)).map(s => s.cell)
  }
  const band = slot.columnLabels.length > 1 ? slot.columnLabels[0] : undefined
  const inRow = beside.filter(s => s.row === slot.row && !s.columnLabels.some(isTotal))
  return inRow.filter(s => band === undefined || s.columnLabels[0] === band).map(s => s.cell)
}

const nameKey = (text: string) => plain(text).replace(/(社区|村|居委会|居民委员会|社区居委会)$/, '')

/** Whose row or column a cell stands in: a community that its headings name, or the n-th of a list that names none. */
export function groundFor(snapshot: Snapshot, layout: KeptLayout, slot: KeptSlot): Ground {
  const places = communitiesInOrder(snapshot)
  for (const label of [...slot.rowLabels, ...slot.columnLabels]) {
    const found =
      places.find(p => plain(p.name) === plain(label)) ??
      places.find(p => nameKey(p.name) === nameKey(label) && nameKey(label) !== '')
    if (found) return { kind: 'community', id: found.id }
  }
  if (!slot.list) return { kind: 'report' }
  const first = Math.min(
    ...layout.slots.filter(s => s.list && s.sheet === slot.sheet && s.column === slot.column).map(s => s.row),
  )
  return { kind: 'nth', n: slot.row - first }
}

type Tried = Bound & { readonly cell: string; readonly score: number }

/** The sources that fit the headings of a cell best. Rows that differ in their community only are judged once. */
function candidatesFor(app: App, snapshot: Snapshot, layout: KeptLayout): (slot: KeptSlot) => Tried[] {
  const judged = new Map<string, readonly Pick<Tried, 'source' | 'score'>[]>()
  const defs = new Map(countedRegisters(app.programmes, 'zh').map(r => [r.name, r.def]))
  /** A register that says nothing of communities answers nothing about one. */
  const belongs = (register: string) => {
    const def = defs.get(register)
    return def !== undefined && belongingOf(def) !== null
  }
  return slot => {
    const ground = groundFor(snapshot, layout, slot)
    const place = ground.kind === 'community' ? nameKey(snapshot.places.get(ground.id)?.name ?? '') : null
    const [rowLabels, columnLabels] = [slot.rowLabels, slot.columnLabels].map(labels => labels.filter(l => nameKey(l) !== place))
    const said = { rowLabels: rowLabels ?? [], columnLabels: columnLabels ?? [], section: `${slot.section} ${layout.title}` }
    const key = JSON.stringify([said, ground.kind === 'report'])
    const found =
      judged.get(key) ??
      candidatesOf(app.programmes)
        .filter(({ source }) => ground.kind === 'report' || source.kind !== 'register' || belongs(source.register))
        .map(({ source, names }) => ({ source, score: fitOf(said, names) }))
        .filter(c => c.score >= considered)
        .sort((a, b) => b.score - a.score)
        .slice(0, perCell)
    judged.set(key, found)
    const over = overIn([...said.rowLabels, ...said.columnLabels])
    return found.map(({ source, score }) => ({ cell: slot.cell, source, ground, over, score }))
  }
}

/** The same with what earlier copies say: a number that is the very one speaks for a source, another one against it. */
async function weighed(
  app: App,
  tx: Tx,
  snapshot: Snapshot,
  tried: readonly Tried[],
  copies: readonly Copy[],
): Promise<KeptSuggestion[]> {
  const asked = copies.slice(0, 3).flatMap(copy =>
    tried.flatMap((t, n) => {
      const community = communityOf(snapshot, t.ground, null)
      const held = copy.held[t.cell]
      return held === undefined || community === undefined
        ? []
        : [{ n, copy, held, wish: { source: t.source, community, days: daysOver(copy.period, t.over) } }]
    }),
  )
  const told = await figuresOf(
    app,
    tx,
    asked.map(a => a.wish),
  )
  const judged = tried.map(t => ({ ...t, agrees: [] as string[] }))
  for (const [i, { n, copy, held }] of asked.entries()) {
    const one = judged[n]!
    if (same(held, told[i]!)) {
      if (Math.abs(held) < telling && !told[i]!.share) continue
      one.agrees.push(copy.period)
      one.score = Math.min(1, one.score + (Math.abs(held) >= 20 || told[i]!.share ? 0.4 : 0.25))
    } else one.score *= 0.6
  }
  return judged
}

const same = (held: number, { value, share }: Told): boolean => {
  if (value === null) return false
  const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by
  return share ? near(held, value, 0.0006) || near(held, value * 100, 0.06) : near(held, value, 0.006)
}
