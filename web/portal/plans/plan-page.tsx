import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { PublicPlanPage } from '#contract/public-plans'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { sayDate } from '../info/say-date.ts'
import { told } from './list-page.tsx'
import { Standing, useFacts } from './stood.tsx'
import { useText } from './text.ts'

type Item = PublicPlanPage['items'][number]
const shown = ['kept', 'on-way', 'late', 'no-data'] as const
const isPromise = (item: Item) => item.standing !== 'none'

/** Items in the order of the tree, with how deep they lie; headings without a promise below are left out. */
function inOrder(items: readonly Item[], keep: (item: Item) => boolean): readonly { item: Item; depth: number }[] {
  const under = Map.groupBy(items, item => item.parent ?? '')
  const walk = (parent: string, depth: number): { item: Item; depth: number }[] =>
    (under.get(parent) ?? []).flatMap(item => {
      const below = walk(item.id, depth + 1)
      return isPromise(item)
        ? keep(item)
          ? [{ item, depth }, ...below]
          : below
        : below.length > 0
          ? [{ item, depth }, ...below]
          : []
    })
  return walk('', 0)
}

/** One plan: each promise, how it stands, and the clause it stands for. */
export function PlanPage({ id }: { id: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`plans/${id}/${language}`, signal =>
    api.get<PublicPlanPage>(`/public/plans/${id}`, { signal }),
  )
  const [only, setOnly] = useState<string>()
  const rows = useMemo(() => inOrder(data?.items ?? [], item => only === undefined || item.standing === only), [data, only])
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={8} />
  return (
    <Page title={data.title} back={{ to: '/plans', label: t('pp.title') }} lead={data.plain}>
      <p>{t('pp.says', told(data.standings))}</p>
      <Around plan={data} />
      <Select
        label={t('pp.show')}
        empty={t('pp.all')}
        value={only}
        onChange={setOnly}
        options={shown.map(value => ({ value, label: t(`pp.${value}`) }))}
      />
      {rows.length === 0 && <p className="ui-soft">{t('pp.none.here')}</p>}
      <ul className="pp-items">
        {rows.map(({ item, depth }) =>
          isPromise(item) ? <Promised key={item.id} item={item} /> : <Heading key={item.id} item={item} depth={depth} />,
        )}
      </ul>
      <p className="ui-soft">{t('pp.how')}</p>
    </Page>
  )
}

/** The plans before and after this one, and what was changed in between. */
function Around({ plan: { id, before, next, editions } }: { plan: PublicPlanPage }) {
  const t = useText()
  if (!before && next.length === 0 && editions.length < 2) return null
  return (
    <ul className="pp-around">
      {before && (
        <li>
          <Link href={`/plans/${id}/before`}>{t('pp.before.link', { title: before.title })}</Link>
        </li>
      )}
      {next.map(plan => (
        <li key={plan.id}>
          <Link href={`/plans/${plan.id}`}>{t('pp.next.link', { title: plan.title })}</Link>
        </li>
      ))}
      {editions.length > 1 && (
        <li>
          <Link href={`/plans/${id}/changes`}>{t('pp.changes.link')}</Link>
        </li>
      )}
    </ul>
  )
}

const Heading = ({ item, depth }: { item: Item; depth: number }) => (
  <li className={depth === 0 ? 'pp-goal' : 'pp-measure'}>
    {item.number} {item.title}
  </li>
)

function Promised({ item }: { item: Item }) {
  const t = useText()
  const language = useLanguage()
  const facts = [
    ...useFacts()(item),
    item.lead && t('pp.lead.unit', { unit: item.lead }),
    item.asOf && t('pp.as.of', { day: sayDate(item.asOf, language) }),
  ].filter(Boolean)
  return (
    <li className="pp-promise">
      <p>
        <b>{item.title}</b> <Standing standing={item.standing} />
      </p>
      {item.share !== null && <progress max={1} value={item.share} aria-label={item.title} />}
      <p className="ui-soft">{facts.join(' · ')}</p>
      {item.quote && item.quote !== item.title && (
        <details>
          <summary>{t('pp.clause')}</summary>
          <blockquote>{item.quote}</blockquote>
        </details>
      )}
    </li>
  )
}
