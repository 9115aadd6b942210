import { useMemo, useState } from 'react'
import type { PublicPlanPage } from '#contract/plans'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { sayDate } from '../info/say-date.ts'
import { told } from './list-page.tsx'
import { useText } from './text.ts'

type Item = PublicPlanPage['items'][number]
const tones: Readonly<Record<Item['standing'], Tone>> = {
  kept: 'green',
  'on-way': 'blue',
  late: 'red',
  'no-data': 'grey',
  none: 'grey',
}
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

const Heading = ({ item, depth }: { item: Item; depth: number }) => (
  <li className={depth === 0 ? 'pp-goal' : 'pp-measure'}>
    {item.number} {item.title}
  </li>
)

function Promised({ item }: { item: Item }) {
  const t = useText()
  const language = useLanguage()
  const { unit } = item
  const facts = [
    item.value !== null && t('pp.value', { value: Math.round(item.value * 10) / 10, unit }),
    item.low !== null && t('pp.asked', { low: item.low, unit }),
    item.due && t('pp.due', { day: sayDate(item.due, language) }),
    item.lead && t('pp.lead.unit', { unit: item.lead }),
    item.asOf && t('pp.as.of', { day: sayDate(item.asOf, language) }),
  ].filter(Boolean)
  return (
    <li className="pp-promise">
      <p>
        <b>{item.title}</b>{' '}
        {item.standing !== 'none' && <StateChip tone={tones[item.standing]}>{t(`pp.${item.standing}`)}</StateChip>}
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
