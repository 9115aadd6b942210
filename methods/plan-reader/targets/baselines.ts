import type { Baseline, Target } from '../types.ts'
import type { CompactText } from './compact.ts'
import type { StateDraft } from './draft.ts'

/** Half of the pairs of characters of the shorter one are in the longer one, or one holds the other. */
function related(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.includes(short)) return true
  let common = 0
  for (let i = 0; i + 1 < short.length; i++) if (long.includes(short.slice(i, i + 2))) common++
  return short.length > 2 && common * 2 >= short.length - 1
}

/** The states that a target of the same unit, about the same thing, starts from; in the order of the text. */
export function baselinesFor(
  states: readonly { readonly draft: StateDraft; readonly text: CompactText }[],
  targets: readonly Target[],
  source: string,
): Baseline[] {
  const byUnit = new Map<string, Set<string>>()
  for (const target of targets) {
    if (target.unit === null) continue
    const subjects = byUnit.get(target.unit)
    if (subjects === undefined) byUnit.set(target.unit, new Set([target.subject]))
    else subjects.add(target.subject)
  }
  const found: Baseline[] = []
  for (const { draft, text } of states) {
    const subjects = [...(byUnit.get(draft.unit) ?? [])]
    if (!subjects.some(subject => related(subject, draft.subject))) continue
    const { offset, length } = text.place(draft.start, draft.end)
    const { quantity, unit, date, subject } = draft
    found.push({
      offset,
      length,
      quote: source.slice(offset, offset + length),
      quantity,
      unit: unit === '' ? null : unit,
      date,
      subject,
    })
  }
  return found
}
