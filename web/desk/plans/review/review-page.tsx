import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { PlanDetail, PlanSource } from '#contract/plans'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useKeys } from '../../../shell/use-keys.ts'
import { BulkBar, pickBranch } from '../bulk-bar.tsx'
import { useItem, usePlan, useSource, useTree } from '../data.ts'
import { EditItem, SplitItem } from '../edit-item.tsx'
import { NewItem } from '../new-item.tsx'
import { usePlanText } from '../text.ts'
import { isPromise, promisesIn } from '../tree.ts'
import { ReviewBar } from './review-bar.tsx'
import { ReviewList } from './review-list.tsx'
import { SourceText } from './source-text.tsx'
import { useReviewText } from './text.ts'
import { useReview } from './use-review.ts'
import './review.css'

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
  const w = useReviewText()
  const [search] = useSearchParams()
  const [sourceId, setSource] = useState(search.get('source') ?? plan.sources.at(-1)?.id)
  const { data: source, error } = useSource(plan.id, sourceId)
  const { data: tree } = useTree(plan.id)
  const [doing, setDoing] = useState<'edit' | 'split'>()
  const [marked, setMarked] = useState<{ clause: { source: string; at: number; length: number }; words: string }>()
  const r = useReview(plan, source, tree, search.has('at') ? Number(search.get('at')) : Number.NaN)
  const item = useItem(doing ? r.chosen : undefined).data
  const line = r.node?.item
  const open = plan.mayKeep && line?.state === 'proposed'
  const splits = open && isPromise(line)
  const startEdit = () => setDoing('edit')
  const startSplit = () => setDoing('split')
  const accept = (items: readonly string[]) => void (plan.mayKeep && r.act('accept', items))
  useKeys({
    j: () => r.step(1),
    k: () => r.step(-1),
    d: r.nextDoubt,
    y: () => open && accept([line.id]),
    n: () => void (open && r.act('refuse', [line.id])),
    a: () => accept(r.branch),
    h: () => accept(r.headings),
    u: () => void r.undo?.(),
    x: () => r.node && pickBranch(r.node, r.selection),
    e: () => plan.mayKeep && line && startEdit(),
    s: () => splits && startSplit(),
    Escape: r.selection.clear,
  })
  if (plan.sources.length === 0)
    return (
      <Page title={t('pl.review')} back={{ to: `/${plan.id}`, label: plan.title }}>
        <EmptyState title={w('pl.review.no.text')}>{w('pl.review.no.text.next')}</EmptyState>
      </Page>
    )
  const done = source !== undefined && tree !== undefined && r.waiting === 0
  return (
    <Page
      title={w('pl.review.title', { title: plan.title })}
      width="full"
      back={{ to: `/${plan.id}`, label: plan.title }}
      lead={w('pl.review.lead')}
      actions={
        done && (
          <ButtonLink to={`/${plan.id}`} look="main">
            {w('pl.review.done')}
          </ButtonLink>
        )
      }
    >
      {error && <ErrorNote error={error} />}
      {source?.readBefore && (
        <p className="pl-note" role="note">
          {w('pl.read.before.here')} <Link href={`/${source.readBefore.plan}`}>{source.readBefore.title}</Link>
        </p>
      )}
      {plan.sources.length > 1 && (
        <Select
          label={t('pl.sources')}
          empty={false}
          value={sourceId}
          onChange={setSource}
          options={plan.sources.map(s => ({ value: s.id, label: s.name || t('pl.pasted') }))}
        />
      )}
      <ReviewBar r={r} mayKeep={plan.mayKeep} />
      <div className="pl-review">
        {source ? (
          <SourceText
            source={source}
            chosen={r.chosen}
            onChoose={item => {
              r.setAll(r.all || r.marks.get(item)?.state !== 'proposed')
              r.choose(item)
            }}
            onMark={
              plan.mayKeep
                ? (at, words) => setMarked({ clause: { source: source.id, at, length: words.length }, words })
                : undefined
            }
          />
        ) : (
          <Skeleton lines={12} />
        )}
        {done && !r.all ? (
          <div className="pl-done">
            <EmptyState title={w('pl.review.none')}>
              {w('pl.review.none.next', { count: promisesIn({ ...plan.standings, proposed: 0 }) })}
            </EmptyState>
          </div>
        ) : (
          <ReviewList plan={plan} r={r} onEdit={startEdit} onSplit={startSplit} />
        )}
      </div>
      {plan.mayKeep && <BulkBar plan={plan} lines={tree?.items ?? []} selection={r.selection} onAct={r.act} />}
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
