import { useMemo } from 'react'
import type { CaseRow } from '#contract/cases'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import type { Column } from '../../shell/ui/data-table.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { ShownColumn } from '../../shell/ui/use-columns.ts'
import { useNow } from '../../shell/use-now.ts'
import { clockOfRow, toneOfState } from '../data/clocks.ts'
import { useAhead } from '../data/held-store.ts'
import { areaName, useNames } from '../data/names.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { useKnownText } from '../known/text.ts'
import { PresenceMark } from '../presence/marks.tsx'
import { usePresence } from '../presence/presence.ts'
import { useText } from '../text.ts'
import { useQueueText } from './text.ts'

/** What stands in sight until somebody chooses: more where there is room. */
export const firstColumns = (roomy: boolean): readonly ShownColumn[] =>
  ['clock', 'title', 'state', 'place', ...(roomy ? ['unit'] : [])].map(id => ({ id, width: null }))

/** As wide as the longest of the chips in a column, within reason: a Chinese letter is an em, a Latin one about half. */
function roomFor(titles: readonly string[]): string {
  const ems = titles.map(title => [...title].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.5), 0))
  return `${Math.min(12.2, Math.max(4.6, ...ems) + 4).toFixed(1)}em`
}

/** Every column a list of cases can have. Those the server can order by an index can be sorted. */
export function useQueueColumns(kind: Kind | undefined): Column<CaseRow>[] {
  const t = useText()
  const own = useQueueText()
  const known = useKnownText()
  const names = useNames()
  const now = useNow()
  const language = useLanguage()
  const { data: calendar } = useCalendar()
  return useMemo(() => {
    const def = kind?.def
    const clock = (row: CaseRow) => (def ? clockOfRow(row, def, calendar, now) : { due: row.dueAt ?? undefined })
    const kinds = def?.form.kind?.options
    const words = (text: string) => <span title={text}>{text}</span>
    return [
      {
        id: 'clock',
        title: t('desk.col.clock'),
        width: language === 'zh' ? '9.6em' : '12em',
        sortBy: row => row.dueAt ?? undefined,
        cell: row => <ClockChip plain {...clock(row)} now={now} />,
      },
      { id: 'title', title: t('desk.col.title'), cell: row => <Title row={row} /> },
      {
        id: 'state',
        title: t('desk.col.state'),
        width: roomFor(Object.values(def?.states ?? {}).map(state => state.title)),
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
      { id: 'unit', title: t('desk.col.unit'), width: '9em', cell: row => words(names(row.unit)) },
      {
        id: 'kind',
        title: kinds ? (def?.form.kind?.title ?? '') : t('desk.col.kind'),
        width: '8em',
        cell: row => (row.kind ? (kinds?.[row.kind] ?? row.kind) : ''),
      },
      { id: 'channel', title: t('desk.col.channel'), width: '6em', cell: row => t(`desk.channel.${row.channel}`) },
      { id: 'number', title: t('desk.col.number'), width: '11.5em', cell: row => row.number },
      {
        id: 'filed',
        title: own('queue.col.filed'),
        width: '10em',
        sortBy: row => row.filedAt,
        cell: row => words(sayMoment(row.filedAt, now, language)),
      },
      { id: 'voices', title: known('known.column'), width: '6em', cell: row => (row.voices > 1 ? row.voices : '') },
      { id: 'address', title: own('queue.col.address'), width: '12em', cell: row => words(row.address ?? '') },
    ]
  }, [t, own, known, names, now, calendar, kind, language])
}

function Title({ row }: { row: CaseRow }) {
  const t = useText()
  const known = useKnownText()
  const held = useAhead().has(row.id)
  const ids = useMemo(() => [row.id], [row.id])
  return (
    <span className={held ? 'desk-title is-held' : 'desk-title'} title={`${row.number} ${row.title}`}>
      <PresenceMark presence={usePresence(ids).get(row.id)} />
      {row.voices > 1 && <small className="desk-title-voices">{known('known.voices', { count: row.voices })}</small>}
      {row.title || row.number}
      {row.photos > 0 && <small>{t('desk.photos', { count: row.photos })}</small>}
      {row.taskUnits.length > 0 && <small>{t('desk.units', { count: row.taskUnits.length })}</small>}
    </span>
  )
}
