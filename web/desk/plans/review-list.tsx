import { useEffect, useRef } from 'react'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useNames } from '../data/names.ts'
import { sayAsked } from './asked.ts'
import { StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { type Node, waitingIn } from './tree.ts'

type Props = {
  nodes: readonly Node[]
  chosen: string | undefined
  onChoose: (item: string) => void
  mayKeep: boolean
  onAct: (act: 'accept' | 'refuse', items: readonly string[]) => Promise<unknown>
  onEdit: (item: string) => void
  onSplit: (item: string) => void
}

/** What was found, as a tree; the chosen one shows its buttons. */
export function ReviewList({ nodes, chosen, ...rest }: Props) {
  const t = usePlanText()
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (chosen) box.current?.querySelector(`[data-row="${chosen}"]`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [chosen])
  if (nodes.length === 0) return <p className="ui-soft">{t('pl.review.none')}</p>
  return (
    <ul className="pl-tree pl-found" ref={box} aria-label={t('pl.found')}>
      {nodes.map(node => (
        <Row key={node.item.id} node={node} here={node.item.id === chosen} {...rest} />
      ))}
    </ul>
  )
}

function Row({
  node,
  here,
  onChoose,
  mayKeep,
  onAct,
  onEdit,
  onSplit,
}: Omit<Props, 'nodes' | 'chosen'> & { node: Node; here: boolean }) {
  const t = usePlanText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const { item } = node
  const asked = sayAsked(item, t)
  const promise = item.kind === 'target' || item.kind === 'milestone'
  const facts = [
    t(`pl.kind.${item.kind}`),
    asked,
    item.due && t('pl.by', { day: sayDate(item.due, now, language) }),
    names(item.lead),
    item.asks > 0 && t('pl.asks', { count: item.asks }),
  ].filter(Boolean)
  const open = item.state === 'proposed' && mayKeep
  const branch = here && mayKeep ? waitingIn(node) : []
  return (
    <li
      data-row={item.id}
      className={`pl-row pl-kind-${item.kind} ${here ? 'pl-row-here' : ''} ${item.asks > 0 ? 'pl-row-asks' : ''}`}
      style={{ paddingInlineStart: `${Math.min(node.depth, 6) + 0.75}rem` }}
    >
      <div className="pl-row-main">
        <button type="button" className="pl-choose" aria-current={here || undefined} onClick={() => onChoose(item.id)}>
          {item.number && <b>{item.number} </b>}
          {item.title}
        </button>
        <small>{facts.join(' · ')}</small>
        {here && mayKeep && (
          <span className="pl-actions">
            {branch.length > 1 && (
              <Button size="small" onPress={() => onAct('accept', branch)}>
                {t('pl.accept.branch', { count: branch.length })}
              </Button>
            )}
            <Button size="small" onPress={() => onEdit(item.id)}>
              {t('pl.edit')}
            </Button>
            {promise && open && (
              <Button size="small" onPress={() => onSplit(item.id)}>
                {t('pl.split')}
              </Button>
            )}
          </span>
        )}
      </div>
      <div className="pl-row-end">
        {open ? (
          <>
            <Button size="small" label={t('pl.accept.one', { title: item.title })} onPress={() => onAct('accept', [item.id])}>
              ✓
            </Button>
            <Button size="small" label={t('pl.refuse.one', { title: item.title })} onPress={() => onAct('refuse', [item.id])}>
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
