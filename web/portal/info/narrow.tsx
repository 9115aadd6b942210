import { useState } from 'react'
import { Link } from 'wouter'
import type { DocumentFacets } from '#contract/documents'
import { buttonClass } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { type InfoFilter, writeFilter } from './filter.ts'
import { useText } from './text.ts'

type Props = { filter: InfoFilter; facets: DocumentFacets | undefined; onChange: (more: InfoFilter) => void }

/** Classes as links that can be shared; the rest of the filters below them. */
export function Narrow({ filter, facets, onChange }: Props) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const chosen = facets?.classes.find(one => one.id === filter.class)?.title ?? t('info.class.all')
  const counted = (one: { id: string; name: string; count: number }) => ({
    value: one.id,
    label: `${one.name} (${one.count})`,
  })
  return (
    <div className="info-narrow ui-no-print">
      <button
        type="button"
        className={`${buttonClass('plain', 'small')} info-fold`}
        aria-expanded={open}
        aria-controls="info-classes"
        onClick={() => setOpen(!open)}
      >
        {t('info.class.chosen', { name: chosen })}
      </button>
      <nav id="info-classes" aria-label={t('info.class')} data-open={open || undefined}>
        <ul className="info-classes">
          <li>
            <Link
              href={`/info${writeFilter({ ...filter, class: undefined })}`}
              aria-current={filter.class ? undefined : 'true'}
              onClick={() => setOpen(false)}
            >
              {t('info.class.all')}
              {facets && <small>{facets.total}</small>}
            </Link>
          </li>
          {facets?.classes
            .filter(one => one.count > 0 || one.id === filter.class)
            .map(one => (
              <li key={one.id}>
                <Link
                  href={`/info${writeFilter({ ...filter, class: one.id })}`}
                  aria-current={one.id === filter.class ? 'true' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {one.title}
                  <small>{one.count}</small>
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <details className="info-more" open={Boolean(filter.unit || filter.year || filter.community || filter.inForce)}>
        <summary>{t('info.narrow')}</summary>
        <div>
          <Select
            label={t('info.unit')}
            empty={t('info.unit.all')}
            value={filter.unit}
            onChange={unit => onChange({ unit })}
            options={facets?.units.map(counted) ?? []}
          />
          <Select
            label={t('info.year')}
            empty={t('info.year.all')}
            value={filter.year}
            onChange={year => onChange({ year })}
            options={facets?.years.map(one => ({ value: String(one.year), label: `${one.year} (${one.count})` })) ?? []}
          />
          <Select
            label={t('info.community')}
            empty={t('info.community.all')}
            value={filter.community}
            onChange={community => onChange({ community })}
            options={facets?.communities.map(counted) ?? []}
          />
          <Checkbox checked={filter.inForce === 'true'} onChange={yes => onChange({ inForce: yes ? 'true' : undefined })}>
            {t('info.inforce')}
          </Checkbox>
        </div>
      </details>
    </div>
  )
}
