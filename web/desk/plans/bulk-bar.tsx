import { useState } from 'react'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { Button } from '../../shell/ui/button.tsx'
import type { Selection } from '../queue/use-selection.ts'
import { SetDialog } from './set-dialog.tsx'
import { usePlanText } from './text.ts'
import { allIn, type Node } from './tree.ts'

/** Takes an item and all below it into a selection, or out of it. */
export function pickBranch(node: Node, selection: Selection): void {
  const branch = allIn(node)
  const rest = [...selection.ids].filter(id => !branch.includes(id))
  selection.set(selection.ids.has(node.item.id) ? rest : [...rest, ...branch])
}

/** The box that takes an item and all below it into the selection; with Shift, all from the one before. */
export function Pick({ node, selection }: { node: Node; selection: Selection }) {
  const t = usePlanText()
  const { item } = node
  return (
    <input
      type="checkbox"
      className="pl-pick"
      aria-label={t('pl.pick', { title: item.title })}
      checked={selection.ids.has(item.id)}
      onClick={event =>
        event.shiftKey || node.below.length === 0 ? selection.toggle(item.id, event.shiftKey) : pickBranch(node, selection)
      }
      onChange={() => {}}
    />
  )
}

type Props = {
  plan: PlanDetail
  lines: readonly PlanLine[]
  selection: Selection
  /** Yes or no to the selected, where some still wait for it. */
  onAct?: (act: 'accept' | 'refuse', items: readonly string[]) => Promise<unknown>
}

/** What can be done with the selected items; it stays in sight while one scrolls. */
export function BulkBar({ plan, lines, selection, onAct }: Props) {
  const t = usePlanText()
  const [setting, setSetting] = useState(false)
  const picked = lines.filter(line => selection.ids.has(line.id))
  const waiting = picked.filter(line => line.state === 'proposed').map(line => line.id)
  if (picked.length === 0) return null
  return (
    <div className="pl-bulk-place ui-no-print">
      <div className="pl-bulk" role="toolbar" aria-label={t('pl.bulk')}>
        <strong role="status">{t('pl.bulk.count', { count: picked.length })}</strong>
        <Button size="small" look="main" onPress={() => setSetting(true)}>
          {t('pl.set')}
        </Button>
        {onAct && waiting.length > 0 && (
          <>
            <Button size="small" onPress={() => onAct('accept', waiting)}>
              {t('pl.bulk.accept', { count: waiting.length })}
            </Button>
            <Button size="small" onPress={() => onAct('refuse', waiting)}>
              {t('pl.bulk.refuse', { count: waiting.length })}
            </Button>
          </>
        )}
        <Button size="small" look="quiet" onPress={selection.clear}>
          {t('pl.bulk.none')}
        </Button>
      </div>
      {setting && <SetDialog plan={plan} lines={picked} onClose={() => setSetting(false)} onDone={selection.clear} />}
    </div>
  )
}
