import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { CaseView } from '../case/case-view.tsx'
import { useCaseList } from '../data/cases.ts'
import { readFilter, writeFilter } from '../data/filter.ts'
import { useKind } from '../data/office.ts'
import { useText } from '../text.ts'
import { CasesMap } from './cases-map.tsx'
import { Filters } from './filters.tsx'
import { NarrowList } from './narrow-list.tsx'
import { QueueList } from './queue-list.tsx'
import { useFresh } from './use-fresh.ts'
import { useWide } from './use-wide.ts'
import './queue.css'

/** The queue in due order, and beside it the case or the map. On a narrow screen the list alone; a case is its own page. */
export function QueuePage() {
  const t = useText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const wide = useWide()
  const filter = readFilter(search)
  const params = new URLSearchParams(search)
  const onMap = params.get('pane') === 'map'
  const kind = useKind(filter.type)
  const list = useCaseList(filter, kind?.type)
  const { rows } = list
  const fresh = useFresh(filter, kind, rows)
  const pane = useRef<HTMLElement>(null)

  const asked = params.get('case') ?? undefined
  const currentId = asked ?? (wide ? rows[0]?.id : undefined)
  const at = rows.findIndex(row => row.id === currentId)
  // After a case has left the list, the one that took its place is next.
  const [lastAt, setLastAt] = useState(0)
  useEffect(() => {
    if (at >= 0) setLastAt(at)
  }, [at])

  const go = useCallback(
    (id: string | undefined, replace = true) => {
      const more = { case: id, pane: onMap ? 'map' : undefined }
      navigate(`/?${writeFilter(readFilter(search), more)}`, { replace })
    },
    [navigate, search, onMap],
  )
  const move = (by: number) => {
    const to = rows[Math.max(0, Math.min(rows.length - 1, (at < 0 ? lastAt - (by > 0 ? 1 : 0) : at) + by))]
    if (to) go(to.id)
  }
  const open = (id: string | undefined) => {
    if (!id) return
    if (!wide) navigate(`/case/${id}?${writeFilter(filter)}`)
    else if (onMap) navigate(`/?${writeFilter(filter, { case: id })}`)
    else pane.current?.focus()
  }
  const toggleMap = () => navigate(`/?${writeFilter(filter, { case: currentId, pane: onMap ? undefined : 'map' })}`)
  useKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: event => {
      if (event.target === document.body || event.target instanceof HTMLElement === false) open(currentId)
      else if (!(event.target instanceof HTMLElement && event.target.closest('a, button, summary'))) open(currentId)
      else (event.target as HTMLElement).click()
    },
    m: toggleMap,
    n: fresh.show,
  })

  const next = useCallback(
    (id: string, gone: boolean) => {
      const here = rows.findIndex(row => row.id === id)
      const to = here >= 0 ? (rows[here + 1] ?? rows[here - 1]) : (rows[lastAt] ?? rows.at(-1))
      // Still my turn: stay with the case, even when it no longer stands in this list.
      go(gone ? to?.id : id)
    },
    [rows, go, lastAt],
  )

  const title = t(`desk.view.${filter.view === 'mine' ? 'all' : filter.view}`)
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
  const empty = (
    <EmptyState title={t(filter.q ? 'desk.empty.search' : filter.view === 'turn' ? 'desk.empty.turn' : 'desk.empty')}>
      {t(filter.view === 'turn' ? 'desk.empty.turn.next' : 'desk.empty.next')}
    </EmptyState>
  )
  const bar = (
    <Filters filter={filter} kind={kind} onChange={to => navigate(`/?${writeFilter(to, { pane: onMap ? 'map' : undefined })}`)}>
      {fresh.count > 0 && (
        <button type="button" className="desk-fresh" onClick={fresh.show}>
          {t('desk.fresh', { count: fresh.count })} <KeyHint keys={['n']} />
        </button>
      )}
      {wide && (
        <Button size="small" pressed={onMap} onPress={toggleMap}>
          {t('desk.map')} <KeyHint keys={['m']} />
        </Button>
      )}
    </Filters>
  )
  const body =
    list.error && rows.length === 0 ? (
      <ErrorNote error={list.error} retry={() => list.refetch()} />
    ) : list.isPending ? (
      <Skeleton lines={9} />
    ) : wide ? (
      <QueueList kind={kind} list={list} currentId={currentId} onCurrent={go} onOpen={open} empty={empty} />
    ) : (
      <NarrowList kind={kind} list={list} filter={filter} empty={empty} />
    )
  return (
    <main id="main" className={wide ? 'desk-split' : 'desk-list-only'}>
      <section className="desk-left" aria-label={title}>
        <h1 className="ui-hidden">{title}</h1>
        {bar}
        {body}
      </section>
      {wide && (
        <section className="desk-right" ref={pane} tabIndex={-1} aria-label={onMap ? t('desk.map') : t('desk.case')}>
          {onMap ? (
            <CasesMap filter={filter} kind={kind} currentId={currentId} onCase={go} height="calc(100dvh - 3rem - 1px)" />
          ) : currentId ? (
            <CaseView key={currentId} id={currentId} onMoved={next} />
          ) : (
            rows.length > 0 && <EmptyState title={t('desk.nothing')}>{t('desk.nothing.next')}</EmptyState>
          )}
        </section>
      )}
    </main>
  )
}
