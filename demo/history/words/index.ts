import { homes } from './homes.ts'
import { order } from './order.ts'
import { others } from './others.ts'
import { streets } from './streets.ts'

export interface MatterWords {
  /** What residents say. */
  readonly says: readonly string[]
  /** What a grid worker writes down on a round. */
  readonly finds: readonly string[]
  /** What was done about it. */
  readonly done: readonly string[]
}

function parse(text: string): [string, MatterWords][] {
  const found = new Map<string, { says: string[]; finds: string[]; done: string[] }>()
  let current = { says: [] as string[], finds: [] as string[], done: [] as string[] }
  for (const line of text.trim().split('\n')) {
    if (/^\d{4}$/.test(line)) {
      current = { says: [], finds: [], done: [] }
      found.set(line, current)
      continue
    }
    const kind = line.startsWith('- ')
      ? current.says
      : line.startsWith('+ ')
        ? current.finds
        : line.startsWith('= ')
          ? current.done
          : null
    if (!kind) throw new RangeError(`"${line}" is no sentence`)
    kind.push(line.slice(2))
  }
  return [...found]
}

/** The sentences of each matter, by its code. */
export const wordsOf: ReadonlyMap<string, MatterWords> = new Map([streets, order, homes, others].flatMap(parse))
