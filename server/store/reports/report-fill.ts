import type { Bound, Figure, Ground } from '#contract/reports'
import { reportWord } from '../../words/reports.ts'
import type { Tx } from '../db.ts'
import type { Stood } from '../entries/entry-stood.ts'
import type { KeptBinding } from './report-forms.ts'
import type { KeptLayout, KeptSlot } from './report-layout.ts'
import { type Days, daysOver, sayDay, sayPeriod } from './report-period.ts'
import { hiddenPersons } from './report-persons.ts'
import { figuresOf, isCounted } from './report-sources.ts'
import type { ReportApp, Told } from './report-wish.ts'
import { communityOf } from './report-words.ts'

/** What is filled: a form for a period and a piece of ground, with what people typed and answered. */
export interface ToFill {
  readonly layout: KeptLayout
  readonly bindings: readonly KeptBinding[]
  readonly period: string
  readonly community: string | null
  /** By cell: what was typed into this report, or answered by whoever was asked. */
  readonly typed: Readonly<Record<string, number | string>>
  readonly answered: ReadonlyMap<string, number | string>
  readonly today: string
  readonly me: string
}

/** A cell of a report with everything that says where its value came from. */
export interface KeptFigure extends Figure {
  readonly bound: Bound | null
  readonly version: number | null
  readonly community: string | null
  readonly days: Days | null
  /** How many records stand behind it. */
  readonly of: number | null
  readonly hidden: 'few' | 'beside' | null
  /** Of a register: the day as of which its entries were counted; absent in reports handed in before that was told. */
  readonly stood?: Stood | null
}

const counts = (b: Bound) => isCounted(b.source)
const round = (n: number) => Math.round(n * 100) / 100
const percentText = (n: number) => `${round(n * 100)}%`
const asksPercent = (slot: KeptSlot) =>
  slot.unit.includes('%') || [...slot.rowLabels, ...slot.columnLabels].some(l => /%|％|百分比/.test(l))

/** A share is written as the cell shows it: as a fraction under a percent format, else as a number of a hundred. */
const written = (slot: KeptSlot, { value, share }: Told): { value: number | string; shown: string } => {
  if (value === null) return { value: '', shown: '' }
  if (!share) return { value: round(value), shown: String(round(value)) }
  if (slot.percent) return { value: Math.round(value * 1e6) / 1e6, shown: percentText(value) }
  return asksPercent(slot)
    ? { value: round(value * 100), shown: String(round(value * 100)) }
    : { value: percentText(value), shown: percentText(value) }
}

/** Works out every cell of a report. */
export async function fill(app: ReportApp, tx: Tx, asked: ToFill): Promise<KeptFigure[]> {
  const snapshot = await app.directory.now()
  const bindings = new Map(asked.bindings.map(b => [b.cell, b]))
  const ground = (g: Ground) => communityOf(snapshot, g, asked.community)
  const numbers = asked.layout.slots.flatMap(({ cell }) => {
    const b = bindings.get(cell)
    const community = b && ground(b.ground)
    return b && counts(b) && community !== undefined && asked.typed[cell] === undefined
      ? [{ cell, b, wish: { source: b.source, community, days: daysOver(asked.period, b.over) } }]
      : []
  })
  const told = await figuresOf(
    app,
    tx,
    numbers.map(n => n.wish),
  )
  const told_ = new Map(numbers.map(({ cell }, n) => [cell, told[n]!]))
  const veiled = await hiddenPersons(
    app,
    tx,
    numbers.map(n => n.wish),
    told,
  )
  const hidden = new Map(numbers.map(({ cell }, n) => [cell, veiled[n]!]))
  const texts: Partial<Record<Bound['source']['kind'], string>> = {
    office: snapshot.name,
    period: sayPeriod(asked.period, 'zh'),
    date: sayDay(asked.today),
    me: asked.me,
  }
  const one = (slot: KeptSlot): KeptFigure => {
    const { cell } = slot
    const b = bindings.get(cell) ?? null
    const community = b ? (ground(b.ground) ?? null) : null
    const days = b && counts(b) ? daysOver(asked.period, b.over) : null
    const base = {
      cell,
      few: false,
      bound: b && { source: b.source, ground: b.ground, over: b.over },
      version: b?.version ?? null,
      community,
      days,
      of: null,
      hidden: null,
    }
    const say = (value: number | string | null, state: Figure['state']): KeptFigure => ({
      ...base,
      value,
      shown: String(value ?? ''),
      state,
    })
    const typed = asked.typed[cell]
    if (typed !== undefined) return say(typed, 'typed')
    if (!b) return say(null, 'missing')
    const { source: s } = b
    if (s.kind === 'empty') return say(null, 'empty')
    if (s.kind === 'asked') {
      const answer = asked.answered.get(cell)
      if (answer !== undefined) return say(answer, 'typed')
      // Nobody was named: whoever fills the report says it.
      return say(null, s.person === undefined && s.unit === undefined ? 'missing' : 'asked')
    }
    if (s.kind === 'text') return say(s.text, 'filled')
    if (s.kind === 'community') {
      const name = community === null ? undefined : snapshot.places.get(community)?.name
      // A list with more rows than there are communities leaves the rest empty.
      return name === undefined ? say(null, 'empty') : say(name, 'filled')
    }
    const text = texts[s.kind]
    if (text !== undefined) return say(text, 'filled')
    if (b.ground.kind === 'nth' && community === null) return say(null, 'empty')
    const t = told_.get(cell)
    if (!t || t.value === null) return s.kind === 'sum' ? say(null, 'missing') : say(null, t && t.of === 0 ? 'empty' : 'missing')
    const why = hidden.get(cell) ?? null
    const { value, shown } =
      why === 'few' ? { value: '<5', shown: '<5' } : why === 'beside' ? { value: '*', shown: '*' } : written(slot, t)
    return { ...base, value, shown, state: 'filled', few: why !== null, of: t.of, hidden: why, stood: t.stood }
  }
  return withSums(asked.layout.slots.map(one))
}

/** Totals of the form itself, once what they add up is known. What is hidden is not left out in silence: its total is hidden, too. */
export function withSums(figures: readonly KeptFigure[]): KeptFigure[] {
  const values = new Map(figures.map(f => [f.cell, f]))
  const known = new Map<string, number | 'hidden' | null>()
  const sum = (f: KeptFigure): number | 'hidden' | null => {
    if (f.hidden !== null) return 'hidden'
    if (f.bound?.source.kind !== 'sum' || f.state === 'typed') return typeof f.value === 'number' ? f.value : null
    const before = known.get(f.cell)
    if (before !== undefined) return before
    // Until it is known it adds nothing: no cell is worked out twice, and a circle ends.
    known.set(f.cell, null)
    const parts = f.bound.source.cells.flatMap(cell => {
      const part = values.get(cell)
      return part ? (sum(part) ?? []) : []
    })
    const numbers = parts.filter(part => part !== 'hidden')
    const total = numbers.length < parts.length ? 'hidden' : parts.length === 0 ? null : round(numbers.reduce((x, y) => x + y, 0))
    known.set(f.cell, total)
    return total
  }
  return figures.map(f => {
    if (f.bound?.source.kind !== 'sum' || f.state === 'typed') return f
    const value = sum(f)
    if (value === 'hidden') return { ...f, value: '*', shown: '*', state: 'filled', few: true, hidden: 'beside' }
    return { ...f, value, shown: String(value ?? ''), state: value === null ? 'missing' : 'filled' }
  })
}

export const hiddenWords = (lang: 'zh' | 'en', why: KeptFigure['hidden']): string[] =>
  why === null ? [] : [reportWord(lang, why === 'few' ? 'few' : 'alsoHidden')]
