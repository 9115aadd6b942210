import { useState } from 'react'
import { Link } from 'wouter'
import type { PublicBecame } from '#contract/public-plans'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { Standing, useFacts } from './stood.tsx'
import { useText } from './text.ts'

type Row = PublicBecame['rows'][number]
const fates = ['kept', 'carried', 'late', 'rest'] as const
type Fate = (typeof fates)[number]

/** Kept, carried on, late and dropped, or what is still open. */
const fateOf = (row: Row): Fate =>
  row.standing === 'kept' ? 'kept' : row.carried ? 'carried' : row.standing === 'late' ? 'late' : 'rest'

/** What became of the promises of the plan before: as they stood on one side, where they go on on the other. */
export function BeforePage({ id }: { id: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`plans/${id}/became/${language}`, signal =>
    api.get<PublicBecame>(`/public/plans/${id}/became`, { signal }),
  )
  const [only, setOnly] = useState<string>()
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={8} />
  const { before, plan, rows } = data
  const count = (fate: Fate) => rows.filter(row => fateOf(row) === fate).length
  return (
    <Page title={t('pp.before')} back={{ to: `/plans/${id}`, label: plan.title }}>
      <p>
        {t('pp.before.says', {
          count: rows.length,
          kept: count('kept'),
          carried: count('carried'),
          late: count('late'),
          rest: count('rest'),
        })}
      </p>
      <Select
        label={t('pp.show')}
        empty={t('pp.all')}
        value={only}
        onChange={setOnly}
        options={fates.map(value => ({ value, label: t(`pp.fate.${value}`) }))}
      />
      <div className="pp-pair pp-pair-head" aria-hidden="true">
        <Link href={`/plans/${before.id}`}>{before.title}</Link>
        <Link href={`/plans/${plan.id}`}>{plan.title}</Link>
      </div>
      <ul className="pp-items">
        {rows
          .filter(row => only === undefined || fateOf(row) === only)
          .map(row => (
            <Pair key={row.id} row={row} />
          ))}
      </ul>
      <p className="ui-soft">{t('pp.before.how')}</p>
    </Page>
  )
}

function Pair({ row }: { row: Row }) {
  const t = useText()
  const facts = useFacts()
  const { carried } = row
  return (
    <li className="pp-pair pp-promise">
      <div>
        <p>
          <b>{row.title}</b> <Standing standing={row.standing} />
        </p>
        <p className="ui-soft">{facts(row).join(' · ')}</p>
      </div>
      <div>
        {carried ? (
          <>
            <p>
              <b>{carried.title === row.title ? t('pp.goes.on') : carried.title}</b> <Standing standing={carried.standing} />
            </p>
            <p className="ui-soft">{facts(carried).join(' · ')}</p>
            {carried.reason && <p>{t('pp.why', { reason: carried.reason })}</p>}
          </>
        ) : (
          <p className="ui-soft">{t(row.standing === 'kept' ? 'pp.done.before' : 'pp.not.carried')}</p>
        )}
      </div>
    </li>
  )
}
