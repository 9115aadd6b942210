import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BehindFigure, RateRow, RatesView } from '#contract/callback'
import { toOfficeClock } from '../../fields/office-clock.ts'
import { address, api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Choice } from '../../shell/ui/choice.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNames } from '../data/names.ts'
import { Behind, type Looked } from './behind.tsx'
import { useCallbackText } from './text.ts'

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 })
const points = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const monthOf = (at: number) => toOfficeClock(at).slice(0, 7)
const monthsBack = (month: string, back: number) => {
  const [year = 0, one = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, one - 1 - back, 1)).toISOString().slice(0, 7)
}
const counts = ['entered', 'drawn', 'answered', 'unreached', 'lapsed', 'excluded'] as const
const shares = [
  ['response', 'contacted', 'cb.response'],
  ['solved', 'solved', 'cb.rate.solved'],
  ['satisfied', 'satisfied', 'cb.rate.satisfied'],
] as const

/** 响应率、解决率、满意率: by unit or community, in groups of like volume, each figure open into the cases behind it. */
export function RatesPage() {
  const t = useCallbackText()
  const lang = useLanguage()
  const [now] = useState(() => monthOf(Date.now()))
  const [from, setFrom] = useState(monthsBack(now, 2))
  const [to, setTo] = useState(now)
  const [by, setBy] = useState<string>('unit')
  const [looked, setLooked] = useState<Looked>()
  const query = { from, to, by }
  const { data, error, refetch } = useQuery({
    queryKey: ['callback', 'rates', query],
    enabled: from !== '' && to !== '' && from <= to,
    queryFn: ({ signal }) => api.get<RatesView>('/callback/rates', { query, signal }),
  })
  const groups = [...Map.groupBy(data?.rows ?? [], row => `${row.part} ${row.volume}`)]
  const look = (row: RateRow, whole: boolean, figure: BehindFigure, title: string, of: string) => {
    const id = row.key ?? 'none'
    const who = whole ? {} : by === 'community' ? { community: id } : row.part === 'help' ? { helper: id } : { unit: id }
    setLooked({ title: t('cb.behind', { name: of, figure: title }), query: { from, to, figure, ...who } })
  }
  return (
    <Page
      title={t('cb.page.rates')}
      lead={t('cb.rates.lead', { n: data?.fewest ?? 5 })}
      width="full"
      actions={
        <a
          className="ui-button ui-button-plain ui-button-normal"
          href={address('/callback/rates.xlsx', { ...query, lang })}
          download
        >
          {t('cb.excel')}
        </a>
      }
    >
      <div className="ui-stack">
        <div className="callback-asked ui-no-print">
          <TextField label={t('cb.from')} type="month" value={from} max={to} onChange={setFrom} />
          <TextField label={t('cb.to')} type="month" value={to} min={from} max={now} onChange={setTo} />
          <Choice
            label={t('cb.by')}
            tiles
            value={by}
            onChange={setBy}
            options={(['unit', 'community'] as const).map(value => ({ value, label: t(`cb.by.${value}`) }))}
          />
        </div>
        {error && <ErrorNote error={error} retry={refetch} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && data.rows.length === 0 && <EmptyState title={t('cb.rates.none')} />}
        {data && data.rows.length > 0 && (
          <>
            <p className="ui-soft">
              {t(data.version === 0 ? 'cb.version.first' : 'cb.version', { version: data.version, ...data.settings.weights })}{' '}
              {t('cb.grade.why', {
                good: percent.format(data.settings.targets.good),
                fair: percent.format(data.settings.targets.fair),
              })}
            </p>
            <Figures title={t('cb.whole')} rows={[data.whole]} view={data} whole onLook={look} />
            {groups.map(([key, rows]) => (
              <Figures
                key={key}
                title={t('cb.group', { part: t(`cb.part.${rows[0]!.part}`), volume: t(`cb.volume.${rows[0]!.volume}`) })}
                rows={rows}
                view={data}
                onLook={look}
              />
            ))}
          </>
        )}
        {looked && <Behind key={JSON.stringify(looked.query)} looked={looked} onClose={() => setLooked(undefined)} />}
      </div>
    </Page>
  )
}

type FiguresProps = {
  title: string
  rows: readonly RateRow[]
  view: RatesView
  whole?: boolean
  onLook: (row: RateRow, whole: boolean, figure: BehindFigure, title: string, of: string) => void
}

function Figures({ title, rows, view, whole = false, onLook }: FiguresProps) {
  const t = useCallbackText()
  const name = useNames()
  const few = t('cb.few', { n: view.fewest })
  const nameOf = (row: RateRow) => (whole ? t('cb.whole') : name(row.key) || t('cb.none'))
  const marked = rows.some(row => row.mark)
  return (
    <section aria-label={title}>
      <h2 className="callback-group">{title}</h2>
      <div className="callback-scroll">
        <table className="callback-figures">
          <thead>
            <tr>
              <th scope="col">{t('cb.name')}</th>
              {counts.map(key => (
                <th key={key} scope="col">
                  {t(`cb.${key}`)}
                </th>
              ))}
              {shares.map(([, , says]) => (
                <th key={says} scope="col">
                  {t(says)}
                </th>
              ))}
              <th scope="col">{t('cb.score')}</th>
              {!whole && <th scope="col">{t('cb.grade')}</th>}
              {marked && <th scope="col">{t('cb.mark')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={`${row.part} ${row.key}`}>
                <th scope="row">{nameOf(row)}</th>
                {counts.map(key => (
                  <td key={key}>
                    {row[key] === 0 ? (
                      '0'
                    ) : (
                      <button
                        type="button"
                        className="callback-number"
                        aria-label={`${nameOf(row)} ${t(`cb.${key}`)} ${row[key] ?? few}`}
                        onClick={() => onLook(row, whole, key, t(`cb.${key}`), nameOf(row))}
                      >
                        {row[key] ?? few}
                      </button>
                    )}
                  </td>
                ))}
                {shares.map(([key, figure, says]) => {
                  const rate = row[key]
                  return (
                    <td key={key}>
                      {rate ? (
                        <button
                          type="button"
                          className="callback-number"
                          aria-label={`${nameOf(row)} ${t(says)} ${percent.format(rate.value)}`}
                          onClick={() => onLook(row, whole, figure, t(says), nameOf(row))}
                        >
                          {percent.format(rate.value)}
                        </button>
                      ) : (
                        few
                      )}
                      {rate && (
                        <small>
                          {t('cb.of', { points: points.format(rate.points), of: rate.of })}
                          <br />
                          {t('cb.range', { low: percent.format(rate.low), high: percent.format(rate.high) })}
                        </small>
                      )}
                    </td>
                  )
                })}
                <td>
                  {row.score ? percent.format(row.score.value) : few}
                  {row.score && (
                    <small>{t('cb.range', { low: percent.format(row.score.low), high: percent.format(row.score.high) })}</small>
                  )}
                </td>
                {!whole && <td>{row.grade ? <strong className={`callback-grade is-${row.grade}`}>{row.grade}</strong> : '–'}</td>}
                {marked && (
                  <td>{row.mark ? t('cb.mark.of', { mean: points.format(row.mark.mean), count: row.mark.of }) : '–'}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
