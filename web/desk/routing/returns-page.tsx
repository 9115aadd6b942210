import { type CSSProperties, useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import type { Kind } from '../data/office.ts'
import { useLists, useReturns, useReturnsCases } from './data.ts'
import { matterName } from './rule-words.ts'
import { useRoutingText } from './text.ts'

const periods = ['30', '90', '365'] as const
const day = 86_400_000
const NONE = 'none'

const shade = (share: number) => ({ '--share': share }) as CSSProperties

/** Who gave what back and where it went next: one row for each unit that gave back, one column for each that got it. */
export function ReturnsPage({ kind }: { kind: Kind }) {
  const t = useRoutingText()
  const lists = useLists(kind)
  const [now] = useState(Date.now)
  const [days, setDays] = useState<string>('90')
  const [category, setCategory] = useState<string>()
  const [open, setOpen] = useState<{ unit: string; next: string }>()
  const period = { from: now - Number(days) * day, to: now + day }
  const query = { ...period, ...(category && { category }) }
  const { data, error, refetch } = useReturns(kind.type, query)
  const { data: whole } = useReturns(kind.type, period)
  const sum = (cells: readonly { cases: number }[]) => cells.reduce((all, cell) => all + cell.cases, 0)
  const cells = data?.cells ?? []
  const ordered = (of: (cell: (typeof cells)[number]) => string): string[] =>
    [...Map.groupBy(cells, of)].sort(([, a], [, b]) => sum(b) - sum(a)).map(([id]) => id)
  const rows = ordered(cell => cell.from)
  const columns = ordered(cell => cell.to ?? NONE)
  const most = Math.max(1, ...cells.map(cell => cell.cases))
  const name = (id: string) => (id === NONE ? t('returns.nowhere') : lists.name(id))
  return (
    <Page title={t('returns.title')} lead={t('returns.lead')} width="full">
      <div className="ui-stack">
        <div className="routing-asked ui-no-print">
          <Choice
            label={t('returns.period')}
            tiles
            value={days}
            onChange={setDays}
            options={periods.map(one => ({ value: one, label: t('returns.days', { count: Number(one) }) }))}
          />
          <Select
            label={t('returns.category')}
            empty={t('returns.category.all', { count: sum(whole?.categories ?? []) })}
            value={category}
            onChange={setCategory}
            options={(whole?.categories ?? []).map(one => ({
              value: one.category,
              label: t('returns.category.one', { name: matterName(one.category, lists), count: one.cases }),
            }))}
          />
        </div>
        {error && <ErrorNote error={error} retry={refetch} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && cells.length === 0 && <EmptyState title={t('returns.none')} />}
        {cells.length > 0 && (
          <div className="routing-scroll">
            <table className="routing-matrix">
              <thead>
                <tr>
                  <th scope="col">{t('returns.from')}</th>
                  {columns.map(id => (
                    <th key={id} scope="col">
                      {name(id)}
                    </th>
                  ))}
                  <th scope="col">{t('returns.sum')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(from => (
                  <tr key={from}>
                    <th scope="row">{name(from)}</th>
                    {columns.map(to => {
                      const count = cells.find(cell => cell.from === from && (cell.to ?? NONE) === to)?.cases
                      return (
                        <td key={to} style={count ? shade(count / most) : undefined} className={count ? 'has' : undefined}>
                          {count ? (
                            <button
                              type="button"
                              aria-label={t('returns.open', { from: name(from), to: name(to), count })}
                              aria-pressed={open?.unit === from && open.next === to}
                              onClick={() => setOpen({ unit: from, next: to })}
                            >
                              {count}
                            </button>
                          ) : null}
                        </td>
                      )
                    })}
                    <td>{sum(cells.filter(cell => cell.from === from))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {open && (
          <section className="routing-card" aria-label={t('returns.cases', { from: name(open.unit), to: name(open.next) })}>
            <div className="ui-row">
              <h2>{t('returns.cases', { from: name(open.unit), to: name(open.next) })}</h2>
              <Button size="small" look="quiet" onPress={() => setOpen(undefined)}>
                {t('returns.close')}
              </Button>
            </div>
            <Behind kind={kind} query={{ ...query, ...open }} />
          </section>
        )}
      </div>
    </Page>
  )
}

function Behind({ kind, query }: { kind: Kind; query: Parameters<typeof useReturnsCases>[1] }) {
  const t = useRoutingText()
  const { data, error } = useReturnsCases(kind.type, query)
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton lines={3} />
  return (
    <div className="routing-scroll">
      <table className="routing-table">
        <thead>
          <tr>
            <th scope="col">{t('returns.number')}</th>
            <th scope="col">{t('returns.what')}</th>
            <th scope="col">{t('returns.step')}</th>
            <th scope="col">{t('returns.at')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(row => (
            <tr key={`${row.case} ${row.at}`}>
              <td>
                <Link href={`~/desk/case/${row.case}`}>{row.number}</Link>
              </td>
              <td>{row.title}</td>
              <td>{kind.def.steps[row.step]?.title ?? row.step}</td>
              <td>
                <When at={row.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.more && <p className="ui-soft">{t('returns.more')}</p>}
    </div>
  )
}
