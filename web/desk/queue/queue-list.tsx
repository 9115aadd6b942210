import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import type { CaseRow } from '#contract/cases'
import { useLanguage } from '../../shell/preferences.ts'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import { type Column, DataTable } from '../../shell/ui/data-table.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { clockOfRow, toneOfState } from '../data/clocks.ts'
import { areaName, useNames } from '../data/names.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { useText } from '../text.ts'

export type LoadedList = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> & {
  rows: readonly CaseRow[]
}

type QueueListProps = {
  kind: Kind | undefined
  list: LoadedList
  currentId: string | undefined
  onCurrent: (id: string) => void
  onOpen: (id: string) => void
  empty: ReactNode
}

function useColumns(kind: Kind | undefined): Column<CaseRow>[] {
  const t = useText()
  const names = useNames()
  const now = useNow()
  const language = useLanguage()
  const { data: calendar } = useCalendar()
  return useMemo(() => {
    const def = kind?.def
    const clock = (row: CaseRow) => (def ? clockOfRow(row, def, calendar, now) : { due: row.dueAt ?? undefined })
    const kinds = def?.form.kind?.options
    const roomy = innerWidth >= 1700
    const words = (text: string) => <span title={text}>{text}</span>
    return [
      {
        id: 'clock',
        title: t('desk.col.clock'),
        width: language === 'zh' ? '9.6em' : '12em',
        cell: row => <ClockChip plain {...clock(row)} />,
      },
      { id: 'title', title: t('desk.col.title'), cell: row => <Title row={row} /> },
      {
        id: 'state',
        title: t('desk.col.state'),
        width: language === 'zh' ? '8.6em' : '10.5em',
        cell: row =>
          def && (
            <StateChip tone={toneOfState(def, row.state, clockTone(clock(row), now))}>
              {def.states[row.state]?.title ?? row.state}
            </StateChip>
          ),
      },
      {
        id: 'place',
        title: t('desk.col.place'),
        width: '11em',
        cell: row => words(areaName(names(row.community), names(row.grid)) || (row.address ?? '')),
      },
      { id: 'unit', title: t('desk.col.unit'), width: '9em', hidden: !roomy, cell: row => words(names(row.unit)) },
      {
        id: 'kind',
        title: kinds ? (def?.form.kind?.title ?? '') : t('desk.col.kind'),
        width: '8em',
        hidden: true,
        cell: row => (row.kind ? (kinds?.[row.kind] ?? row.kind) : ''),
      },
      { id: 'channel', title: t('desk.col.channel'), width: '6em', hidden: true, cell: row => t(`desk.channel.${row.channel}`) },
      { id: 'number', title: t('desk.col.number'), width: '11.5em', hidden: true, cell: row => row.number },
    ]
  }, [t, names, now, calendar, kind, language])
}

function Title({ row }: { row: CaseRow }) {
  const t = useText()
  return (
    <span className="desk-title" title={`${row.number} ${row.title}`}>
      {row.title || row.number}
      {row.photos > 0 && <small>{t('desk.photos', { count: row.photos })}</small>}
      {row.taskUnits.length > 0 && <small>{t('desk.units', { count: row.taskUnits.length })}</small>}
    </span>
  )
}

/** The list of a queue in the order of its clocks: dense, endless, walked by keyboard. */
export function QueueList({ kind, list, currentId, onCurrent, onOpen, empty }: QueueListProps) {
  const t = useText()
  const columns = useColumns(kind)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, rows } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <DataTable
      caption={t('desk.queue')}
      columns={columns}
      rows={rows}
      rowId={row => row.id}
      currentId={currentId}
      onCurrent={row => onCurrent(row.id)}
      onOpen={row => onOpen(row.id)}
      onEnd={more}
      remember="desk.queue"
      height="100%"
      minWidth="34em"
      summary={hasNextPage ? t('desk.rows.more', { count: rows.length }) : t('shell.table.rows', { count: rows.length })}
      empty={empty}
    />
  )
}
