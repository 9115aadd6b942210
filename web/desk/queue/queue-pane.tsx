import { lazy, type RefObject, Suspense } from 'react'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useText } from '../text.ts'
import { CasesMap } from './cases-map.tsx'
import { useQueueText } from './text.ts'
import { UnitsPane } from './units-pane.tsx'
import type { useQueue } from './use-queue.ts'

// The list is read first.
const CaseView = lazy(() => import('../case/case-view.tsx').then(({ CaseView }) => ({ default: CaseView })))

type QueuePaneProps = {
  box: RefObject<HTMLElement | null>
  queue: ReturnType<typeof useQueue>
  meant: readonly string[]
  /** Cases are selected: the number keys are theirs. */
  selecting: boolean
  onMoved: (id: string, gone: boolean) => void
  onGive: (cases: readonly string[], unit: string) => void
}

/** What stands beside the list: the case one is at, the map, or the units to give cases to. */
export function QueuePane({ box, queue, meant, selecting, onMoved, onGive }: QueuePaneProps) {
  const t = useText()
  const own = useQueueText()
  const { filter, kind, pane, currentId, rows, go } = queue
  const label = pane === 'map' ? t('desk.map') : pane === 'units' ? own('queue.units') : t('desk.case')
  const shown =
    pane === 'map' ? (
      <CasesMap filter={filter} kind={kind} currentId={currentId} onCase={go} height="calc(100dvh - 3rem - 1px)" />
    ) : pane === 'units' ? (
      kind && <UnitsPane kind={kind} meant={meant} onGive={onGive} />
    ) : currentId ? (
      <CaseView key={currentId} id={currentId} quiet={selecting} onMoved={onMoved} />
    ) : (
      rows.length > 0 && <EmptyState title={t('desk.nothing')}>{t('desk.nothing.next')}</EmptyState>
    )
  return (
    <section className="desk-right" ref={box} tabIndex={-1} aria-label={label}>
      <Suspense fallback={<Skeleton lines={6} />}>{shown}</Suspense>
    </section>
  )
}
