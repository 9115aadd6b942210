import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { PlanDetail } from '#contract/plans'
import { sayDate } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { useNames } from '../../data/names.ts'
import { sayAsked } from '../asked.ts'
import { Pick } from '../bulk-bar.tsx'
import { Questions } from '../questions.tsx'
import { StandingOf } from '../standing.tsx'
import { usePlanText } from '../text.ts'
import { isPromise, type Node } from '../tree.ts'
import { useReviewText } from './text.ts'
import type { Reviewing } from './use-review.ts'

type Props = { plan: PlanDetail; r: Reviewing; onEdit: () => void; onSplit: () => void }

/** What was found, as a tree; the chosen one shows its buttons. */
export function ReviewList(props: Props) {
  const t = usePlanText()
  const { nodes, chosen, picked } = props.r
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (picked) box.current?.querySelector(`[data-row="${picked}"]`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [picked])
  return (
    <ul className="pl-tree pl-found" ref={box} aria-label={t('pl.found')}>
      {nodes.map(node => (
        <Row key={node.item.id} node={node} here={node.item.id === chosen} {...props} />
      ))}
    </ul>
  )
}

function Row({ node, here, plan, r, onEdit, onSplit }: Props & { node: Node; here: boolean }) {
  const t = usePlanText()
  const w = useReviewText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const { item } = node
  const mark = r.marks.get(item.id)
  const heading = !isPromise(item)
  const asked = sayAsked(item, t)
  const facts = [
    t(`pl.kind.${item.kind}`),
    asked,
    item.due && t('pl.by', { day: sayDate(item.due, now, language) }),
    names(item.lead),
  ].filter(Boolean)
  const open = item.state === 'proposed'
  const doubts = open ? (mark?.doubts ?? []) : []
  return (
    <li
      data-row={item.id}
      className={`pl-row pl-kind-${item.kind} ${here ? 'pl-row-here' : ''} ${doubts.length > 0 ? 'pl-row-asks' : ''}`}
      style={{ paddingInlineStart: `${Math.min(node.depth, 6) + 0.75}rem` }}
    >
      {plan.mayKeep && <Pick node={node} selection={r.selection} />}
      <div className="pl-row-main">
        <button type="button" className="pl-choose" aria-current={here || undefined} onClick={() => r.choose(item.id)}>
          {item.number && <b>{item.number} </b>}
          {item.title}
        </button>
        <small>{facts.join(' · ')}</small>
        <Questions of={doubts} said={open && here ? mark?.said : []} />
        {here && (
          <span className="pl-actions">
            {plan.mayKeep && r.branch.length > 1 && (
              <Button size="small" onPress={() => r.act('accept', r.branch)}>
                {w('pl.accept.branch', { count: r.branch.length })}
              </Button>
            )}
            {plan.mayKeep && (
              <Button size="small" onPress={onEdit}>
                {t('pl.edit')}
              </Button>
            )}
            {plan.mayKeep && !heading && open && (
              <Button size="small" onPress={onSplit}>
                {t('pl.split')}
              </Button>
            )}
            {item.state === 'live' && <Link href={`/${plan.id}/i/${item.id}`}>{w('pl.in.tree')}</Link>}
          </span>
        )}
      </div>
      <div className="pl-row-end">
        {open && plan.mayKeep ? (
          <>
            <Button size="small" label={w('pl.accept.one', { title: item.title })} onPress={() => r.act('accept', [item.id])}>
              ✓
            </Button>
            <Button size="small" label={w('pl.refuse.one', { title: item.title })} onPress={() => r.act('refuse', [item.id])}>
              ✕
            </Button>
          </>
        ) : (
          <StandingOf line={item} />
        )}
      </div>
    </li>
  )
}
