import type { PlanLine, Standings } from '#contract/plans'

export interface Node {
  readonly item: PlanLine
  readonly depth: number
  readonly below: readonly Node[]
  /** How the promises at and below it stand, each counted once. */
  readonly counts: Counts
}
export type Counts = Standings & { readonly proposed: number }
const none: Counts = { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0, proposed: 0 }
const keys: Readonly<Record<PlanLine['standing'], keyof Standings | null>> = {
  kept: 'kept',
  'on-way': 'onWay',
  slow: 'slow',
  late: 'late',
  'no-data': 'noData',
  'to-set': 'toSet',
  none: null,
}

function countsOf(item: PlanLine, below: readonly Node[]): Counts {
  const own = { ...none }
  for (const node of below) for (const key of Object.keys(none) as (keyof Counts)[]) own[key] += node.counts[key]
  if (item.state === 'proposed') own.proposed += 1
  const key = item.state === 'live' ? keys[item.standing] : null
  if (key) own[key] += 1
  return own
}

/** The tree of the lines that `keep` lets through; what hangs below something left out hangs at the top. */
export function treeOf(lines: readonly PlanLine[], keep: (line: PlanLine) => boolean): readonly Node[] {
  const shown = lines.filter(keep)
  const ids = new Set(shown.map(line => line.id))
  const under = Map.groupBy(shown, line => (line.parent !== null && ids.has(line.parent) ? line.parent : ''))
  const grow = (parent: string, depth: number): Node[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map(item => {
        const below = grow(item.id, depth + 1)
        return { item, depth, below, counts: countsOf(item, below) }
      })
  return grow('', 0)
}

/** The rows in sight: a closed node hides what is below it. */
export function rowsOf(tree: readonly Node[], open: (node: Node) => boolean): readonly Node[] {
  const rows: Node[] = []
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      rows.push(node)
      if (node.below.length > 0 && open(node)) walk(node.below)
    }
  }
  walk(tree)
  return rows
}

/** An item and all that hangs below it. */
export const allIn = (node: Node): readonly string[] => [node.item.id, ...node.below.flatMap(allIn)]

/** Whether it is a promise or gathers one. */
export const promises = (node: Node): boolean =>
  (isPromise(node.item) && (node.item.state === 'live' || node.item.state === 'proposed')) || node.below.some(promises)

/** What nobody decided yet of an item and all that hangs below it. */
export const waitingIn = (node: Node): readonly string[] => [
  ...(node.item.state === 'proposed' ? [node.item.id] : []),
  ...node.below.flatMap(waitingIn),
]

export const isPromise = ({ kind }: Pick<PlanLine, 'kind'>): boolean =>
  kind === 'task' || kind === 'target' || kind === 'milestone'

export const promisesIn = (c: Counts): number => c.kept + c.onWay + c.slow + c.late + c.noData + c.toSet

/** Those that match, and the headings above them. */
export function withAbove(lines: readonly PlanLine[], match: (line: PlanLine) => boolean): ReadonlySet<string> {
  const byId = new Map(lines.map(line => [line.id, line]))
  const found = new Set<string>()
  for (const line of lines) {
    if (!match(line)) continue
    let at: PlanLine | undefined = line
    while (at && !found.has(at.id)) {
      found.add(at.id)
      at = at.parent === null ? undefined : byId.get(at.parent)
    }
  }
  return found
}
