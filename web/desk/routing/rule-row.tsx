import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { RoutingRule } from '#contract/routing'
import { Button } from '../../shell/ui/button.tsx'
import { useRoutingText } from './text.ts'

type Props = {
  rule: RoutingRule
  position: number
  last: boolean
  words: { when: string; sent: string }
  marks: readonly string[]
  fault: boolean
  onMove: ((to: number) => void) | undefined
  onDropped: ((id: string) => void) | undefined
  onOpen: (() => void) | undefined
  onRemove: (() => void) | undefined
}

const CARRIED = 'rule'

/** One rule as a sentence. */
export function RuleRow({ rule, position, last, words, marks, fault, onMove, onDropped, onOpen, onRemove }: Props) {
  const t = useRoutingText()
  const line = useRef<HTMLLIElement>(null)
  const dropped = useRef(onDropped)
  const [over, setOver] = useState(false)
  useEffect(() => {
    dropped.current = onDropped
  })
  const mayMove = onMove !== undefined
  useEffect(() => {
    const element = line.current
    if (!element || !mayMove) return
    return combine(
      draggable({ element, getInitialData: () => ({ [CARRIED]: rule.id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data[CARRIED] === 'string' && source.data[CARRIED] !== rule.id,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          dropped.current?.(String(source.data[CARRIED]))
        },
      }),
    )
  }, [rule.id, mayMove])
  const onKey = (event: KeyboardEvent) => {
    const beside = (way: 'nextElementSibling' | 'previousElementSibling') =>
      line.current?.[way]?.querySelector<HTMLElement>('.routing-position')?.focus()
    if (event.altKey && event.key === 'ArrowUp') onMove?.(position - 2)
    else if (event.altKey && event.key === 'ArrowDown') onMove?.(position)
    else if (event.key === 'Delete') onRemove?.()
    else if (event.key === 'ArrowDown') beside('nextElementSibling')
    else if (event.key === 'ArrowUp') beside('previousElementSibling')
    else return
    event.preventDefault()
  }
  const className = ['routing-rule', fault && 'is-fault', over && 'is-over'].filter(Boolean).join(' ')
  return (
    <li ref={line} className={className} data-rule={rule.id}>
      {onOpen ? (
        <button type="button" className="routing-position" title={t('routing.drag')} onKeyDown={onKey} onClick={onOpen}>
          <span className="ui-hidden">{t('routing.edit')}</span>
          {position}
        </button>
      ) : (
        <span className="routing-position">{position}</span>
      )}
      <div className="routing-words">
        {rule.title && <strong>{rule.title}</strong>}
        <span>{words.when}</span>
        <span className="routing-then">{words.sent}</span>
        {marks.map(mark => (
          <span key={mark} className="routing-mark">
            {mark}
          </span>
        ))}
      </div>
      {onMove && (
        <div className="routing-acts ui-no-print">
          <Button
            size="small"
            look="quiet"
            disabled={position === 1}
            label={t('routing.move.up')}
            onPress={() => onMove(position - 2)}
          >
            ↑
          </Button>
          <Button size="small" look="quiet" disabled={last} label={t('routing.move.down')} onPress={() => onMove(position)}>
            ↓
          </Button>
          <Button size="small" look="quiet" onPress={onOpen}>
            {t('routing.edit')}
          </Button>
          <Button size="small" look="quiet" confirm={t('routing.remove.sure')} onPress={onRemove}>
            {t('routing.remove')}
          </Button>
        </div>
      )}
    </li>
  )
}
