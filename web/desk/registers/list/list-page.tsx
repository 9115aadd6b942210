import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { EntryRow } from '#contract/entries'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { KeyHint } from '../../../shell/ui/key-hint.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useListSetUp } from '../../data/lists.ts'
import { Sources } from '../../data/sources.tsx'
import { MOST, useSelection } from '../../queue/use-selection.ts'
import { useWide } from '../../queue/use-wide.ts'
import { EntryCard } from '../card/entry-card.tsx'
import { type Asked, addressOf, everything, isNarrowed, readAsked, writeAsked } from '../data/asked.ts'
import { useEntryList } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useMayEdit } from '../data/may-edit.ts'
import { usePageTitle } from '../parts/use-page-title.ts'
import { Ways } from '../parts/ways.tsx'
import { useRegText } from '../text.ts'
import { BulkBar } from './bulk-bar.tsx'
import { EntryTable } from './entry-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ListExport } from './list-export.tsx'
import { NarrowList } from './narrow-list.tsx'
import { useListKeys } from './use-list-keys.ts'
import { ViewTabs } from './view-tabs.tsx'

/** The entries of a register: dense, endless, narrowed by any column, worked on in bulk; the card beside where there is room. */
export function ListPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  usePageTitle(ledger.def.title)
  const search = useSearch()
  const [, navigate] = useLocation()
  const isWide = useWide()
  const key = writeAsked(readAsked(search))
  // Walking through the list changes the address, but not what the list is.
  const asked = useMemo(() => readAsked(key), [key])
  const list = useEntryList(ledger.name, asked)
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const setUp = useListSetUp(ledger.name, 'entries')
  const split = isWide && setUp.layout.split
  const order = useMemo(() => rows.map(row => row.id), [rows])
  const selection = useSelection(`${ledger.name} ${key}`, order)
  const params = new URLSearchParams(search)
  const current = params.get('entry') ?? (split ? rows[0]?.id : undefined)
  // Whoever walks quickly through the list sees the card where the walk ends.
  const beside = useDeferredValue(current)
  const mayEdit = useMayEdit(ledger)
  const path = `/${ledger.name}`
  const paneBox = useRef<HTMLElement>(null)

  const show = (to: Asked) => navigate(addressOf(path, to))
  const go = useCallback(
    (id: string | undefined) => navigate(addressOf(path, asked, { entry: id }), { replace: true }),
    [navigate, path, asked],
  )
  const open = (id: string | undefined) => id && navigate(addressOf(`${path}/${id}`, asked))
  const [reading, setReading] = useState(false)
  const readOn = async (): Promise<readonly EntryRow[]> => {
    setReading(true)
    try {
      let [pages, more] = [list.data?.pages ?? [], hasNextPage]
      while (more && pages.reduce((sum, page) => sum + page.rows.length, 0) < MOST) {
        const next = await fetchNextPage()
        pages = next.data?.pages ?? pages
        more = next.hasNextPage && !next.isError
      }
      return pages.flatMap(page => page.rows)
    } finally {
      setReading(false)
    }
  }
  const selectEvery = async () => {
    const all = await readOn()
    selection.set(all.map(row => row.id))
    if (all.length > MOST) toast(t('reg.select.most', { count: MOST }))
  }
  useListKeys({
    rows,
    currentId: current,
    selection,
    go,
    open,
    selectEvery,
    intoPane: () => paneBox.current?.focus(),
    toSplit: () => setUp.setLayout({ split: !setUp.layout.split }),
    make: () => mayEdit && navigate(`${path}/new`),
    toMap: () => ledger.def.ledger.place && navigate(addressOf(`${path}/map`, asked)),
    change: () => current && navigate(`${path}/${current}/edit`),
  })
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  // One selected elsewhere and now gone from the list is not meant any more.
  useEffect(() => {
    if (selection.ids.size > 0 && rows.length > 0 && [...selection.ids].some(id => !order.includes(id))) {
      selection.set(order.filter(id => selection.ids.has(id)))
    }
  }, [selection, rows.length, order])

  const empty = <Empty ledger={ledger} asked={asked} mayEdit={mayEdit} onAll={() => show(everything)} />
  const body =
    list.error && rows.length === 0 ? (
      <ErrorNote error={list.error} retry={() => list.refetch()} />
    ) : list.isPending ? (
      <Skeleton lines={9} />
    ) : isWide ? (
      <EntryTable
        ledger={ledger}
        asked={asked}
        rows={rows}
        hasMore={hasNextPage}
        setUp={setUp}
        selection={selection}
        currentId={current}
        onCurrent={go}
        onOpen={open}
        onEnd={more}
        onOrder={to => show({ ...asked, order: to })}
        empty={empty}
      />
    ) : (
      <NarrowList ledger={ledger} asked={asked} rows={rows} onEnd={hasNextPage ? more : undefined} empty={empty} />
    )
  return (
    <Sources programme={ledger.programme}>
      <main id="main" tabIndex={-1} className={split ? 'reg-list reg-split' : 'reg-list'} data-wide={isWide || undefined}>
        <section className="reg-left" aria-label={ledger.def.title}>
          <h1 className="ui-hidden">{ledger.def.title}</h1>
          <div className="ui-no-print">
            <Ways ledger={ledger} />
            <ViewTabs ledger={ledger} asked={asked} />
            <FilterBar ledger={ledger} asked={asked} onChange={show} ordered>
              <ListExport ledger={ledger} asked={asked} />
              {mayEdit && (
                <ButtonLink to={`${path}/new`} look="main" size="small">
                  {t('reg.new')} {isWide && <KeyHint keys={['c']} />}
                </ButtonLink>
              )}
            </FilterBar>
            <BulkBar
              ledger={ledger}
              rows={rows}
              selection={selection}
              mayEdit={mayEdit}
              onEvery={hasNextPage && rows.every(row => selection.ids.has(row.id)) ? selectEvery : undefined}
            />
            {reading && (
              <p className="ui-soft" role="status">
                {t('reg.reading', { count: rows.length })}
              </p>
            )}
            {list.error && rows.length > 0 && <ErrorNote error={list.error} retry={() => list.fetchNextPage()} />}
          </div>
          {body}
        </section>
        {split && (
          <section className="reg-right" ref={paneBox} tabIndex={-1} aria-label={t('reg.entry')}>
            {beside && rows.length > 0 ? (
              <EntryCard key={beside} ledger={ledger} id={beside} beside />
            ) : (
              <p className="ui-soft reg-pane-none">{t('reg.pane.none')}</p>
            )}
          </section>
        )}
      </main>
    </Sources>
  )
}

type EmptyProps = { ledger: LedgerSeen; asked: Asked; mayEdit: boolean; onAll: () => void }

/** Nothing here: why, and what to do about it. */
function Empty({ ledger, asked, mayEdit, onAll }: EmptyProps) {
  const t = useRegText()
  if (isNarrowed(asked))
    return (
      <EmptyState title={t('reg.list.none')} action={<Button onPress={onAll}>{t('reg.list.all')}</Button>}>
        {t('reg.list.none.next')}
      </EmptyState>
    )
  if (asked.view !== 'standing') return <EmptyState title={t(`reg.list.none.${asked.view}`)} />
  return (
    <EmptyState
      title={t('reg.list.first', { name: ledger.def.title })}
      action={
        mayEdit && (
          <ButtonLink to={`/${ledger.name}/new`} look="main">
            {t('reg.empty.first')}
          </ButtonLink>
        )
      }
    >
      {t(mayEdit ? 'reg.list.first.next' : 'reg.bulk.not')}
    </EmptyState>
  )
}
