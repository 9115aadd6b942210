import { randomUUID } from 'node:crypto'
import type { Cadence, Comparator } from '#kernel/engine/plan/standing'
import type { PlanItemKind } from '#kernel/index'
import type { PlanReading, Target } from '#methods/plan-reader/types'
import type { Snapshot } from '../directory.ts'
import type { Question } from './plan-rows.ts'
import { matchUnit } from './plan-units.ts'

/** An item as the reader proposes it. Nothing of it counts before a person said yes. */
export interface Proposal {
  readonly id: string
  readonly parent: string | null
  readonly position: number
  readonly kind: PlanItemKind
  readonly number: string
  readonly title: string
  readonly at: number
  readonly length: number
  readonly quote: string
  readonly subject: string
  readonly comparator: Comparator | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly per: string
  readonly due: string | null
  readonly dueSaid: string
  readonly cadence: Cadence | null
  readonly lead: string | null
  readonly co: readonly string[]
  readonly said: readonly string[]
  readonly questions: readonly Question[]
}

interface Section {
  readonly id: string
  readonly parent: Section | null
  readonly number: string
  readonly title: string
  readonly depth: number
  readonly start: number
  end: number
  readonly below: Section[]
  readonly targets: Target[]
}

/** Who is named under a heading, and what is not clear about it. */
interface Owned {
  lead: string | null
  readonly co: string[]
  readonly said: string[]
  readonly doubts: Question[]
}
const nobody = (): Owned => ({ lead: null, co: [], said: [], doubts: [] })

/** Headings that say why and how, and promise nothing themselves. */
const framing =
  /指导思想|总体要求|基本原则|总体思路|工作原则|意义|背景|现状|形势|存在.{0,4}问题|工作目标|总体目标|主要目标|组织领导|保障措施|组织保障|发展基础|附则|起止时间|适用范围/

function sectionsOf(reading: PlanReading, end: number): Section[] {
  const all: Section[] = []
  const open: Section[] = []
  for (const entry of reading.outline) {
    while (open.length > 0 && open.at(-1)!.depth >= entry.depth) open.pop()!.end = entry.offset
    const parent = open.at(-1) ?? null
    const section: Section = {
      id: randomUUID(),
      parent,
      number: entry.number,
      title: entry.title,
      depth: entry.depth,
      start: entry.offset,
      end,
      below: [],
      targets: [],
    }
    parent?.below.push(section)
    all.push(section)
    open.push(section)
  }
  return all
}

/** The innermost section a place of the text lies in. Sections come in the order of the text. */
function sectionAt(all: readonly Section[], at: number): Section | null {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.start <= at) low = middle + 1
    else high = middle
  }
  let found = all[low - 1] ?? null
  while (found && found.end <= at) found = found.parent
  return found
}

const cadences: readonly (readonly [RegExp, Cadence])[] = [
  [/每(个)?(周|星期)/, 'week'],
  [/每(个)?月/, 'month'],
  [/每(个)?季/, 'quarter'],
  [/每半年/, 'half'],
  [/每年/, 'year'],
]
const cadenceOf = (said: string | undefined): Cadence | null => cadences.find(([words]) => words.test(said ?? ''))?.[1] ?? null

/** The words up to the next mark, so that a title reads as one. */
const cut = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`
}

/**
 * The tree a reading proposes: headings that gather others are goals and measures, a heading that gathers nothing and is
 * no framing is a task, and every target stands under the heading it was found in, with the units named there.
 */
export function proposalsOf(reading: PlanReading, text: string, units: Snapshot['units']): Proposal[] {
  const sections = sectionsOf(reading, text.length)
  const loose: Target[] = []
  for (const target of reading.targets) {
    const section = sectionAt(sections, target.offset)
    if (section) section.targets.push(target)
    else loose.push(target)
  }
  const owned = new Map<Section | null, Owned>()
  for (const owner of reading.owners) {
    const section = sectionAt(sections, owner.offset)
    const own = owned.get(section) ?? nobody()
    for (const [n, name] of owner.units.entries()) {
      const { unit, alike, gone } = matchUnit(name, units)
      if (unit === null) own.said.push(name)
      else if (own.lead === null && owner.roles[n] !== 'support') own.lead = unit
      else if (unit !== own.lead && !own.co.includes(unit)) own.co.push(unit)
      if (alike.length > 0) own.doubts.push({ kind: 'owner', quote: name, proposed: alike.join('、') })
      if (gone) own.doubts.push({ kind: 'gone', quote: name, proposed: null })
    }
    owned.set(section, own)
  }
  const ownersOf = (section: Section | null) => {
    for (let s = section; s; s = s.parent) if (owned.has(s)) return owned.get(s)!
    return owned.get(null) ?? nobody()
  }
  const asked = new Map<number, Question[]>()
  for (const q of reading.questions)
    if (q.target !== null)
      asked.set(q.target, [...(asked.get(q.target) ?? []), { kind: q.kind, quote: q.quote, proposed: q.proposed }])
  const found: Proposal[] = []
  const counts = new Map<string | null, number>()
  const place = (parent: string | null) => {
    const n = counts.get(parent) ?? 0
    counts.set(parent, n + 1)
    return n
  }
  const targetOf = (target: Target, parent: string | null, section: Section | null): Proposal => {
    const { lead, co, said, doubts } = ownersOf(section)
    const pair = typeof target.quantity === 'object' ? target.quantity : null
    const direction = target.quantity === null && target.comparator !== 'milestone' ? target.direction : undefined
    return {
      id: randomUUID(),
      parent,
      position: place(parent),
      kind: target.comparator === 'milestone' ? 'milestone' : 'target',
      number: '',
      title: cut(target.quote, 200),
      at: target.offset,
      length: target.length,
      quote: target.quote,
      subject: cut(target.subject, 200),
      comparator: direction ?? target.comparator,
      low: pair ? pair[0] : typeof target.quantity === 'number' ? target.quantity : target.comparator === 'zero' ? 0 : null,
      high: pair ? pair[1] : null,
      unit: cut(target.unit ?? '', 30),
      per: /社区/.test(target.per ?? '') ? 'community' : cut(target.per ?? '', 60),
      due: target.deadline,
      dueSaid: cut(target.deadlineWords ?? '', 100),
      cadence: cadenceOf(target.cadence ?? target.per),
      lead,
      co,
      said,
      questions: [...(asked.get(target.offset) ?? []), ...doubts].slice(0, 12),
    }
  }
  for (const target of loose) found.push(targetOf(target, null, null))
  const textOf = (s: Section) => text.slice(s.start, Math.min(s.end, s.start + 2000))
  for (const section of sections) {
    const gathers = section.below.length > 0 || section.targets.length > 0 || framing.test(section.title)
    const own = gathers ? (owned.get(section) ?? nobody()) : ownersOf(section)
    const parent = section.parent?.id ?? null
    const first = Math.min(section.below[0]?.start ?? section.end, section.end)
    found.push({
      id: section.id,
      parent,
      position: place(parent),
      kind: !gathers ? 'task' : section.depth === 1 ? 'goal' : 'measure',
      number: section.number,
      title: section.title || cut(textOf(section), 40),
      at: section.start,
      length: Math.max(1, Math.min(first, section.start + 2000) - section.start),
      quote: text.slice(section.start, Math.min(first, section.start + 2000)).trim(),
      subject: '',
      comparator: gathers ? null : 'milestone',
      low: null,
      high: null,
      unit: '',
      per: '',
      due: null,
      dueSaid: '',
      cadence: null,
      lead: own.lead,
      co: own.co,
      said: own.said,
      questions: gathers ? [] : own.doubts.slice(0, 12),
    })
    for (const target of section.targets) found.push(targetOf(target, section.id, section))
  }
  return found
}
