import { useState } from 'react'
import type { PlanItemDetail, PlanLine } from '#contract/plans'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { moveItem, tieItem, usePlans, useTree } from './data.ts'
import { asksReason, ReasonField } from './reason.tsx'
import { usePlanText } from './text.ts'
import { isPromise, type Node, rowsOf, treeOf } from './tree.ts'

type Props = { item: PlanItemDetail; onClose: () => void }
const name = (line: PlanLine) => `${line.number} ${line.title}`.trim().slice(0, 60)

/** All items of a tree in its order, but for one and what hangs below it. */
function others(lines: readonly PlanLine[], except: string): readonly Node[] {
  return rowsOf(
    treeOf(lines, line => line.state === 'live' || line.state === 'proposed'),
    node => node.item.id !== except,
  ).filter(node => node.item.id !== except)
}

/** Puts an item under another one, behind a sibling of one's choice. */
export function MoveItem({ item, onClose }: Props) {
  const t = usePlanText()
  const { data } = useTree(item.plan)
  const [parent, setParent] = useState<string | undefined>(item.parent ?? undefined)
  const [after, setAfter] = useState<string>()
  const [reason, setReason] = useState('')
  const nodes = others(data?.items ?? [], item.id)
  const siblings = nodes.filter(n => (n.item.parent ?? undefined) === parent)
  const move = async () => {
    await moveItem(item.id, { version: item.version, parent: parent ?? null, after: after ?? null, reason })
    toast(t('pl.moved'))
  }
  return (
    <FormDialog title={t('pl.move')} save={t('pl.move')} onSave={move} onClose={onClose}>
      {errors => (
        <>
          <Select
            label={t('pl.move.under')}
            empty={t('pl.move.top')}
            value={parent}
            onChange={next => {
              setParent(next)
              setAfter(undefined)
            }}
            options={nodes.map(n => ({ value: n.item.id, label: `${'　'.repeat(Math.min(n.depth, 6))}${name(n.item)}` }))}
          />
          <Select
            label={t('pl.move.after')}
            empty={t('pl.move.first')}
            value={after}
            onChange={setAfter}
            options={siblings.map(n => ({ value: n.item.id, label: name(n.item) }))}
          />
          {asksReason(item) && <ReasonField value={reason} error={errors.reason} onChange={setReason} />}
        </>
      )}
    </FormDialog>
  )
}

/** Says that a promise is the same as one in another plan: counted there, shown here. */
export function TieItem({ item, onClose }: Props) {
  const t = usePlanText()
  const { data: plans } = usePlans()
  const [plan, setPlan] = useState<string | undefined>(item.sameAs?.plan)
  const [same, setSame] = useState<string | undefined>(item.sameAs?.id)
  const tie = async () => {
    await tieItem(item.id, item.version, same ?? null)
    toast(t('pl.saved'))
  }
  return (
    <FormDialog title={t('pl.tie')} save={t('pl.save')} onSave={tie} onClose={onClose}>
      <p>{t('pl.tie.says')}</p>
      <Select
        label={t('pl.tie.plan')}
        empty={t('pl.tie.none')}
        value={plan}
        onChange={next => {
          setPlan(next)
          setSame(undefined)
        }}
        options={plans?.rows.filter(p => p.id !== item.plan).map(p => ({ value: p.id, label: p.title })) ?? []}
      />
      {plan && <Promises plan={plan} value={same} onChange={setSame} />}
    </FormDialog>
  )
}

function Promises({
  plan,
  value,
  onChange,
}: {
  plan: string
  value: string | undefined
  onChange: (item: string | undefined) => void
}) {
  const t = usePlanText()
  const { data } = useTree(plan)
  const promises = data?.items.filter(line => line.state === 'live' && isPromise(line) && !line.same) ?? []
  return (
    <Select
      label={t('pl.tie.promise')}
      value={value}
      onChange={onChange}
      options={promises.map(line => ({ value: line.id, label: name(line) }))}
    />
  )
}
