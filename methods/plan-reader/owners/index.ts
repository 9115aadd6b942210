import type { Block } from '../blocks.ts'
import { markAt } from '../marks.ts'
import type { Item } from '../outline-marks.ts'
import { endIn, offsetIn, type Run } from '../run.ts'
import type { Row } from '../tables.ts'
import type { Owner, OwnerRole } from '../types.ts'
import { bracketsIn, ownSentences, type Span, saysWho } from './brackets.ts'
import { labelsIn, ownerHead, roleOf, valueEnd } from './labels.ts'
import { isUnitLike, type Unit, unitsIn } from './units.ts'

interface Found extends Span {
  readonly units: readonly Unit[]
}

/** Names longer than this are sentences. */
const longestName = 30

const plausible = (units: readonly Unit[]): boolean => units.length > 0 && units.every(({ name }) => name.length <= longestName)

/** The explicit markers of who is responsible, in the order of the source. */
export function ownersOf(blocks: readonly Block[], items: readonly Item[], source: string): Owner[] {
  const owners: Owner[] = []
  const starts = new Map<number, number[]>()
  for (const { block, mark } of items) (starts.get(block) ?? starts.set(block, []).get(block)!).push(mark.at)
  blocks.forEach((block, i) => {
    if (block.kind === 'contents') return
    const { run, row } = block
    const sure = [labelled(run, starts.get(i) ?? [], source), row ? inCells(run, row, source) : []]
    if (!row && sure[0]!.length === 0) onNextLines(blocks, i, source, owners)
    const found = withoutOverlaps([...sure, inBrackets(run, source), row ? [] : inSentences(run, source)])
    for (const { from, to, units } of found) owners.push(ownerOf(run, from, to, units, source))
  })
  return owners
}

/** All that was found, in order; where two overlap, the one of the earlier list stays. */
function withoutOverlaps(lists: readonly (readonly Found[])[]): Found[] {
  const all = lists
    .flatMap((list, order) => list.map(found => ({ found, order })))
    .sort((a, b) => a.found.from - b.found.from || a.order - b.order)
  const kept: typeof all = []
  for (const next of all) {
    const last = kept.at(-1)
    if (!last || last.found.to <= next.found.from) kept.push(next)
    else if (next.order < last.order) kept[kept.length - 1] = next
  }
  return kept.map(({ found }) => found)
}

function ownerOf(run: Run, from: number, to: number, units: readonly Unit[], source: string): Owner {
  const offset = offsetIn(run, from)
  return {
    offset,
    quote: source.slice(offset, endIn(run, to)),
    units: units.map(unit => unit.name),
    roles: units.map(unit => unit.role),
  }
}

function labelled(run: Run, starts: readonly number[], source: string): Found[] {
  const labels = labelsIn(run.text)
  const inTable = run.text.includes('\t')
  let item = 0
  return labels.flatMap(({ at, from, role }, i) => {
    // What is labelled ends where the next label, or the next number of the outline, begins.
    while (item < starts.length && starts[item]! <= from) item++
    const next = Math.min(labels[i + 1]?.at ?? run.text.length, starts[item] ?? run.text.length)
    const { units, end } = unitsIn(run, from, valueEnd(run.text, from, next), source, role, inTable)
    return plausible(units) ? [{ from: at, to: end, units }] : []
  })
}

/** A label with nothing after it labels the lines that follow, as long as they name units only. */
function onNextLines(blocks: readonly Block[], i: number, source: string, owners: Owner[]): void {
  const { run } = blocks[i]!
  const label = labelsIn(run.text).at(-1)
  if (!label || run.text.slice(label.from).trim() !== '') return
  const units: Unit[] = []
  let end = -1
  for (let next = i + 1; next < blocks.length && next <= i + 8; next++) {
    const { run: line, kind } = blocks[next]!
    if (kind !== 'text' || line.text.length > 120 || markAt(line.text, 0) || labelsIn(line.text).length > 0) break
    const read = unitsIn(line, 0, line.text.length, source, label.role)
    if (!plausible(read.units) || (label.role !== 'person' && !read.units.every(({ even }) => isUnitLike(even)))) break
    units.push(...read.units)
    end = endIn(line, read.end)
    if (/[。;]$/.test(line.text)) break
  }
  if (end === -1) return
  const offset = offsetIn(run, label.at)
  owners.push({ offset, quote: source.slice(offset, end), units: units.map(u => u.name), roles: units.map(u => u.role) })
}

function inCells(run: Run, { cells, heads }: Row, source: string): Found[] {
  const columns: { at: number; role: OwnerRole }[] = []
  cells.forEach((cell, n) => {
    const head = heads[n]
    if (head && ownerHead.test(head)) columns.push({ at: n, role: roleOf(head) })
    // A form of two columns: the label on the left, what it labels on the right.
    else if (heads.length === 0 && ownerHead.test(cell.text.replace(/\s/g, '')) && cells.length <= 4) {
      columns.push({ at: n + 1, role: roleOf(cell.text.replace(/\s/g, '')) })
    }
  })
  return columns.flatMap(({ at, role }) => {
    const cell = cells[at]
    if (!cell || cell.text === '' || ownerHead.test(cell.text.replace(/\s/g, ''))) return []
    const { units, end } = unitsIn(run, cell.at, cell.at + cell.text.length, source, role, true)
    return plausible(units) ? [{ from: cell.at, to: end, units }] : []
  })
}

function inBrackets(run: Run, source: string): Found[] {
  return bracketsIn(run.text).flatMap(({ from, to: close }) => {
    // What stands behind the first sentence in a bracket is a note: (甲局牵头。以下不再列出).
    const stop = run.text.slice(from, close).indexOf('。')
    const to = stop < 0 ? close : from + stop
    if (!saysWho(run.text.slice(from, to))) return []
    const { units, end } = unitsIn(run, from, to, source, 'responsible')
    return plausible(units) && units.some(({ even }) => isUnitLike(even)) ? [{ from, to: end, units }] : []
  })
}

function inSentences(run: Run, source: string): Found[] {
  const mark = markAt(run.text, 0)
  return [...ownSentences(run.text, mark ? mark.length : 0)].flatMap(({ from, to }) => {
    const { units, end } = unitsIn(run, from, to, source, 'responsible')
    return plausible(units) && units.every(({ name, even }) => isUnitLike(even) && name.length <= 20)
      ? [{ from, to: end, units }]
      : []
  })
}
