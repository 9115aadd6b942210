import { useEffect, useMemo, useState } from 'react'
import type { PlanDetail, PlanLine, PlanSource, PlanTree, planItemAct } from '#contract/plans'
import { toast } from '../../../shell/ui/toast.tsx'
import { useSelection } from '../../queue/use-selection.ts'
import { actOn } from '../data.ts'
import { isPromise, type Node, promises, rowsOf, treeOf, waitingIn } from '../tree.ts'
import { useReviewText } from './text.ts'

type Act = Extract<(typeof planItemAct)['_input']['act'], 'accept' | 'refuse'>

/** What waits for a yes or a no in one text, which of it is looked at, and what was done last. */
export function useReview(plan: PlanDetail, source: PlanSource | undefined, tree: PlanTree | undefined, at: number) {
  const w = useReviewText()
  const [all, setAll] = useState(Number.isFinite(at))
  const [picked, setPicked] = useState<string>()
  const [undo, setUndo] = useState<() => Promise<unknown>>()
  const marks = useMemo(() => new Map(source?.marks.map(mark => [mark.item, mark])), [source])
  const every = useMemo(
    () =>
      rowsOf(
        treeOf(tree?.items.filter(i => marks.has(i.id)) ?? [], () => true),
        () => true,
      ),
    [tree, marks],
  )
  const nodes = useMemo(() => every.filter(n => all || n.item.state === 'proposed'), [every, all])
  const waiting = nodes.filter(n => n.item.state === 'proposed')
  const order = useMemo(() => nodes.map(n => n.item.id), [nodes])
  const selection = useSelection(source?.id ?? '', order)
  const chosen = picked ?? waiting[0]?.item.id
  const node: Node | undefined = nodes.find(n => n.item.id === chosen)
  useEffect(() => {
    if (picked === undefined && Number.isFinite(at)) setPicked(source?.marks.find(m => m.at === at)?.item)
  }, [source, at, picked])

  const doubtful = (line: PlanLine) => line.state === 'proposed' && (marks.get(line.id)?.doubts.length ?? 0) > 0
  const of = (keep: (n: Node) => boolean) => waiting.filter(keep).map(n => n.item.id)
  /** The one that is looked at after some were decided: the next below them, or the first that still waits. */
  const after = (decided: readonly string[]) => {
    const gone = new Set(decided)
    const last = nodes.findLastIndex(n => gone.has(n.item.id))
    const open = (n: Node) => n.item.state === 'proposed' && !gone.has(n.item.id)
    return (nodes.slice(last + 1).find(open) ?? nodes.find(open))?.item.id
  }
  const act = async (kind: Act, items: readonly string[]) => {
    if (items.length === 0) return
    const then = after(items)
    const { changed } = await actOn(plan.id, { act: kind, items: [...items] })
    // Undone is undecided, which is neither yes nor no; what was added to an adopted plan is taken back with a reason.
    const back = async () => {
      setUndo(undefined)
      await actOn(plan.id, { act: 'reopen', items: [...items] })
      setPicked(items[0])
    }
    const undoes = kind === 'refuse' || plan.edition === 0
    setUndo(() => (undoes ? back : undefined))
    toast(w(kind === 'accept' ? 'pl.accepted' : 'pl.refused', { count: changed }), undoes ? { undo: back } : {})
    selection.clear()
    setPicked(then)
  }
  const place = nodes.findIndex(n => n.item.id === chosen)
  const step = (by: number) => setPicked(nodes[Math.max(0, Math.min(nodes.length - 1, place + by))]?.item.id)
  /** The next one that asks something, round the end to the first. */
  const nextDoubt = () => setPicked([...nodes.slice(place + 1), ...nodes].find(n => doubtful(n.item))?.item.id ?? chosen)
  return {
    all,
    setAll,
    nodes,
    marks,
    node,
    chosen,
    picked,
    choose: setPicked,
    selection,
    act,
    undo,
    step,
    nextDoubt,
    waiting: waiting.length,
    decided: every.length - every.filter(n => n.item.state === 'proposed').length,
    count: every.length,
    branch: node ? waitingIn(node) : [],
    headings: of(n => !isPromise(n.item) && promises(n)),
    /** Headings under which nothing is promised: why and how, and not what. */
    empty: of(n => !promises(n)),
    sure: of(n => isPromise(n.item) && !doubtful(n.item)),
    doubts: of(n => doubtful(n.item)).length,
  }
}
export type Reviewing = ReturnType<typeof useReview>
