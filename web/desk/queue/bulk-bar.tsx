import { lazy, Suspense, useState } from 'react'
import type { CaseRow } from '#contract/cases'
import { Menu } from '../../overlay/menu.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { Sources } from '../data/sources.tsx'
import { mayMerge } from '../known/data.ts'
import { useKnownText } from '../known/text.ts'
import { useText } from '../text.ts'
import { assigningStep, type BulkAct, bulkActs } from './bulk-plan.ts'
import { useQueueText } from './text.ts'
import { useLooked } from './use-looked.ts'
import type { Selection } from './use-selection.ts'

const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then(({ BulkDialog }) => ({ default: BulkDialog })))

const BulkMerge = lazy(() => import('../known/bulk-merge.tsx'))

/** What a drop or a key asks for: these cases, to this unit if one is named. */
export type Assigning = { readonly cases: readonly string[]; readonly unit?: string | undefined }

type BulkBarProps = {
  kind: Kind
  rows: readonly CaseRow[]
  selection: Selection
  /** Everything read is selected and there is more: selects that too. */
  onEvery: (() => unknown) | undefined
  assigning: Assigning | undefined
  onAssigned: () => void
}

/** Says what can be done with the selected cases, each with its number key; opens the form that asks and confirms. */
export function BulkBar({ kind, rows, selection, onEvery, assigning, onAssigned }: BulkBarProps) {
  const t = useQueueText()
  const desk = useText()
  const known = useKnownText()
  const [act, setAct] = useState<BulkAct>()
  const ids = assigning ? new Set(assigning.cases) : selection.ids
  // What was refused may be selected though it no longer stands in the list.
  const versions = new Map(rows.flatMap(row => (ids.has(row.id) ? [[row.id, row.version] as const] : [])))
  const cases = [...ids].map(id => ({ id, version: versions.get(id) ?? 0 }))
  const { data: looked, isPending } = useLooked(cases)
  const here = looked?.filter(row => ids.has(row.case)) ?? []
  const { all, some } = bulkActs(kind.def, here)
  const assign = assigningStep(kind.def, [...all, ...some])
  useKeys(Object.fromEntries(all.slice(0, 9).map((one, at) => [String(at + 1), () => setAct(one)])), selection.ids.size > 0)
  const me = useSignedIn()
  const picked = rows.filter(row => selection.ids.has(row.id))
  const merges = picked.length > 1 && picked.length === selection.ids.size && mayMerge(kind.def, me)
  const [merging, setMerging] = useState(false)
  useKeys({ b: () => setMerging(true) }, merges)
  const asked = act ?? (assigning && assign?.act)
  const close = () => {
    setAct(undefined)
    onAssigned()
  }
  return (
    <>
      {selection.ids.size > 0 && (
        <div className="desk-bulk ui-no-print" role="toolbar" aria-label={t('queue.bulk.acts')}>
          <strong role="status">{t('queue.selected', { count: selection.ids.size })}</strong>
          {isPending && <span className="ui-soft">{t('queue.bulk.looking')}</span>}
          {!isPending && all.length + some.length === 0 && <span className="ui-soft">{t('queue.bulk.none')}</span>}
          {all.map((one, at) => (
            <Button key={one.step} size="small" look={at === 0 ? 'main' : 'plain'} onPress={() => setAct(one)}>
              {one.title} {at < 9 && <KeyHint keys={[String(at + 1)]} />}
            </Button>
          ))}
          {some.length > 0 && (
            <Menu
              className="ui-button ui-button-quiet ui-button-small"
              face={t('queue.bulk.some')}
              items={some.map(one => ({
                key: one.step,
                label: one.title,
                hint: t('queue.bulk.part', { count: one.will.length, total: here.length }),
                run: () => setAct(one),
              }))}
            />
          )}
          {merges && (
            <Button size="small" onPress={() => setMerging(true)}>
              {known('known.bulk')} <KeyHint keys={['b']} />
            </Button>
          )}
          {onEvery && (
            <Button size="small" look="quiet" onPress={onEvery}>
              {t('queue.select.every')} <KeyHint keys={['a']} />
            </Button>
          )}
          <Button size="small" look="quiet" onPress={selection.clear}>
            {t('queue.selected.none')} <KeyHint keys={['Esc']} />
          </Button>
        </div>
      )}
      {assigning && looked && !assign && (
        <p className="desk-bulk" role="alert">
          {t('queue.bulk.none')}
          <Button size="small" look="quiet" onPress={close}>
            {desk('shell.close')}
          </Button>
        </p>
      )}
      {merging && (
        <Suspense fallback={null}>
          <BulkMerge
            rows={picked}
            onClose={() => setMerging(false)}
            onDone={() => {
              setMerging(false)
              selection.clear()
            }}
          />
        </Suspense>
      )}
      {asked && (
        <Suspense fallback={null}>
          <Sources programme={kind.programme}>
            <BulkDialog
              key={`${asked.step} ${assigning?.unit ?? ''}`}
              act={asked}
              kind={kind}
              first={assigning?.unit && assign && !act ? { [assign.field]: assigning.unit } : undefined}
              onClose={close}
              onSent={() => {
                close()
                selection.clear()
              }}
            />
          </Sources>
        </Suspense>
      )}
    </>
  )
}
