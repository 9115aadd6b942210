import { useState } from 'react'
import { Link } from 'wouter'
import type { PlanDetail } from '#contract/plans'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useDiff } from './data.ts'
import { useSayField } from './say-field.ts'
import { usePlanText } from './text.ts'

/** What was adopted when, and what is different between any two of them. */
export function Editions({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const [from, setFrom] = useState(String(plan.edition))
  const [to, setTo] = useState('0')
  if (plan.editions.length === 0) return <EmptyState title={t('pl.editions.none')}>{t('pl.editions.none.next')}</EmptyState>
  const options = plan.editions.map(e => ({ value: String(e.edition), label: t('pl.edition', { n: e.edition }) }))
  return (
    <>
      <ul className="pl-editions">
        {plan.editions.map(e => (
          <li key={e.edition}>
            <b>{t('pl.edition', { n: e.edition })}</b> <When at={e.at} /> {e.by} · {t('pl.promises', { count: e.promises })}
            {e.words && <p>{e.words}</p>}
          </li>
        ))}
      </ul>
      <h2>{t('pl.diff')}</h2>
      <div className="pl-filters">
        <Select
          label={t('pl.diff.from')}
          empty={false}
          value={from}
          onChange={value => setFrom(value ?? '1')}
          options={options}
        />
        <Select
          label={t('pl.diff.to')}
          empty={false}
          value={to}
          onChange={value => setTo(value ?? '0')}
          options={[{ value: '0', label: t('pl.diff.now') }, ...options]}
        />
      </div>
      <Difference plan={plan.id} from={Number(from)} to={Number(to)} />
    </>
  )
}

function Difference({ plan, from, to }: { plan: string; from: number; to: number }) {
  const t = usePlanText()
  const say = useSayField()
  const { data, error } = useDiff(plan, from, to)
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton lines={3} />
  if (data.rows.length === 0) return <p className="ui-soft">{t('pl.diff.none')}</p>
  return (
    <ul className="pl-diff">
      {data.rows.map(row => (
        <li key={row.id} className={`pl-diff-${row.what}`}>
          <b>{t(`pl.diff.${row.what}`)}</b>{' '}
          {row.what === 'gone' ? row.title : <Link href={`/${plan}/i/${row.id}`}>{`${row.number} ${row.title}`}</Link>}
          {row.changes.map(change => (
            <p key={change.field}>
              {t(`pl.d.${change.field}` as 'pl.d.title')}: <del>{say(change.field, change.before)}</del> →{' '}
              <ins>{say(change.field, change.after)}</ins>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
