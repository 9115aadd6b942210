import { Link, useLocation, useSearch } from 'wouter'
import type { Stop, StopList } from '#contract/rounds'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { clockOfRow, toneOfState } from '../data/clocks.ts'
import { areaName, nameIn, useNames } from '../data/names.ts'
import { type Kind, useCalendar, usePlaces } from '../data/office.ts'
import { endOfToday, figures, type StopsAsked, useStops } from './data.ts'
import { nameOfStop } from './stop-name.ts'
import { useRoundsText } from './text.ts'

const moment = (text: string | null) => (text === null || !/^\d{1,15}$/.test(text) ? undefined : Number(text))

/** What the address asks for: a list one looks at can be sent to a colleague. */
function readAsked(search: string): StopsAsked & { readonly when: 'all' | 'today' | 'late' } {
  const params = new URLSearchParams(search)
  const figure = [...figures, 'late'].find(one => one === params.get('figure')) as StopsAsked['figure']
  const today = params.get('when') === 'today'
  return {
    mine: false,
    when: figure === 'late' ? 'late' : today ? 'today' : 'all',
    figure,
    community: params.get('community') ?? undefined,
    grid: params.get('grid') ?? undefined,
    from: moment(params.get('from')),
    to: moment(params.get('to')),
    dueTo: today ? endOfToday() : undefined,
  }
}

/** Every stop in due order, narrowed as one likes, on the screen and on paper. */
export function StopsPage({ kind }: { kind: Kind }) {
  const t = useRoundsText()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const { when, ...asked } = readAsked(search)
  const { data, error, refetch } = useStops(kind.type, asked)
  const ask = (changes: Readonly<Record<string, string | undefined>>) => {
    const params = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) value ? params.set(key, value) : params.delete(key)
    navigate(`${path}${params.size > 0 ? `?${params}` : ''}`, { replace: true })
  }
  const behind = figures.find(one => one === asked.figure)
  return (
    <Page
      title={t('rounds.stops.title', { round: kind.def.title })}
      lead={t('rounds.stops.lead')}
      width="full"
      actions={
        <Button onPress={() => print()} disabled={!data}>
          {t('rounds.print')}
        </Button>
      }
    >
      <div className="ui-stack">
        <Narrowing when={when} community={asked.community} grid={asked.grid} onAsk={ask} />
        {behind && (
          <p className="rounds-behind">
            {t('rounds.stops.behind', { figure: t(`rounds.${behind === 'lateNow' ? 'late' : behind}`) })}{' '}
            <Button size="small" look="quiet" onPress={() => ask({ figure: undefined, from: undefined, to: undefined })}>
              {t('rounds.stops.behind.off')}
            </Button>
          </p>
        )}
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={9} />}
        {data && data.rows.length === 0 && (
          <EmptyState title={t('rounds.stops.empty')}>{t('rounds.stops.empty.next')}</EmptyState>
        )}
        {data && data.rows.length > 0 && <StopTable list={data} kind={kind} />}
        {data?.more && <p className="ui-soft">{t('rounds.stops.more')}</p>}
      </div>
    </Page>
  )
}

type NarrowingProps = {
  when: 'all' | 'today' | 'late'
  community: string | undefined
  grid: string | undefined
  onAsk: (changes: Readonly<Record<string, string | undefined>>) => void
}

function Narrowing({ when, community, grid, onAsk }: NarrowingProps) {
  const t = useRoundsText()
  const lang = useLanguage()
  const { data: communities = [] } = usePlaces('community')
  const { data: grids = [] } = usePlaces('grid')
  const options = (rows: typeof grids) => rows.map(row => ({ value: row.id, label: nameIn(lang, row) }))
  const whens = ['all', 'today', 'late'] as const
  const choose = (one: (typeof whens)[number]) =>
    onAsk({
      when: one === 'today' ? 'today' : undefined,
      figure: one === 'late' ? 'late' : undefined,
      from: undefined,
      to: undefined,
    })
  return (
    <div className="rounds-asked ui-no-print">
      <fieldset className="rounds-whens">
        <legend>{t('rounds.stops.when')}</legend>
        {whens.map(one => (
          <Button key={one} pressed={when === one} onPress={() => choose(one)}>
            {t(`rounds.when.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Select
        label={t('rounds.community')}
        value={community}
        empty={t('rounds.anywhere')}
        options={options(communities)}
        onChange={value => onAsk({ community: value, grid: undefined })}
      />
      <Select
        label={t('rounds.grid')}
        value={grid}
        empty={t('rounds.anywhere')}
        options={options(grids.filter(one => community === undefined || one.parent === community))}
        onChange={value => onAsk({ grid: value })}
      />
    </div>
  )
}

function StopTable({ list: { rows, names }, kind }: { list: StopList; kind: Kind }) {
  const t = useRoundsText()
  return (
    <>
      <p className="ui-soft">{t('rounds.stops.count', { count: rows.length })}</p>
      <table className="rounds-stops">
        <thead>
          <tr>
            {(['where', 'due', 'grid', 'who', 'last'] as const).map(column => (
              <th key={column} scope="col">
                {t(`rounds.col.${column}`)}
              </th>
            ))}
            <th scope="col" className="rounds-paper">
              {t('rounds.col.done')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <StopLine key={row.id} row={row} kind={kind} who={row.holder ? (names[row.holder] ?? '') : t('rounds.nobody')} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function StopLine({ row, kind, who }: { row: Stop; kind: Kind; who: string }) {
  const t = useRoundsText()
  const lang = useLanguage()
  const now = useNow()
  const names = useNames()
  const { data: calendar } = useCalendar()
  const { def, type } = kind
  const clock = clockOfRow(row, def, calendar, now)
  const waits = row.state === def.round?.awaits
  const last = row.lastVisit
  return (
    <tr>
      <td>
        <Link href={`~/desk/case/${row.id}?round=${type}`}>{nameOfStop(row)}</Link>
        {!waits && (
          <StateChip tone={toneOfState(def, row.state, clockTone(clock, now))}>
            {def.states[row.state]?.title ?? row.state}
          </StateChip>
        )}
      </td>
      <td>
        <ClockChip plain {...clock} now={now} />
      </td>
      <td>{areaName(names(row.community), names(row.grid))}</td>
      <td>{who}</td>
      <td>{last ? `${sayDay(last.at, now, lang)} · ${def.steps[last.step]?.title ?? last.step}` : t('rounds.never')}</td>
      <td className="rounds-paper" aria-hidden="true" />
    </tr>
  )
}
