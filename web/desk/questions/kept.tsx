import { useState } from 'react'
import type { KeptQuestion } from '#contract/questions'
import type { Question } from '#kernel/engine/question'
import { Menu } from '../../overlay/menu.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { ViewDialog, type ViewFace } from '../queue/view-dialog.tsx'
import type { Asked } from './address.ts'
import { changeQuestion, dropQuestion, keepQuestion, useKept } from './data.ts'
import { useAskText } from './text.ts'

type KeptProps = { asked: Asked; keeping: boolean; onKeeping: (keeping: boolean) => void; onAsk: (asked: Asked) => void }

/** Questions kept, own and shared: pressing one asks it again. */
export function Kept({ asked, keeping, onKeeping, onAsk }: KeptProps) {
  const t = useAskText()
  const { data: rows = [] } = useKept()
  const [editing, setEditing] = useState<KeptQuestion>()
  const now = { question: asked.question as Mutable, look: asked.look }
  const current = rows.find(row => row.id === asked.kept)
  const open = (row: KeptQuestion) => onAsk({ question: row.question as Question, look: row.look, kept: row.id })
  const keep = async (face: ViewFace) => {
    open(await keepQuestion({ ...face, ...now }))
    toast(t('ask.kept.done', { name: face.name }))
  }
  const change = async ({ id, name }: KeptQuestion, patch: Parameters<typeof changeQuestion>[1]) => {
    await changeQuestion(id, patch)
    toast(t('ask.kept.changed', { name: patch.name ?? name }))
  }
  const acts = (row: KeptQuestion) => [
    { key: 'update', label: t('ask.kept.update'), run: () => change(row, now) },
    { key: 'edit', label: t('ask.kept.edit'), run: () => setEditing(row) },
    {
      key: 'delete',
      label: t('ask.kept.delete'),
      run: async () => {
        await dropQuestion(row.id)
        const { name, shared, unit, question, look } = row
        toast(t('ask.kept.dropped', { name }), { undo: () => keepQuestion({ name, shared, unit, question, look }) })
      },
    },
  ]
  return (
    <>
      {rows.length > 0 && (
        <nav className="ask-kept ui-no-print" aria-label={t('ask.kept')}>
          {rows.map(row => (
            <button
              key={row.id}
              type="button"
              className="ask-chip"
              aria-current={row.id === current?.id ? 'true' : undefined}
              title={row.mine ? undefined : t('ask.kept.of', { owner: row.owner })}
              onClick={() => open(row)}
            >
              {row.name}
            </button>
          ))}
          {current?.mine && (
            <Menu className="desk-tool" label={t('ask.kept.menu', { name: current.name })} face="⋯" items={acts(current)} />
          )}
        </nav>
      )}
      {keeping && <ViewDialog title={t('ask.keep')} action={t('ask.keep.do')} onSave={keep} onClose={() => onKeeping(false)} />}
      {editing && (
        <ViewDialog
          title={t('ask.kept.edit')}
          action={t('ask.kept.edit.save')}
          first={editing}
          onSave={face => change(editing, face)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

/** What a form hands over may be changed; what is drawn may not. They are the same question. */
type Mutable = KeptQuestion['question']
