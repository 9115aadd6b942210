import type { Slot } from './types.ts'

const fillers = /的|数量|数目|总数|情况|累计|本月|本季度|本年|当年|本期|其中|合计|小计|总计|\(.*?\)|个数|人数$|件数$|户数$|数$/g
const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:：·、,，.。_\-/\\"'“”‘’#;；]/g, '')

/** A heading without what says nothing of what is counted. */
export function coreWords(text: string): string {
  const plain = plainWords(text)
  const core = plain.replace(fillers, '')
  return core === '' ? plain : core
}

/** Remembers what it was asked before: the same names come again and again. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const there = known.get(text)
    if (there !== undefined) return there
    if (known.size >= 20_000) known.clear()
    const made = work(text)
    known.set(text, made)
    return made
  }
}

/** Pairs of neighbouring characters; a single one stands for itself. */
const pairs = remembering((text): ReadonlySet<string> => {
  const found = new Set<string>()
  if (text.length === 1) found.add(text)
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2))
  return found
})
const corePairs = remembering(text => pairs(coreWords(text)))

/**
 * How well two names say the same thing, from 0 to 1: the pairs of characters they share among those of both (the
 * coefficient of Dice), after taking away words that say nothing.
 */
export function alike(a: string, b: string): number {
  const [one, other] = [corePairs(a), corePairs(b)]
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}

/** How much of a name stands within a longer text, from 0 to 1. */
function within(text: string, name: string): number {
  const [whole, part] = [pairs(plainWords(text)), corePairs(name)]
  if (part.size === 0) return 0
  return [...part].filter(pair => whole.has(pair)).length / part.size
}

/**
 * How well a source whose name has several parts (养老机构, 床位) fits the headings of a place to fill: each part must be
 * said by some heading, by all together or by the heading of the part, and headings that nothing answers count against it.
 * @param names the parts of the name, each with the ways it may be said
 * @param left headings that say something else already, such as the place: left out
 */
export function fitOf(
  slot: Pick<Slot, 'rowLabels' | 'columnLabels' | 'section'>,
  names: readonly (readonly string[])[],
  left: ReadonlySet<string> = new Set(),
): number {
  const labels = [...slot.rowLabels, ...slot.columnLabels].filter(
    label => !left.has(label) && !/^[\s*]*(合计|总计|小计)[\s*]*$/.test(label),
  )
  if (labels.length === 0) return 0
  const whole = labels.join('')
  const said = (name: string) =>
    Math.max(alike(whole, name), 0.8 * within(slot.section, name), ...labels.map(label => alike(label, name)))
  const parts = names.map(ways => Math.max(0, ...ways.map(said)))
  const joined = alike(whole, names.map(ways => ways[0] ?? '').join(''))
  const mean = parts.reduce((a, b) => a + b, 0) / parts.length
  const answered = labels.map(label =>
    Math.max(0, ...names.flat().map(name => alike(label, name)), alike(label, names.map(n => n[0] ?? '').join(''))),
  )
  const covered = answered.reduce((a, b) => a + b, 0) / labels.length
  return Math.max(joined, Math.min(...parts) > 0 ? (mean + covered) / 2 : mean * 0.5)
}
