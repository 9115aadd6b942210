import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { PlanDetail, PlanLine, PlanSource } from '#contract/plans'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { actOn, useItem, usePlan, useSource, useTree } from './data.ts'
import { EditItem, SplitItem } from './edit-item.tsx'
import { NewItem } from './new-item.tsx'
import { ReviewList } from './review-list.tsx'
import { SourceText } from './source-text.tsx'
import { usePlanText } from './text.ts'
import { rowsOf, treeOf, waitingIn } from './tree.ts'

/** 审读: the text on one side with its marks, what was found on the other; nothing is a promise before a yes. */
export function ReviewPage({ id }: { id: string }) {
  const { data: plan, error } = usePlan(id)
  if (error) return <ErrorNote error={error} />
  return plan ? <Review plan={plan} /> : <Skeleton lines={8} />
}

/** Under which heading of the text some words stand: what is marked there belongs there. */
const headingAbove = (source: PlanSource | undefined, at: number): string | null =>
  source?.marks.findLast(m => m.at <= at && (m.kind === 'goal' || m.kind === 'measure') && m.state !== 'refused')?.item ?? null

function Review({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const [search] = useSearchParams()
  const [sourceId, setSource] = useState(search.get('source') ?? plan.sources.at(-1)?.id)
  const { data: source, error } = useSource(plan.id, sourceId)
  const { data: tree } = useTree(plan.id)
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const [doing, setDoing] = useState<'edit' | 'split'>()
  const [marked, setMarked] = useState<{ clause: { source: string; at: number; length: number }; words: string }>()
  const item = useItem(doing ? chosen : undefined).data
  const here = useMemo(() => new Set(source?.marks.map(m => m.item)), [source])
  const nodes = useMemo(() => {
    const lines = tree?.items.filter(i => here.has(i.id)) ?? []
    return rowsOf(
      treeOf(lines, () => true),
      () => true,
    ).filter(n => all || n.item.state === 'proposed')
  }, [tree, here, all])
  const waiting = nodes.filter(n => n.item.state === 'proposed')
  const at = Number(search.get('at') ?? Number.NaN)
  useEffect(() => {
    if (chosen === undefined && source && Number.isFinite(at)) setChosen(source.marks.find(m => m.at === at)?.item)
  }, [source, at, chosen])

  const next = (from: string): string | undefined => {
    const n = nodes.findIndex(node => node.item.id === from)
    return nodes.slice(n + 1).find(node => node.item.state === 'proposed')?.item.id
  }
  const act = async (kind: 'accept' | 'refuse', items: readonly string[]) => {
    const then = items.length === 1 ? next(items[0]!) : undefined
    const { changed } = await actOn(plan.id, { act: kind, items: [...items] })
    // Undone is undecided, which is neither yes nor no; what was added to an adopted plan is taken back with a reason.
    const undoes = kind === 'refuse' || plan.edition === 0
    const undo = undoes ? { undo: () => actOn(plan.id, { act: 'reopen', items: [...items] }) } : {}
    toast(t(kind === 'accept' ? 'pl.accepted' : 'pl.refused', { count: changed }), undo)
    setChosen(then)
  }
  const step = (by: number) => {
    const n = nodes.findIndex(node => node.item.id === chosen)
    setChosen(nodes[Math.max(0, Math.min(nodes.length - 1, n + by))]?.item.id)
  }
  const line = nodes.find(n => n.item.id === chosen)?.item
  const open = line?.state === 'proposed'
  const chosenNode = nodes.find(n => n.item.id === chosen)
  const branch = chosenNode ? waitingIn(chosenNode) : []
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    y: () => void (open && act('accept', [line.id])),
    n: () => void (open && act('refuse', [line.id])),
    a: () => void (branch.length > 0 && act('accept', branch)),
    e: () => line && setDoing('edit'),
    s: () => open && line.kind !== 'goal' && line.kind !== 'measure' && setDoing('split'),
  })
  const of = (keep: (l: PlanLine) => boolean) => waiting.filter(n => keep(n.item)).map(n => n.item.id)
  const headings = of(l => l.kind === 'goal' || l.kind === 'measure')
  const sure = of(l => l.asks === 0 && (l.kind === 'target' || l.kind === 'milestone'))

  return (
    <Page
      title={t('pl.review.title', { title: plan.title })}
      width="full"
      back={{ to: `/${plan.id}`, label: plan.title }}
      lead={t('pl.review.lead')}
      actions={
        waiting.length === 0 && (
          <ButtonLink to={`/${plan.id}`} look="main">
            {t('pl.review.done')}
          </ButtonLink>
        )
      }
    >
      {error && <ErrorNote error={error} />}
      <div className="pl-filters ui-no-print">
        {plan.sources.length > 1 && (
          <Select
            label={t('pl.sources')}
            empty={false}
            value={sourceId}
            onChange={setSource}
            options={plan.sources.map(s => ({ value: s.id, label: s.name || t('pl.pasted') }))}
          />
        )}
        {plan.mayKeep && headings.length > 0 && (
          <Button onPress={() => act('accept', headings)}>{t('pl.accept.headings', { count: headings.length })}</Button>
        )}
        {plan.mayKeep && sure.length > 0 && (
          <Button confirm={t('pl.accept.sure.ask', { count: sure.length })} onPress={() => act('accept', sure)}>
            {t('pl.accept.sure', { count: sure.length })}
          </Button>
        )}
        <Checkbox checked={all} onChange={setAll}>
          {t('pl.review.all')}
        </Checkbox>
        <span className="ui-soft pl-keys">{t('pl.review.keys')}</span>
      </div>
      <div className="pl-review">
        {source ? (
          <SourceText
            source={source}
            chosen={chosen}
            onChoose={setChosen}
            onMark={
              plan.mayKeep
                ? (from, words) => setMarked({ clause: { source: source.id, at: from, length: words.length }, words })
                : undefined
            }
          />
        ) : (
          <Skeleton lines={12} />
        )}
        <ReviewList
          nodes={nodes}
          chosen={chosen}
          onChoose={setChosen}
          mayKeep={plan.mayKeep}
          onAct={act}
          onEdit={one => {
            setChosen(one)
            setDoing('edit')
          }}
          onSplit={one => {
            setChosen(one)
            setDoing('split')
          }}
        />
      </div>
      {doing === 'edit' && item && <EditItem item={item} onClose={() => setDoing(undefined)} />}
      {doing === 'split' && item && <SplitItem item={item} onClose={() => setDoing(undefined)} />}
      {marked && (
        <NewItem
          plan={plan}
          parent={headingAbove(source, marked.clause.at)}
          marked={marked}
          onClose={() => setMarked(undefined)}
        />
      )}
    </Page>
  )
}
